"""Blocks as pieces of a text: what they hold goes on, what WordPress computed is told. Core."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from plugins.wordpress_import.model import OldItem
from plugins.wordpress_import.showing.blocks import Mark, Marks, find_marks
from plugins.wordpress_import.showing.elements import name_set
from plugins.wordpress_import.showing.growing import Piece
from plugins.wordpress_import.showing.lines import Mode
from plugins.wordpress_import.showing.lookups import Library
from plugins.wordpress_import.showing.nodes import NOTE, Node
from plugins.wordpress_import.showing.tokens import Tag, Token, scan_markup

MOST_REUSED = 200
"""Reusable blocks shown in one text; blocks that hold one another could make it endless."""

_COMPUTED = name_set(
    "archives avatar breadcrumbs calendar categories home-link latest-comments latest-posts "
    "legacy-widget loginout navigation navigation-link navigation-submenu page-list page-list-item "
    "pattern query read-more rss search site-logo site-tagline site-title social-link tag-cloud "
    "template-part term-description widget-group comments comments-query-loop"
)
_COMPUTED_FAMILIES = ("post-", "query-", "comment-", "comments-", "term-")
_CLASSIC = frozenset({"shortcode", "freeform"})


class BlockPieces:
    """The pieces that the raw tokens of one text come down to."""

    def __init__(self, old: OldItem, library: Library) -> None:
        self.library = library
        self.footnotes = read_footnotes(old)
        self.has_footnotes = False
        self.told: list[str] = []
        self._reused = 0
        self._within: list[int] = [old.id]

    def build(self, source: str) -> Iterator[Piece]:
        """The pieces of `source`: classic text as it is, or blocks one after another."""
        tokens = scan_markup(source)
        found = find_marks(tokens)
        if not found.marks:
            yield Mode.CLASSIC if len(self._within) == 1 else Mode.LOOSE
            yield from tokens
            return
        yield from self._build_blocks(tokens, found)

    def _build_blocks(self, tokens: Sequence[Token], found: Marks) -> Iterator[Piece]:
        yield Mode.LOOSE
        place, open_ends = 0, []
        while place < len(tokens):
            mark = found.marks.get(place)
            if mark is None:
                yield tokens[place]
            elif mark.is_void:
                yield from self._build_void(mark)
            elif is_computed(mark.name) and place in found.ends:
                yield self._tell_computed(mark)
                place = found.ends[place]
            elif place in found.ends:
                open_ends.append(found.ends[place])
                yield Mode.CLASSIC if mark.name in _CLASSIC else Mode.MARKUP
                yield from _build_opening(mark, tokens[place + 1 : found.ends[place]][:40])
            elif open_ends and place == open_ends[-1]:
                open_ends.pop()
                yield Mode.MARKUP if open_ends else Mode.LOOSE
            place += 1

    def _build_void(self, mark: Mark) -> Iterator[Piece]:
        attributes = mark.read_attributes()
        if mark.name == "block":
            yield from self._build_reused(attributes)
        elif mark.name == "footnotes":
            yield from self.build_footnotes()
        elif mark.name == "embed" and isinstance(attributes.get("url"), str):
            yield from (Tag("p"), attributes["url"], Tag("p", is_end=True))
        elif mark.name not in {"more", "nextpage", "spacer", "separator", "shortcode", "html"}:
            yield self._tell_computed(mark)

    def _build_reused(self, attributes: dict[str, Any]) -> Iterator[Piece]:
        number = attributes.get("ref")
        block = self.library.find_block(number) if isinstance(number, int) else None
        self._reused += 1
        if block is None or block.id in self._within or self._reused > MOST_REUSED:
            yield self._tell("bloc réutilisable introuvable, ou contenu en lui-même", str(number))
            return
        self._within.append(block.id)
        yield from self.build(block.content)
        self._within.pop()
        yield Mode.MARKUP

    def _tell_computed(self, mark: Mark) -> Node:
        typed = f"{mark.name} {mark.text}".strip()
        return self._tell("bloc calculé par WordPress, non repris", typed)

    def _tell(self, kind: str, text: str) -> Node:
        self.told.append(f"{kind}\u00a0: {text}")
        return build_told(kind, text)

    def build_footnotes(self) -> Iterator[Piece]:
        """The notes of the text, once."""
        if self.has_footnotes or not self.footnotes:
            return
        self.has_footnotes = True
        yield Mode.MARKUP
        yield from (
            Tag("section", {"class": "footnotes"}, is_paired=True),
            Tag("ol", is_paired=True),
        )
        for identity, content in self.footnotes.items():
            yield Tag("li", {"id": identity, "class": "footnote"}, is_paired=True)
            yield from scan_markup(content, with_shortcodes=False)
            yield Tag("li", is_end=True)
        yield from (Tag("ol", is_end=True), Tag("section", is_end=True))
        yield Mode.LOOSE


def is_computed(name: str) -> bool:
    """Whether WordPress computed what a block shows, from what an export does not hold."""
    return name in _COMPUTED or name.startswith(_COMPUTED_FAMILIES)


def read_footnotes(old: OldItem) -> dict[str, str]:
    """The footnotes that WordPress keeps beside a text: identity and HTML."""
    try:
        found = json.loads(old.find_meta("footnotes") or "[]")
    except (ValueError, RecursionError):
        return {}
    notes = [note for note in found if isinstance(note, dict)] if isinstance(found, list) else []
    return {str(note.get("id", "")): str(note.get("content", "")) for note in notes}


def build_told(kind: str, text: str) -> Node:
    """A note for the author, in the text."""
    return Node(NOTE, {"kind": kind}, [kind, " : ", text])


def _build_opening(mark: Mark, _tokens: Sequence[Token]) -> Iterator[Piece]:
    """What a block shows that its HTML does not: the picture behind a cover."""
    if mark.name == "cover" and not any(_shows_picture(token) for token in _tokens):
        address = mark.read_attributes().get("url")
        if isinstance(address, str) and address:
            yield from (Tag("p"), Tag("img", {"src": address, "alt": ""}), Tag("p", is_end=True))


def _shows_picture(token: Token) -> bool:
    return isinstance(token, Tag) and token.name in {"img", "video"}
