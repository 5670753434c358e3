"""What a page says of comments in French: how many, when; the mail that replaces a form. Core."""

from datetime import datetime
from urllib.parse import quote

from plugins.shared.dates import format_french_date
from plugins.shared.numbers import format_number

NBSP = "\u00a0"
_NUMBERS = (
    *("", "Un", "Deux", "Trois", "Quatre", "Cinq", "Six", "Sept", "Huit", "Neuf", "Dix"),
    *("Onze", "Douze", "Treize", "Quatorze", "Quinze", "Seize"),
)


def format_count(count: int) -> str:
    """`3 commentaires`, for lists."""
    return f"{format_number(count)}{NBSP}commentaire{'s' if count > 1 else ''}"


def format_heading(count: int) -> str:
    """`Trois commentaires`, in words as long as they are short; `Commentaires` before the first."""
    if not count:
        return "Commentaires"
    if count < len(_NUMBERS):
        return f"{_NUMBERS[count]} commentaire{'s' if count > 1 else ''}"
    return format_count(count)


def format_pings(count: int) -> str:
    """`Cité par deux autres pages`, over those that speak of an article."""
    if count == 1:
        return "Cité par une autre page"
    number = _NUMBERS[count].lower() if count < len(_NUMBERS) else format_number(count)
    return f"Cité par {number} autres pages"


def format_moment(moment: datetime) -> str:
    """`12 mars 2026 à 9 h 05`; the day and the hour never part."""
    hour = f"{moment.hour}{NBSP}h{NBSP}{moment.minute:02}" if moment.minute else ""
    return f"{format_french_date(moment)} à {hour or f'{moment.hour}{NBSP}h'}"


def build_mail_link(address: str, subject: str, body: str) -> str:
    """A `mailto:` that opens with a subject and a text; no sign of theirs can leave its place."""
    said = body.replace("\n", "\r\n")
    return f"mailto:{quote(address, safe='@')}?subject={quote(subject, '')}&body={quote(said, '')}"
