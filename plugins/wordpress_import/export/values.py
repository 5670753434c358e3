"""What the short texts of an export say: numbers, moments, slugs, names. Core."""

import re
import unicodedata
from datetime import UTC, datetime
from urllib.parse import unquote

BLANKS = " \t\n\r\f\v"
NUMBER = re.compile(r"\s*(-?[0-9]{1,18})\s*\Z")
MOMENT = re.compile(r"\s*([0-9]{4}-[0-9]{2}-[0-9]{2})[ T]([0-9]{2}:[0-9]{2}(?::[0-9]{2})?)\b")
FEED_DATE = re.compile(
    r"\b([0-9]{1,2}) ([A-Z][a-z]{2}) ([0-9]{4}) ([0-9]{2}:[0-9]{2}:[0-9]{2})(?: ([+-][0-9]{4}))?"
)
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
UNFIT_FOR_SLUG = re.compile(r"[\x00-\x1f\x7f-\x9f/\\\ufffd]")
NOT_OF_SLUG = re.compile(r"[^a-z0-9]+")


def parse_number(text: str) -> int:
    """The whole number that `text` is, 0 when it is none."""
    found = NUMBER.match(text)
    return int(found[1]) if found else 0


def parse_moment(text: str) -> datetime | None:
    """`2017-11-21 07:30:00` without a zone; None for zeros, nothing, or no such day."""
    found = MOMENT.match(text)
    try:
        return datetime.fromisoformat(f"{found[1]} {found[2]}") if found else None
    except ValueError:
        return None


def parse_moment_gmt(text: str) -> datetime | None:
    """The same, in UTC."""
    moment = parse_moment(text)
    return moment.replace(tzinfo=UTC) if moment else None


def parse_feed_date(text: str) -> datetime | None:
    """`Tue, 21 Nov 2017 06:30:00 +0000` in UTC; None for the year -0001 of drafts."""
    found = FEED_DATE.search(text)
    if not found or found[2] not in MONTHS:
        return None
    day, month, year, clock, zone = found.groups()
    told = f"{year}-{MONTHS.index(month) + 1:02}-{int(day):02} {clock}{zone or '+0000'}"
    try:
        return datetime.fromisoformat(told).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def decode_slug(text: str) -> str:
    """The letters of a slug, as readers see them; left as it is if that would not be one."""
    slug = text.strip(BLANKS)
    if "%" not in slug:
        return slug
    decoded = unquote(slug, errors="replace")
    return slug if UNFIT_FOR_SLUG.search(decoded) else decoded


def guess_slug(name: str) -> str:
    """The slug that a term of this name most likely has."""
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return NOT_OF_SLUG.sub("-", letters.lower()).strip("-") or name.strip(BLANKS)
