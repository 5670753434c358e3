"""Dates as a blog shows them, in French or in English, found in a line. Core."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

EARLIEST, LATEST = 1995, 2100
_NOON = 12

_FRENCH = "janv févr mars avr mai juin juil août sept oct nov déc"
_ENGLISH = "jan feb mar apr may jun jul aug sep oct nov dec"
_NAMES = (
    r"janv(?:ier)?|f[ée]v(?:r(?:ier)?)?|mars|avr(?:il)?|mai|juin|juil(?:let)?|ao[ûu]t|d[ée]c(?:embre)?"
    r"|sept(?:embre)?|oct(?:obre)?|nov(?:embre)?"
    r"|jan(?:uary)?|feb(?:ruary)?|march|mar|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:tember)?"
    r"|october|november|december"
)
_TIME = (
    r"(?:[\s,]{1,3}(?:à|at|@|-|–)?\s{0,2}(?P<hour>[0-2]?\d)\s?(?:h|:)\s?(?P<minute>[0-5]\d)"
    r"(?::[0-5]\d)?(?:\s?(?P<half>[ap])\.?m\b\.?)?)?"
)
_ISO = re.compile(
    r"(?<![\d-])(?P<iso>\d{4}-\d\d-\d\d"
    r"(?:[T ]\d\d:\d\d(?::\d\d)?(?:\.\d{1,6})?(?:Z|[+-]\d\d:?\d\d)?)?)(?![\d-])",
    re.ASCII,
)
_DAY_FIRST = re.compile(
    rf"(?<!\w)(?P<day>[0-3]?\d)(?:er|ᵉʳ|st|nd|rd|th)?\s{{1,2}}(?P<month>{_NAMES})\.?,?\s{{1,2}}"
    rf"(?P<year>\d{{4}}){_TIME}(?!\w)",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(
    rf"(?<!\w)(?P<month>{_NAMES})\.?\s{{1,2}}(?P<day>[0-3]?\d)(?:st|nd|rd|th)?,?\s{{1,2}}"
    rf"(?P<year>\d{{4}}){_TIME}(?!\w)",
    re.IGNORECASE,
)
_NUMBERS = re.compile(
    rf"(?<![\d/.])(?P<day>[0-3]?\d)[/.-](?P<month>[01]?\d|[0-3]\d)[/.-](?P<year>\d{{4}}){_TIME}(?![\d/])"
)
_PATH = re.compile(r"/(?P<year>(?:19|20)\d\d)/(?P<month>[01]\d)/(?P<day>[0-3]\d)(?:/|$)", re.ASCII)


@dataclass(frozen=True)
class FoundDate:
    """A date, and where it stands in its line."""

    value: date | datetime
    start: int
    end: int


def find_date(line: str) -> FoundDate | None:
    """The first date in `line`; a moment, where the line tells the hour."""
    for pattern in (_ISO, _DAY_FIRST, _MONTH_FIRST, _NUMBERS):
        for match in pattern.finditer(line):
            value = _read(match)
            if value and EARLIEST <= value.year <= LATEST:
                return FoundDate(value, match.start(), match.end())
    return None


def parse_moment(text: str) -> date | datetime | None:
    """What a machine wrote: `2017-11-21T07:30:00+01:00`, or any form that a line may hold."""
    found = find_date(text.strip())
    return found.value if found else None


def find_path_date(path: str) -> date | None:
    """The day in an address such as `/2017/11/21/mon-article/`."""
    match = _PATH.search(path)
    return _build_date(match["year"], match["month"], match["day"]) if match else None


def format_moment(value: date | datetime, zone: tzinfo) -> str:
    """As a field holds it: the day alone, or the clock of that day with its offset."""
    if not isinstance(value, datetime):
        return value.isoformat()
    local = value.replace(tzinfo=zone) if value.tzinfo is None else value.astimezone(zone)
    return local.isoformat(timespec="seconds")


def _read(match: re.Match[str]) -> date | datetime | None:
    groups = match.groupdict()
    if groups.get("iso"):
        return _read_iso(groups["iso"])
    month = groups["month"]
    number = int(month) if month.isdigit() else _find_month(month)
    day = _build_date(groups["year"], number, groups["day"])
    day = day or _build_date(groups["year"], groups["day"], number)
    return _add_time(day, groups) if day and groups["hour"] else day


def _read_iso(text: str) -> date | datetime | None:
    try:
        return (
            datetime.fromisoformat(text)
            if len(text) > len("2017-11-21")
            else (date.fromisoformat(text))
        )
    except ValueError:
        return None


def _find_month(name: str) -> int:
    bare = _strip_accents(name)
    for names in (_FRENCH, _ENGLISH):
        for number, beginning in enumerate(names.split(), 1):
            if bare.startswith(_strip_accents(beginning)):
                return number
    return 2 if bare.startswith("fev") else 0


def _strip_accents(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))


def _build_date(year: int | str, month: int | str, day: int | str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _add_time(day: date, groups: dict[str, str]) -> date | datetime:
    hour = int(groups["hour"])
    if groups["half"]:
        hour = hour % _NOON + (_NOON if groups["half"].lower() == "p" else 0)
    try:
        return datetime(day.year, day.month, day.day, hour, int(groups["minute"] or 0))  # noqa: DTZ001
    except ValueError:
        return day
