"""Paragraphs that hold what deserves a block: an address alone on its line, lines of code. Core."""

from plugins.wordpress_import.showing.addresses import ALONE, find_player
from plugins.wordpress_import.showing.frames import build_frame, build_player
from plugins.wordpress_import.showing.lookups import Library
from plugins.wordpress_import.showing.nodes import Node

_NBSP = "\u00a0"


def split_leaf(leaf: Node, library: Library) -> list[Node]:
    """The blocks that stand for `leaf`, which is tidy."""
    if leaf.name not in {"p", "run"}:
        return [leaf]
    return _Splitter(leaf.name, library).split(leaf)


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
    def __init__(self, name: str, library: Library) -> None:
        self.name = name
        self.library = library
        self.blocks: list[Node] = []
        self.line: list[Node | str] = []
        self.lines: list[Node | str] = []

    def split(self, leaf: Node) -> list[Node]:
        for child in leaf.children:
            if isinstance(child, Node) and child.name == "br":
                self._end_line(child)
            elif isinstance(child, Node) and child.name == "code" and _has_lines(child):
                self._add_block(Node("pre", {}, [child.read_text().strip("\n")]))
            else:
                self.line.append(child)
        self._end_line(None)
        self._end_lines()
        return self.blocks

    def _end_line(self, end: Node | None) -> None:
        only = self.line[0] if len(self.line) == 1 else ""
        if isinstance(only, str) and ALONE.fullmatch(only.strip()):
            self.line = []
            self._add_block(self._build_embed(only.strip()))
            return
        self.lines += self.line
        if end is not None and self.lines:
            self.lines.append(end)
        self.line = []

    def _build_embed(self, address: str) -> Node:
        player = find_player(address)
        build = build_player if player else None
        return build(player, address, self.library) if build else build_frame(address)

    def _add_block(self, block: Node) -> None:
        self.lines += self.line
        self.line = []
        self._end_lines()
        self.blocks.append(block)

    def _end_lines(self) -> None:
        while self.lines and _is_nothing(self.lines[-1]):
            self.lines.pop()
        if self.lines:
            self.blocks.append(Node(self.name, {}, self.lines))
        self.lines = []


def _has_lines(code: Node) -> bool:
    return any(node.name == "br" for node in code.walk())


def _is_nothing(child: Node | str) -> bool:
    return child.strip() == "" if isinstance(child, str) else child.name == "br"
