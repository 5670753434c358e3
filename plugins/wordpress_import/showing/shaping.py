"""A tree made clean: what only parted blocks is gone, each block holds what it may hold. Core."""

from collections.abc import Callable, Iterable
from itertools import groupby

from plugins.wordpress_import.showing.addresses import is_followed
from plugins.wordpress_import.showing.elements import HEADINGS, PARTS, read_language
from plugins.wordpress_import.showing.inline import tidy_leaf
from plugins.wordpress_import.showing.lookups import Library
from plugins.wordpress_import.showing.nodes import NOTE, Node
from plugins.wordpress_import.showing.splitting import build_verse, is_verse, split_leaf
from plugins.wordpress_import.showing.tables import shape_table

SHIFTED = "intertitres descendus d’un niveau\u00a0: le premier est celui du titre"

_LOOSE = frozenset({"figcaption", "summary", "caption"})
"""Leaves that mean nothing outside the block they belong to."""
_ORPHANS = {"li": "ul", "dt": "dl", "dd": "dl"}


class Shaper:
    """Makes blocks clean, within one another."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.told: list[str] = []
        self._shapes: dict[str, Callable[[Node], list[Node]]] = {
            "ul": self._shape_list,
            "ol": self._shape_list,
            "dl": self._shape_definitions,
            "figure": self._shape_figure,
            "blockquote": self._shape_box,
            "details": self._shape_box,
            "table": lambda node: shape_table(node, self.shape_children),
            "audio": self._shape_player,
            "video": self._shape_player,
            "section": self._shape_section,
        }

    def shape_root(self, root: Node) -> list[Node]:
        """The blocks of a text."""
        blocks = _wrap_runs(_adopt(self.shape_children(root), frozenset()))
        if shift_headings(blocks):
            self.told.append(SHIFTED)
        return _merge_notes(blocks)

    def shape_children(self, node: Node) -> list[Node]:
        """The blocks that `node` holds, clean."""
        blocks = (child for child in node.children if isinstance(child, Node))
        return [shaped for block in blocks for shaped in self.shape(block)]

    def shape(self, node: Node) -> list[Node]:
        """The clean blocks that stand for `node`; none when it shows nothing."""
        if node.name in self._shapes:
            return self._shapes[node.name](node)
        if node.name in PARTS:
            return self._wrap_parts(node)
        if node.name in {"hr", "#note"}:
            return [node]
        if node.name in {"li", "dd"}:
            return [Node(node.name, node.attributes, self._shape_tight(node))]
        if is_verse(node):
            return [build_verse(node)]
        if node.name == "pre":
            _name_language(node)
        tidy_leaf(node)
        return split_leaf(node, self.library) if node.children else []

    def _wrap_parts(self, node: Node) -> list[Node]:
        """What a `<div>` holds; its text is parted from the text around."""
        return _wrap_runs(self.shape_children(node))

    def _shape_tight(self, node: Node) -> list[Node | str]:
        return tighten(_adopt(self.shape_children(node), frozenset()))

    def _shape_box(self, node: Node) -> list[Node]:
        kept = frozenset({"summary"}) if node.name == "details" else frozenset()
        blocks = _wrap_runs(_adopt(self.shape_children(node), kept))
        blocks.sort(key=lambda block: block.name != "summary")
        return [Node(node.name, node.attributes, [*blocks])] if blocks else []

    def _shape_section(self, node: Node) -> list[Node]:
        if node.attributes.get("class") != "footnotes":
            return self._wrap_parts(node)
        return [Node("section", node.attributes, [*self.shape_children(node)])]

    def _shape_list(self, node: Node) -> list[Node]:
        entries: list[Node] = []
        for block in self.shape_children(node):
            if block.name == "li":
                entries += [block] if block.children else []
            elif block.name in {"ul", "ol"} and entries:
                entries[-1].children.append(block)
            else:
                entries.append(Node("li", {}, tighten([block])))
        if entries and all(_is_only_pictures(entry) for entry in entries):
            return _list_blocks(entries)
        return [Node(node.name, node.attributes, [*entries])] if entries else []

    def _shape_definitions(self, node: Node) -> list[Node]:
        entries = [
            block if block.name in {"dt", "dd"} else Node("dd", {}, tighten([block]))
            for block in self.shape_children(node)
        ]
        entries = [entry for entry in entries if entry.children]
        return [Node("dl", {}, [*entries])] if entries else []

    def _shape_figure(self, node: Node) -> list[Node]:
        blocks = self.shape_children(node)
        captions = [block for block in blocks if block.name == "figcaption"]
        shown = _adopt([block for block in blocks if block.name != "figcaption"], frozenset())
        if not captions or not shown:
            return _wrap_runs(_adopt(shown + captions, frozenset()))
        return [Node("figure", {}, [*tighten(shown), *captions])]

    def _shape_player(self, node: Node) -> list[Node]:
        tidy_leaf(node)
        address = node.attributes.get("src", "").strip()
        if not address or not is_followed(address):
            return [Node("p", {}, node.children)] if node.children else []
        poster = node.attributes.get("poster", "")
        attributes = {"controls": "", "src": address, **({"poster": poster} if poster else {})}
        return [Node(node.name, attributes, node.children)]


def tighten(blocks: list[Node]) -> list[Node | str]:
    """The content of an entry: the text bare when there is one paragraph of it, else paragraphs."""
    texts = [block for block in blocks if block.name in {"run", "p"}]
    if len(texts) > 1:
        return [*_wrap_runs(blocks)]
    tight: list[Node | str] = []
    for block in blocks:
        tight += block.children if block.name in {"run", "p"} else [block]
    return tight


def _wrap_runs(blocks: Iterable[Node]) -> list[Node]:
    return [Node("p", {}, b.children) if b.name == "run" else b for b in blocks]


def _adopt(blocks: list[Node], kept: frozenset[str]) -> list[Node]:
    """Entries without a list are given one; captions without a figure are paragraphs."""
    adopted: list[Node] = []
    for parent, group in groupby(blocks, key=lambda block: _ORPHANS.get(block.name, "")):
        members = [block for block in group if block.children or not parent]
        if parent:
            adopted += [Node(parent, {}, [*members])] if members else []
        else:
            adopted += [
                Node("p", {}, b.children) if b.name in _LOOSE - kept else b for b in members
            ]
    return adopted


def _name_language(node: Node) -> None:
    """Of all that a `<pre>`, or the `<code>` in it, says of itself, the language stays."""
    spoken = (read_language(each.attributes) for each in (node, *node.find_all("code")))
    language = next(filter(None, spoken), "")
    node.attributes = {"class": f"language-{language}"} if language else {}


def _list_blocks(entries: list[Node]) -> list[Node]:
    return [child for entry in entries for child in entry.children if isinstance(child, Node)]


def _is_only_pictures(entry: Node) -> bool:
    return all(isinstance(child, Node) and child.name == "figure" for child in entry.children)


def _merge_notes(blocks: list[Node]) -> list[Node]:
    """Notes of one kind that follow one another are one."""
    merged: list[Node] = []
    for block in blocks:
        last = merged[-1] if merged else None
        if block.name == NOTE and last is not None and _are_of_a_kind(last, block):
            last.children += [" ", *block.children[2:]]
        else:
            merged.append(block)
    return merged


def _are_of_a_kind(one: Node, other: Node) -> bool:
    return one.name == other.name and one.attributes == other.attributes


def shift_headings(blocks: list[Node]) -> bool:
    """Lowers each heading by one level when one is an h1, which is the title's."""
    headings = [node for block in blocks for node in block.walk() if node.name in HEADINGS]
    if all(heading.name != "h1" for heading in headings):
        return False
    for heading in headings:
        heading.name = HEADINGS[min(HEADINGS.index(heading.name) + 1, 5)]
    return True
