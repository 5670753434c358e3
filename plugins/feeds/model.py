"""A feed and its entries, before they are RSS, Atom or JSON. Core: values only.

Every address in them is absolute; `title` and `summary` are plain text, `content` is HTML.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol, TypeVar

NEVER = datetime(1970, 1, 1, tzinfo=UTC)
"""The update of a feed without entries: Atom asks for a date, and the clock is not asked."""


@dataclass(frozen=True)
class Image:
    """The picture of an article; its size is known when its card was made by the house."""

    url: str
    media_type: str | None = None
    width: int | None = None
    height: int | None = None


@dataclass(frozen=True)
class Entry:
    """One article as subscribers receive it."""

    id: str
    url: str
    title: str
    summary: str
    content: str
    authors: tuple[str, ...]
    tags: tuple[str, ...]
    published: datetime
    updated: datetime
    image: Image | None = None


@dataclass(frozen=True)
class Feed:
    """One feed in one format: `url` is its own address, `home` the page with the same list."""

    id: str
    url: str
    home: str
    title: str
    author: str
    description: str
    language: str
    favicon: str
    entries: tuple[Entry, ...]
    stylesheet: str | None = None
    hubs: tuple[str, ...] = ()
    """Who tells subscribers of what is new (WebSub)."""

    @property
    def updated(self) -> datetime:
        """The newest update of its entries: two builds of one source say the same."""
        return max((entry.updated for entry in self.entries), default=NEVER)


class Publication(Protocol):
    """What is needed of an article to put it in order."""

    @property
    def date(self) -> datetime: ...

    @property
    def slug(self) -> str: ...


P = TypeVar("P", bound=Publication)


def select_newest(articles: Iterable[P], count: int | None) -> list[P]:
    """The `count` newest articles, the newest first; all of them when `count` is None."""
    ordered = sorted(articles, key=lambda article: (article.date, article.slug), reverse=True)
    return ordered[:count]
