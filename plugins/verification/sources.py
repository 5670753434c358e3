"""Which output each source makes, and whether it may. Core."""

from collections.abc import Mapping
from datetime import datetime, tzinfo
from typing import Any, NamedTuple

from plugins.reading.decoding import decode_source
from plugins.reading.header import Rules, read_header
from plugins.reading.source import parse_source
from plugins.verification.facts import Text


class Raw(NamedTuple):
    """One file: its place as findings name it, its name without its end, its bytes."""

    path: str
    stem: str
    content: bytes
    is_article: bool


def read_source(raw: Raw, patterns: Mapping[str, str], now: datetime) -> tuple[str, Text]:
    """The output that `raw` would make, by the `*_SAVE_AS` of `patterns`, and its text."""
    text, _ = decode_source(raw.content)
    zone = now.tzinfo
    assert zone is not None  # noqa: S101 - the caller's promise
    values = _read_values(text, raw, zone, now)
    pattern = patterns["ARTICLE_SAVE_AS" if raw.is_article else "PAGE_SAVE_AS"]
    output = pattern.format(slug=values["slug"], lang=values.get("lang", ""), **_name_date(values))
    later = raw.is_article and values["date"] > now
    return output, Text(raw.path, text, values["status"] == "draft" or later)


def _read_values(text: str, raw: Raw, zone: tzinfo, now: datetime) -> dict[str, Any]:
    rules = Rules(zone, now.date(), is_article=raw.is_article)
    return read_header(parse_source(text), rules, raw.stem).values


def _name_date(values: dict[str, Any]) -> dict[str, Any]:
    return {"date": values["date"]} if "date" in values else {}
