"""What the tests of reading share: a day, the rules of a site, and one converter."""

from collections.abc import Callable
from datetime import date
from zoneinfo import ZoneInfo

import pytest

from plugins.reading.article import ReadArticle, read_article
from plugins.reading.conversion import build_converter
from plugins.reading.header import Header, Rules, read_header
from plugins.reading.source import parse_source

CONVERT = build_converter(
    {"extensions": ["markdown.extensions.meta", "markdown.extensions.fenced_code"]}
)

Head = Callable[..., Header]
Read = Callable[..., ReadArticle]


@pytest.fixture(scope="session")
def rules() -> Rules:
    """The rules of a site on 24 November 2026."""
    return Rules(
        zone=ZoneInfo("Europe/Paris"),
        today=date(2026, 11, 24),
        templates=frozenset({"article", "page"}),
        reserved=frozenset({"archives"}),
    )


@pytest.fixture(scope="session")
def head(rules: Rules) -> Head:
    """The header of an article that says `fields`, from line 3 on, below a title and a date."""

    def read(fields: str, stem: str = "un-article") -> Header:
        source = parse_source(f"Title: T\nDate: 2024-03-02\n{fields}\n\nTexte")
        return read_header(source, rules, stem)

    return read


@pytest.fixture(scope="session")
def read(rules: Rules) -> Read:
    """An article read from its whole source, text or bytes."""

    def read_source(source: str | bytes, stem: str = "un-article") -> ReadArticle:
        raw = source.encode() if isinstance(source, str) else source
        return read_article(raw, stem, rules, CONVERT)

    return read_source
