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
        start = mark.start()
        if position < start:
            yield Token(Kind.TEXT, source[position:start], position)
        tag = _TAG.match(source, start)
        token = _read_tag(source, tag) if tag else _read_other(source, start)
        yield token
        position = start + len(token.source)
    if position < len(source):
        yield Token(Kind.TEXT, source[position:], position)


def _read_tag(source: str, tag: re.Match[str]) -> Token:
    start, name = tag.start(), tag[2].lower()
    if tag[1]:
        return Token(Kind.CLOSING, tag[0], start, name)
    if name in RAW_TEXTS:
        return Token(Kind.RAW, source[start : _find_raw_end(source, tag.end(), name)], start, name)
    return Token(Kind.OPENING, tag[0], start, name)


def _read_other(source: str, start: int) -> Token:
    """A comment, a doctype, or all that a browser loses with a tag that nothing closes."""
    if source.startswith("<!--", start):
        return Token(Kind.OTHER, source[start : _find_end(source, "-->", start + 4)], start)
    bogus = _BOGUS.match(source, start)
    return Token(Kind.OTHER, bogus[0] if bogus else source[start:], start)


def _find_end(source: str, mark: str, start: int) -> int:
    end = source.find(mark, start)
    return len(source) if end < 0 else end + len(mark)


def _find_raw_end(source: str, start: int, name: str) -> int:
    end = re.compile(rf"</{name}(?=[\s/>])[^>]*+>", re.IGNORECASE).search(source, start)
    return end.end() if end else len(source)
