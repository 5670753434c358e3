"""What is open within a line: each piece of text stands in all of it, whatever it crosses. Core."""

from dataclasses import dataclass, field

from plugins.wordpress_import.showing.elements import NESTABLE
from plugins.wordpress_import.showing.nesting import MERGED
from plugins.wordpress_import.showing.nodes import Node
from plugins.wordpress_import.showing.tokens import Tag

DEEPEST = 16
"""Inline elements within one another."""
MOST = 60
"""With those that mean nothing, such as most `<span>`."""


@dataclass(slots=True)
class _Format:
    """An inline element that is open; one whose node has no name means nothing."""

    tag: str
    node: Node
    is_paired: bool


@dataclass
class Formats:
    """The inline elements that are open, and the nodes that stand for them in the present leaf."""

    _open: list[_Format] = field(default_factory=list)
    _path: list[tuple[_Format, Node]] = field(default_factory=list)

    def has(self, name: str) -> bool:
        """Whether the element `name` is open."""
        return any(kept.node.name == name for kept in self._open)

    def open(self, tag: Tag, name: str) -> bool:
        """Opens what `tag` is; False when there is too much already."""
        if name == "a":
            self._open = [kept for kept in self._open if kept.node.name != "a"]
        if len(self._open) >= MOST:
            return False
        node = Node(name if self._means_more(tag, name) else "", tag.attributes)
        self._open.append(_Format(tag.name, node, tag.is_paired))
        return True

    def close(self, tag: str) -> bool:
        """Closes the innermost element that `</tag>` ends; False when there is none."""
        for at in range(len(self._open) - 1, -1, -1):
            if self._open[at].tag == tag:
                del self._open[at]
                return True
        return False

    def close_leaf(self) -> None:
        """A block ends, and with it what has no end tag; what has goes on in the next."""
        self._open = [kept for kept in self._open if kept.is_paired]
        self._path = []

    def enter_leaf(self) -> None:
        """A block begins: nothing stands in it yet."""
        self._path = []

    def reach(self, leaf: Node) -> list[Node | str]:
        """The children that the text goes into: those of `leaf`, or of what is open within."""
        wanted = self._leave()
        for kept in wanted[len(self._path) :]:
            parent = self._path[-1][1] if self._path else leaf
            self._path.append((kept, _enter(parent, kept.node)))
        return self._get_end(leaf)

    def reach_before(self, leaf: Node) -> list[Node | str]:
        """The same, before what was opened since the last text."""
        self._leave()
        return self._get_end(leaf)

    def _means_more(self, tag: Tag, name: str) -> bool:
        if sum(bool(kept.node.name) for kept in self._open) >= DEEPEST:
            return False
        if name == "span":
            return "lang" in tag.attributes
        return name in NESTABLE or not self.has(name)

    def _leave(self) -> list[_Format]:
        """Leaves what is not open any more; gives what is."""
        wanted = [kept for kept in self._open if kept.node.name]
        same = 0
        while same < min(len(self._path), len(wanted)) and self._path[same][0] is wanted[same]:
            same += 1
        del self._path[same:]
        return wanted

    def _get_end(self, leaf: Node) -> list[Node | str]:
        return (self._path[-1][1] if self._path else leaf).children


def _enter(parent: Node, node: Node) -> Node:
    """The last child of `parent` if it says the same as `node`, else `node` once more, empty."""
    last = parent.children[-1] if parent.children else None
    if isinstance(last, Node) and last.name == node.name and node.name in MERGED:
        return last
    entered = Node(node.name, node.attributes)
    parent.children.append(entered)
    return entered
