"""Gathers what stands in a line, within the elements that are open there. Core.

An element is made anew in each block that it goes on through, and only where it holds something.
"""

from dataclasses import dataclass, field

from plugins.wordpress_import.markdown.elements import NESTABLE
from plugins.wordpress_import.markdown.model import Anchor, Break, Content, Inline, Span
from plugins.wordpress_import.markdown.spacing import clean_text

DEEPEST = 12
"""Elements within one another in a line."""


@dataclass
class Gathering:
    """What was read of the block that is open."""

    _wanted: list[Span | None] = field(default_factory=list)
    """The open elements, outermost first; None for one that adds nothing."""
    _made: list[Span] = field(default_factory=list)
    _content: Content = field(default_factory=list)
    _anchors: list[Anchor] = field(default_factory=list)

    def open(self, kind: str, attributes: dict[str, str] | None = None) -> None:
        """What follows stands in the element `kind`; nothing changes where it is no element."""
        if kind == "a":
            self._flush_anchors()
        kinds = self._kinds
        is_one = bool(kind) and (kind in NESTABLE or kind not in kinds) and len(kinds) < DEEPEST
        self._wanted.append(Span(kind, [], attributes or {}) if is_one else None)

    def close(self) -> None:
        """The innermost element ends."""
        span = self._wanted.pop()
        if span and len(self._made) > sum(each is not None for each in self._wanted):
            self._made.pop()

    def add_text(self, text: str) -> None:
        """Add what was typed."""
        text = clean_text(text)
        if text:
            if text.strip():
                self._flush_anchors()
            self._reach().append(text)

    def add(self, child: Inline) -> None:
        """Add what is more than text."""
        if not isinstance(child, Break):
            self._flush_anchors()
        self._reach().append(child)

    def add_anchor(self, identity: str) -> None:
        """What comes next can be led to."""
        self._anchors.append(Anchor(identity))

    def take(self) -> Content:
        """What was gathered, not tidied yet; the open elements go on in the next block."""
        content = self._content
        self._content, self._made = [], []
        return content

    def _flush_anchors(self) -> None:
        """An anchor stands beside a link, never in it."""
        if self._anchors and "a" not in self._kinds:
            anchors, self._anchors = self._anchors, []
            self._reach().extend(anchors)

    def _reach(self) -> Content:
        """Where the next child goes."""
        wanted = [span for span in self._wanted if span]
        for span in wanted[len(self._made) :]:
            made = Span(span.kind, [], span.attributes)
            self._parent.append(made)
            self._made.append(made)
        return self._parent

    @property
    def _kinds(self) -> list[str]:
        return [span.kind for span in self._wanted if span]

    @property
    def _parent(self) -> Content:
        return self._made[-1].children if self._made else self._content
