"""Blocks of Gutenberg: comments that open, close and nest, found whatever is broken. Core."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from plugins.wordpress_import.showing.tokens import Comment, Token

_MARK = re.compile(
    r"\s*(/?)wp:((?:[a-z][a-z0-9_-]*/)?[a-z][a-z0-9_-]*)(?=\s|/|$)\s*(.*?)\s*(/?)\s*\Z", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Mark:
    """`<!-- wp:name {…} -->`, `<!-- /wp:name -->` or `<!-- wp:name {…} /-->`."""

    name: str
    text: str
    is_end: bool
    is_void: bool

    def read_attributes(self) -> dict[str, Any]:
        """The attributes; none when their JSON is broken."""
        try:
            found = json.loads(self.text) if self.text.startswith("{") else {}
        except (ValueError, RecursionError):
            return {}
        return found if isinstance(found, dict) else {}


@dataclass(frozen=True)
class Marks:
    """The marks among tokens by their place, and where each block that is closed ends."""

    marks: dict[int, Mark] = field(default_factory=dict)
    ends: dict[int, int] = field(default_factory=dict)


def find_marks(tokens: Sequence[Token]) -> Marks:
    """The blocks among `tokens`; one that is never closed has no end, a stray end ends nothing."""
    found = Marks()
    waiting: list[int] = []
    counts: dict[str, int] = {}
    for place, token in enumerate(tokens):
        mark = parse_mark(token.text) if isinstance(token, Comment) else None
        if mark is None:
            continue
        found.marks[place] = mark
        if mark.is_end and counts.get(mark.name):
            found.ends[_pop_to(mark.name, waiting, counts, found)] = place
        elif not mark.is_end and not mark.is_void:
            waiting.append(place)
            counts[mark.name] = counts.get(mark.name, 0) + 1
    return found


def parse_mark(text: str) -> Mark | None:
    """What a comment says of blocks, None when it is another comment."""
    if "wp:" not in text[:40]:
        return None
    match = _MARK.match(text)
    if match is None:
        return None
    name = match[2].removeprefix("core/")
    return Mark(
        "embed" if name.startswith("core-embed/") else name, match[3], *map(bool, match.group(1, 4))
    )


def _pop_to(name: str, waiting: list[int], counts: dict[str, int], found: Marks) -> int:
    while True:
        place = waiting.pop()
        opened = found.marks[place].name
        counts[opened] -= 1
        if opened == name:
            return place
