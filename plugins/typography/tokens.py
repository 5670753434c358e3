"""HTML cut into tags and text without losing a byte, in one pass. Core.

The parser of the standard library does not give back what it read; this one gives back nothing
else. It never fails: a `<` that opens no tag is text, and what an unclosed tag swallows is `OTHER`.
"""

import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from plugins.typography.elements import RAW_TEXTS


class Kind(Enum):
    """`RAW` is a whole element that holds no HTML; `OTHER` a comment, a doctype or a lost end."""

    TEXT = "text"
    OPENING = "opening"
    CLOSING = "closing"
    RAW = "raw"
    OTHER = "other"


class Token(NamedTuple):
    """A piece of the source; `name` is that of its element, in lower case, if it has one."""

    kind: Kind
    source: str
    offset: int
    name: str = ""


_MARK = re.compile(r"<(?=[a-zA-Z/!?])")
_TAG = re.compile(
    r"<(/?)([a-zA-Z][^\s/>]*+)(?:[^>=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+')?+)*+>", re.DOTALL
)
_BOGUS = re.compile(r"<[!?/][^>]*+>")


def split_html(source: str) -> Iterator[Token]:
    """The pieces of `source`, in order; joined, they are `source`."""
    position = 0
    while mark := _MARK.search(source, position):
        token = _read_markup(source, mark.start())
        if token is None:
            yield from _split_end(source, position, mark.start())
            return
        if position < mark.start():
            yield Token(Kind.TEXT, source[position : mark.start()], position)
        yield token
        position = mark.start() + len(token.source)
    if position < len(source):
        yield Token(Kind.TEXT, source[position:], position)


def _split_end(source: str, position: int, lost: int) -> Iterator[Token]:
    """The text before a tag that nothing closes, and all that a browser loses with it."""
    if position < lost:
        yield Token(Kind.TEXT, source[position:lost], position)
    yield Token(Kind.OTHER, source[lost:], lost)


def _read_markup(source: str, start: int) -> Token | None:
    if source.startswith("<!--", start):
        return Token(Kind.OTHER, source[start : _find_end(source, "-->", start + 4)], start)
    match = _TAG.match(source, start)
    if match is None:
        bogus = _BOGUS.match(source, start)
        return bogus and Token(Kind.OTHER, bogus[0], start)
    name = match[2].lower()
    if match[1]:
        return Token(Kind.CLOSING, match[0], start, name)
    if name in RAW_TEXTS:
        return Token(
            Kind.RAW, source[start : _find_raw_end(source, match.end(), name)], start, name
        )
    return Token(Kind.OPENING, match[0], start, name)


def _find_end(source: str, mark: str, start: int) -> int:
    end = source.find(mark, start)
    return len(source) if end < 0 else end + len(mark)


def _find_raw_end(source: str, start: int, name: str) -> int:
    end = re.compile(rf"</{name}(?=[\s/>])[^>]*+>", re.IGNORECASE).search(source, start)
    return end.end() if end else len(source)
