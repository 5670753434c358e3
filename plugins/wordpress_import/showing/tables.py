"""Tables: rows in sections, cells in rows, and what stood astray before them. Core."""

from collections.abc import Callable

from plugins.wordpress_import.showing.elements import read_alignment
from plugins.wordpress_import.showing.nodes import Node

_SECTIONS = ("thead", "tbody", "tfoot")


def shape_table(table: Node, shape_children: Callable[[Node], list[Node]]) -> list[Node]:
    """The table, after the blocks that stood in it but in no cell."""
    return _Table(shape_children).shape(table)


class _Table:
    def __init__(self, shape_children: Callable[[Node], list[Node]]) -> None:
        self.shape_children = shape_children
        self.astray: list[Node] = []

    def shape(self, table: Node) -> list[Node]:
        captions: list[Node] = []
        sections: list[Node] = []
        for block in _read_blocks(table):
            if block.name == "caption":
                captions += self.shape_children(Node("div", {}, [block]))
            elif block.name in _SECTIONS:
                sections.append(Node(block.name, {}, [*self._shape_rows(_read_blocks(block))]))
            elif rows := self._shape_rows([block]):
                self._add_rows(sections, rows)
        sections = [section for section in sections if section.children]
        self.astray += captions[1:] if sections else captions
        before = [
            Node("p", {}, b.children) if b.name in {"run", "caption"} else b for b in self.astray
        ]
        return [*before, Node("table", {}, [*captions[:1], *sections])] if sections else before

    def _add_rows(self, sections: list[Node], rows: list[Node]) -> None:
        if not sections or sections[-1].name != "tbody":
            sections.append(Node("tbody"))
        sections[-1].children += rows

    def _shape_rows(self, blocks: list[Node]) -> list[Node]:
        rows: list[Node] = []
        for block in blocks:
            if block.name != "tr":
                self.astray += self.shape_children(Node("div", {}, [block]))
                continue
            cells = [self._shape_cell(cell) for cell in self._read_cells(block)]
            rows += [Node("tr", {}, [*cells])] if cells else []
        return rows

    def _read_cells(self, row: Node) -> list[Node]:
        cells: list[Node] = []
        for block in _read_blocks(row):
            if block.name in {"td", "th"}:
                cells.append(block)
            else:
                self.astray += self.shape_children(Node("div", {}, [block]))
        return cells

    def _shape_cell(self, cell: Node) -> Node:
        blocks = self.shape_children(cell)
        texts = [block for block in blocks if block.name in {"run", "p"}]
        children: list[Node | str] = []
        for block in blocks:
            is_bare = len(texts) == 1 and block is texts[0]
            name = "p" if block.name == "run" else block.name
            children += (
                block.children if is_bare else [Node(name, block.attributes, block.children)]
            )
        attributes = {**cell.attributes, "align": read_alignment(cell.attributes)}
        return Node(cell.name, {name: said for name, said in attributes.items() if said}, children)


def _read_blocks(node: Node) -> list[Node]:
    return [child for child in node.children if isinstance(child, Node)]
