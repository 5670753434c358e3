"""Comments as an Atom feed (RFC 4287), each saying what it answers (RFC 4685). Core.

An id grows from what a comment keeps for good; neither its text nor the address of the site counts.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID, uuid5
from xml.etree.ElementTree import Element, SubElement, tostring
from xml.sax.saxutils import quoteattr

from plugins.comments.model import Comment
from plugins.shared.dates import format_iso_date

NEVER = datetime(1970, 1, 1, tzinfo=UTC)
"""The update of a feed without comments: Atom asks for a date, and the clock is not asked."""

_NAMESPACES = {
    "xmlns": "http://www.w3.org/2005/Atom",
    "xmlns:thr": "http://purl.org/syndication/thread/1.0",
}
_ILLEGAL = re.compile(r"[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")


@dataclass(frozen=True)
class Target:
    """What a comment answers: the lasting id of it in a feed, and its absolute address."""

    id: str
    url: str


@dataclass(frozen=True)
class FeedEntry:
    """One comment as subscribers receive it; `content` is HTML, `title` and `name` plain text."""

    id: str
    url: str
    title: str
    name: str
    published: datetime
    content: str
    answers: Target | None = None


@dataclass(frozen=True)
class CommentFeed:
    """The comments of an article or of the site: `url` is its own address, `home` the page’s."""

    id: str
    url: str
    home: str
    title: str
    author: str
    language: str
    entries: tuple[FeedEntry, ...]
    stylesheet: str | None = None


def build_comment_id(namespace: UUID, identity: str) -> str:
    """The lasting id of a comment; no slug holds a slash, so it is never that of an article."""
    return uuid5(namespace, f"commentaire/{identity}").urn


def build_feed_id(namespace: UUID, path: str) -> str:
    """The lasting id of the feed at `path`, whatever its extension."""
    return uuid5(namespace, f"/{path.rpartition('.')[0] or path}").urn


def select_newest(comments: Iterable[Comment], count: int) -> list[Comment]:
    """The `count` newest comments, the newest first."""
    return sorted(comments, key=lambda each: (each.created, each.id), reverse=True)[:count]


def render_feed(feed: CommentFeed) -> str:
    """The Atom document of `feed`."""
    root = Element("feed", {**_NAMESPACES, "xml:lang": feed.language})
    updated = max((entry.published for entry in feed.entries), default=NEVER)
    _add(root, "id", feed.id)
    _add(root, "title", feed.title, type="text")
    _add(root, "updated", format_iso_date(updated))
    _add(root, "link", rel="self", type="application/atom+xml", href=feed.url)
    _add(root, "link", rel="alternate", type="text/html", href=feed.home)
    _add(_add(root, "author"), "name", feed.author)
    for entry in feed.entries:
        _add_entry(root, entry)
    lines = ['<?xml version="1.0" encoding="utf-8"?>']
    if feed.stylesheet:
        lines.append(f'<?xml-stylesheet type="text/css" href={quoteattr(feed.stylesheet)}?>')
    return "\n".join([*lines, tostring(root, encoding="unicode"), ""])


def _add_entry(root: Element, entry: FeedEntry) -> None:
    element = _add(root, "entry")
    _add(element, "id", entry.id)
    _add(element, "title", entry.title, type="text")
    _add(element, "link", rel="alternate", type="text/html", href=entry.url)
    if entry.answers:
        target = {"ref": entry.answers.id, "type": "text/html", "href": entry.answers.url}
        _add(element, "thr:in-reply-to", **target)
    _add(element, "published", format_iso_date(entry.published))
    _add(element, "updated", format_iso_date(entry.published))
    _add(_add(element, "author"), "name", entry.name)
    _add(element, "content", entry.content, type="html")


def _add(parent: Element, name: str, text: str = "", **attributes: str) -> Element:
    element = SubElement(parent, name, attributes)
    element.text = _ILLEGAL.sub("", text) or None
    return element
