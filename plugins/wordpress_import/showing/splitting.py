"""Paragraphs that hold what deserves a block: an address alone on its line, lines of code. Core."""

from plugins.wordpress_import.showing.addresses import ALONE
from plugins.wordpress_import.showing.frames import build_embed
from plugins.wordpress_import.showing.inline import has_lines
from plugins.wordpress_import.showing.lookups import Library
from plugins.wordpress_import.showing.nodes import Node

_NBSP = "\u00a0"


def split_leaf(leaf: Node, library: Library) -> list[Node]:
    """The blocks that stand for `leaf`, which is tidy."""
    if leaf.name not in {"p", "run"}:
        return [leaf]
    return _Splitter(leaf, library).split()


def is_verse(leaf: Node) -> bool:
    """Whether `leaf` is a poem, which is no code though its spaces count."""
    return leaf.name == "pre" and "wp-block-verse" in leaf.attributes.get("class", "").split()


def build_verse(leaf: Node) -> Node:
    """A poem as a text: its lines are broken, what they begin with is kept."""
    return Node("p", {}, _break_lines(leaf.children))


def _break_lines(children: list[Node | str]) -> list[Node | str]:
    broken: list[Node | str] = []
    for child in children:
        if isinstance(child, Node):
            broken.append(Node(child.name, child.attributes, _break_lines(child.children)))
            continue
        first, *others = child.strip("\n").split("\n") if child.strip() else [child]
        broken.append(first)
        for line in others:
            words = line.lstrip(" \t")
            broken += [Node("br"), _NBSP * (len(line) - len(words)) + words]
    return [child for child in broken if child != ""]


class _Splitter:
    def __init__(self, leaf: Node, library: Library) -> None:
        self.leaf = leaf
        self.library = library
        self.blocks: list[Node] = []
        self.line: list[Node | str] = []
        self.lines: list[Node | str] = []

    def split(self) -> list[Node]:
        for child in self.leaf.children:
            if isinstance(child, Node) and child.name == "br":
                self._end_line(child)
            else:
                self.line.append(child)
        self._end_line(None)
        self._end_lines()
        return self.blocks

    def _end_line(self, end: Node | None) -> None:
        block = self._find_block()
        if block is not None:
            self._end_lines()
            self.blocks.append(block)
        else:
            self.lines += self.line
            self.lines += [end] if end is not None and self.lines else []
        self.line = []

    def _find_block(self) -> Node | None:
        """The block that stands for the line, when all of it is an address or code."""
        only = self.line[0] if len(self.line) == 1 else ""
        if isinstance(only, str):
            address = only.strip()
            return build_embed(address, self.library) if ALONE.fullmatch(address) else None
        if only.name == "code" and has_lines(only):
            return Node("pre", {}, [only.read_text().strip("\n")])
        return None

    def _end_lines(self) -> None:
        while self.lines and _is_nothing(self.lines[-1]):
            self.lines.pop()
        if self.lines:
            self.blocks.append(Node(self.leaf.name, self.leaf.attributes, self.lines))
        self.lines = []


def _is_nothing(child: Node | str) -> bool:
    return child.strip() == "" if isinstance(child, str) else child.name == "br"
