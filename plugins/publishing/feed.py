"""What the Atom feed of a site says, for who watches over it or announces it. Core."""

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

_ENTRY = re.compile(r"<entry\b.*?</entry>", re.DOTALL)
_LINK = re.compile(r"<link\b[^>]*>")


class Story(NamedTuple):
    """One entry of the feed."""

    id: str
    url: str
    title: str
    summary: str


def read_feed_id(atom: str) -> str:
    """The id of the feed itself."""
    return _find("id", _ENTRY.sub("", atom))


def read_stories(atom: str) -> Iterator[Story]:
    """Its entries, in their order."""
    for match in _ENTRY.finditer(atom):
        entry = match[0]
        title, summary = _find("title", entry), _find("summary", entry)
        yield Story(_find("id", entry), _find_url(entry), title, summary)


def _find_url(entry: str) -> str:
    for link in _LINK.findall(entry):
        if 'rel="alternate"' in link or "rel=" not in link:
            match = re.search('href="([^"]*)"', link)
            return unescape(match[1]) if match else ""
    return ""


def _find(name: str, text: str) -> str:
    match = re.search(rf"<{name}\b[^>]*>(.*?)</{name}>", text, re.DOTALL)
    return unescape(match[1]).strip() if match else ""
