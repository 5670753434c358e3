"""Dates as they must be written, and what a date written otherwise surely meant. Core.

Nothing is guessed: what is not ISO is refused, with the right form when there is only one.
"""

import re
from datetime import date, datetime, timedelta, tzinfo

from plugins.reading.names import fold_name
from plugins.reading.problems import RefusedValueError

EARLIEST_YEAR = 1995
YEARS_AHEAD = 5

_ISO = re.compile(r"\d{4}-\d\d-\d\d(?:[ T]\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?", re.ASCII)
_TIME = r"(?:(?:,| à|\s|T)+(?P<hour>\d{1,2})\s?(?:h|:)\s?(?P<minute>\d\d)?(?::\d\d)?)?"
_WEEKDAY = r"(?:le\s)?(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche),?\s)?"
_WORDS = re.compile(
    rf"{_WEEKDAY}(?P<day>\d{{1,2}})(?:er|ᵉʳ)?\s(?P<month>[^\W\d_]+)\.?\s(?P<year>\d{{4}}){_TIME}",
    re.IGNORECASE,
)
_YEAR_FIRST = re.compile(rf"(?P<year>\d{{4}})[-/. ](?P<month>\d\d?)[-/. ](?P<day>\d\d?){_TIME}")
_DAY_FIRST = re.compile(rf"(?P<day>\d\d?)[-/. ](?P<month>\d\d?)[-/. ](?P<year>\d{{4}}){_TIME}")

_MONTHS = (
    *("janvier", "fevrier", "mars", "avril", "mai", "juin"),
    *("juillet", "aout", "septembre", "octobre", "novembre", "decembre"),
)
_SHORTEST_MONTH = 3
_BARE = str.maketrans("éèû", "eeu")


def parse_date(text: str, zone: tzinfo) -> datetime:
    """The moment that `text` names; in `zone` unless it says its own offset.

    Raises RefusedValueError for all but `2024-03-05`, `2024-03-05 08:00` and their longer forms.
    """
    if not _ISO.fullmatch(text):
        raise RefusedValueError(_describe_refusal(text))
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise RefusedValueError(
            f"la date « {text} » n’existe pas\u00a0: vérifiez le jour, le mois et l’heure"
        ) from None
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)


def is_plausible(moment: datetime, today: date) -> bool:
    """Whether a blog can have been dated so: from 1995 to five years ahead."""
    latest = today + timedelta(days=366 * YEARS_AHEAD)
    return moment.year >= EARLIEST_YEAR and moment.date() <= latest


def find_iso_form(text: str) -> str | None:
    """How the date `text` must be written, when that is known for sure.

    `05/03/2024` is read as French readers do, day first.
    """
    for pattern in (_WORDS, _YEAR_FIRST, _DAY_FIRST):
        match = pattern.fullmatch(text.strip())
        if match:
            return _format_match(match)
    return None


def _describe_refusal(text: str) -> str:
    right = find_iso_form(text)
    if right:
        return f"la date « {text} » doit s’écrire {right}"
    return f"la date « {text} » ne se comprend pas\u00a0: écrivez année-mois-jour, comme 2024-03-05"


def _format_match(match: re.Match[str]) -> str | None:
    month = _find_month(match["month"])
    if month is None:
        return None
    year, day = int(match["year"]), int(match["day"])
    for numbers in ((year, month, day), (year, day, month)):
        try:
            return date(*numbers).isoformat() + _format_time(match)
        except ValueError:
            continue
    return None


def _find_month(word: str) -> int | None:
    if word.isdigit():
        return int(word)
    bare = fold_name(word).translate(_BARE)
    if len(bare) < _SHORTEST_MONTH:
        return None
    found = [number for number, name in enumerate(_MONTHS, 1) if name.startswith(bare)]
    return found[0] if len(found) == 1 else None


def _format_time(match: re.Match[str]) -> str:
    if match["hour"] is None:
        return ""
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    return datetime(1995, 1, 1, hour, minute).strftime(" %H:%M")  # noqa: DTZ001 - a wall clock
