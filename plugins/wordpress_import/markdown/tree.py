"""HTML read into a tree: as browsers do, near enough, and never too deep to be walked. Core."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from plugins.wordpress_import.markdown.elements import BLOCKS, CLOSED_BY, RENAMED, VOIDS
from plugins.wordpress_import.showing.tokens import Comment, Raw, Tag, scan_markup

DEEPEST = 100
"""Elements within one another; what is deeper stands where it would, without its own tags."""

_PARAGRAPH, _LINK, _TABLE = frozenset({"p"}), frozenset({"a"}), frozenset({"table"})
_PARAGRAPH_FENCES = frozenset({"table", "td", "th", "li", "blockquote"})

COMMENT = "!"
BOUNDARY = "|"
"""Names of nodes that are no elements: a comment, and the edge of a block too deep to be kept."""


@dataclass(slots=True)
class Node:
    """An element with what it holds, under its name in lower case."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["Node | str"] = field(default_factory=list)

    @property
    def classes(self) -> frozenset[str]:
        """The words of its `class`."""
        return frozenset(self.attributes.get("class", "").split())

    def find(self, *names: str) -> Iterator["Node"]:
        """All elements of these names below, in order; none within another that was found."""
        for child in self.children:
            if isinstance(child, Node):
                if child.name in names:
                    yield child
                else:
                    yield from child.find(*names)

    def list_elements(self) -> list["Node"]:
        """The elements that it holds itself."""
        return [child for child in self.children if isinstance(child, Node)]

    def read_text(self) -> str:
        """The bare text; a line break is a line end."""
        if self.name == "br":
            return "\n"
        return "".join(c if isinstance(c, str) else c.read_text() for c in self.children)


def parse_tree(source: str) -> Node:
    """The tree of `source`, below a root without a name."""
    grower = _Grower()
    for token in scan_markup(source, with_shortcodes=False):
        grower.add(token)
    return grower.root


class _Grower:
    def __init__(self) -> None:
        self.root = Node("")
        self._open = [self.root]
        self._skipped: dict[str, int] = {}

    def add(self, token: object) -> None:
        if isinstance(token, str):
            self._open[-1].children.append(token)
        elif isinstance(token, Comment):
            self._append(Node(COMMENT, {}, [token.text]))
        elif isinstance(token, Raw):
            self._start(token.name, token.attributes)
            self._append_raw(token)
            self._end(token.name)
        elif isinstance(token, Tag):
            name = RENAMED.get(token.name, token.name)
            if token.is_end and name != "br":
                self._end(name)
            else:
                self._start(name, token.attributes)

    def _append(self, node: Node) -> None:
        self._open[-1].children.append(node)

    def _append_raw(self, raw: Raw) -> None:
        if raw.name in {"textarea", "xmp"}:
            self._open[-1].children.append(raw.text)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._close_implied(name)
        node = Node(name, attributes)
        if name in VOIDS:
            self._append(node)
        elif len(self._open) > DEEPEST:
            self._skipped[name] = self._skipped.get(name, 0) + 1
            self._mark(name)
        else:
            self._append(node)
            self._open.append(node)

    def _close_implied(self, name: str) -> None:
        if name in BLOCKS:
            self._close(_PARAGRAPH, _PARAGRAPH_FENCES)
        if name == "a":
            self._close(_LINK, BLOCKS)
        if name in CLOSED_BY:
            self._close(*CLOSED_BY[name])

    def _close(self, ended: frozenset[str], fences: frozenset[str]) -> None:
        """Close the outermost element of `ended` that is open above those of `fences`."""
        found = len(self._open)
        for depth in range(len(self._open) - 1, 0, -1):
            name = self._open[depth].name
            if name in fences and name not in ended:
                break
            if name in ended:
                found = depth
        del self._open[found:]

    def _end(self, name: str) -> None:
        if self._skipped.get(name):
            self._skipped[name] -= 1
            self._mark(name)
            return
        fences = _TABLE if name in BLOCKS else BLOCKS
        for depth in range(len(self._open) - 1, 0, -1):
            opened = self._open[depth].name
            if opened == name:
                del self._open[depth:]
                return
            if opened in fences:
                return

    def _mark(self, name: str) -> None:
        if name in BLOCKS:
            self._append(Node(BOUNDARY))
