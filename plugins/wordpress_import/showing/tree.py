"""Tokens become a tree in which blocks hold blocks and text stands in leaves, as browsers do. Core.

Inline elements are held apart from blocks: whatever crosses what, each piece of text stands in its
block, within the inline elements that are open there. Depth is bounded, so all that walks the tree
may recurse.
"""

from dataclasses import dataclass, field

from plugins.wordpress_import.showing.elements import (
    BLOCKS,
    INLINE,
    LEAVES,
    PARTS,
    rename_element,
)
from plugins.wordpress_import.showing.formats import Formats
from plugins.wordpress_import.showing.nesting import FENCES, FOLLOWERS, TABLE
from plugins.wordpress_import.showing.nodes import Node
from plugins.wordpress_import.showing.tokens import Tag

DEEPEST = 40
"""Blocks within one another; beyond, what they hold stands where they would."""


@dataclass(slots=True)
class _Open:
    """A block that is open: the name that its end tag bears, and whether there is such a tag."""

    tag: str
    node: Node
    is_paired: bool = True


@dataclass
class Tree:
    """A tree that grows; `root` holds blocks."""

    root: Node = field(default_factory=lambda: Node("div"))

    def __post_init__(self) -> None:
        self.blocks = [_Open("", self.root)]
        self.formats = Formats()
        self._ignored: dict[str, int] = {}
        self._notes: list[Node | str] = []

    @property
    def leaf(self) -> Node | None:
        """The leaf that is open, if one is."""
        top = self.blocks[-1].node
        return top if top.name in LEAVES else None

    @property
    def depth(self) -> int:
        """How many blocks are open."""
        return len(self.blocks) - 1

    def open_element(self, tag: Tag) -> None:
        """What a start tag does to a block, or to what is inline."""
        name = rename_element(tag.name, tag.attributes)
        if name in BLOCKS:
            self._open_block(tag, name)
        elif name in INLINE and not self.formats.open(tag, name):
            self._ignore(tag)

    def close_element(self, name: str) -> None:
        """What an end tag does; one that ends nothing does nothing."""
        if self._ignored.get(name):
            self._ignored[name] -= 1
        elif not self.formats.close(name):
            self._close_block(name)

    def append(self, child: Node | str) -> None:
        """Adds text, an image or a line break where the text goes on."""
        if self.leaf is None:
            self._push("run", Node("run"), is_paired=False)
        self.formats.reach(self.blocks[-1].node).append(child)

    def append_break(self) -> None:
        """Adds a line break to the leaf that is open, before what is inline and opened last."""
        self.formats.reach_before(self.blocks[-1].node).append(Node("br"))

    def append_block(self, node: Node) -> None:
        """Adds a whole block; a leaf that is open ends."""
        self.close_leaf()
        self._flush_notes()
        self.blocks[-1].node.children.append(node)

    def add_note(self, note: Node) -> None:
        """Adds a note for the author, after the outermost block that is open."""
        self._notes.append(note)
        self._flush_notes()

    def finish(self) -> Node:
        """The root, once all that is open has ended."""
        self.close_leaf()
        del self.blocks[1:]
        self._flush_notes()
        return self.root

    def part(self) -> None:
        """Ends a paragraph, not a block of another kind."""
        if self.leaf is not None and self.leaf.name in {"p", "run"}:
            self.close_leaf()

    def close_leaf(self) -> None:
        """Ends the leaf that is open, and what is inline and has no end tag."""
        if self.leaf is not None:
            self.blocks.pop()
        self.formats.close_leaf()

    def _ignore(self, tag: Tag) -> None:
        self._ignored[tag.name] = self._ignored.get(tag.name, 0) + tag.is_paired

    def _open_block(self, tag: Tag, name: str) -> None:
        if self._stays_in_leaf(name):
            self._ignore(tag)
            return
        self.close_leaf()
        if name in FOLLOWERS:
            self._close_followed(name)
        if name in TABLE and name != "table" and not self._fit_table(name):
            return
        if name == "hr":
            self.append_block(Node("hr"))
        elif len(self.blocks) > DEEPEST and name not in LEAVES:
            self._ignore(tag)
        else:
            self._push(tag.name, Node(name, tag.attributes), tag.is_paired)

    def _stays_in_leaf(self, name: str) -> bool:
        """Whether a `<p>` or `<div>` is but a line of the heading or caption that is open."""
        top = self.blocks[-1]
        if top.node.name not in LEAVES - {"p", "run"} or not top.is_paired:
            return False
        return name in PARTS or name == "p"

    def _flush_notes(self) -> None:
        if self.depth == 0:
            self.root.children += self._notes
            self._notes = []

    def _push(self, tag: str, node: Node, is_paired: bool) -> None:
        self._flush_notes()
        self.blocks[-1].node.children.append(node)
        self.blocks.append(_Open(tag, node, is_paired))
        self.formats.enter_leaf()

    def _close_followed(self, name: str) -> None:
        ended, fences = FOLLOWERS[name]
        for at in range(len(self.blocks) - 1, 0, -1):
            if self.blocks[at].node.name in fences:
                return
            if self.blocks[at].node.name in ended:
                self._cut(at)

    def _fit_table(self, name: str) -> bool:
        """Whether a row or a cell has its table here; the row of a cell is made if it lacks."""
        if not any(opened.node.name == "table" for opened in self.blocks):
            return False
        if name in {"td", "th"} and self.blocks[-1].node.name != "tr":
            self._push("tr", Node("tr"), is_paired=False)
        return True

    def _close_block(self, name: str) -> None:
        for at in range(len(self.blocks) - 1, 0, -1):
            if self.blocks[at].tag == name:
                self._cut(at)
                return
            if self.blocks[at].node.name in FENCES and name not in TABLE:
                break
        if name == "p" or name in PARTS:
            self.part()

    def _cut(self, at: int) -> None:
        self.close_leaf()
        del self.blocks[at:]
        self.formats.enter_leaf()
