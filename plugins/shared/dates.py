"""Dates as French readers write them, without asking the machine for a French locale.

Core: values in, text out. The first of a month is « 1er », the other days are bare (Lexique des
règles typographiques en usage à l’Imprimerie nationale, 2002, « Dates »).
"""

from datetime import date, datetime

MONTHS = (
    *("janvier", "février", "mars", "avril", "mai", "juin"),
    *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
)


def format_french_date(day: date) -> str:
    """`1er mars 2018`, `21 novembre 2017`; the spaces are no-break so that a date never parts."""
    ordinal = "1er" if day.day == 1 else str(day.day)
    return f"{ordinal}\u00a0{MONTHS[day.month - 1]}\u00a0{day.year}"


def format_iso_date(moment: date) -> str:
    """The machine's form for `<time datetime>` and feeds; a datetime keeps its UTC offset."""
    if isinstance(moment, datetime):
        return moment.isoformat(timespec="seconds")
    return moment.isoformat()
