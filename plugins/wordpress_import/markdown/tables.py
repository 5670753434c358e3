"""Tables, read from their elements. Core."""

import re
from collections.abc import Iterator

from plugins.wordpress_import.markdown.elements import CELLS
from plugins.wordpress_import.markdown.model import Cell, Table
from plugins.wordpress_import.markdown.reader import Reader
from plugins.wordpress_import.markdown.tree import Node

MOST_SPANNED = 1000

_ALIGN = re.compile(
    r"text-align\s*:\s*(left|right|center)|\b(?:has-text-)?align-?(left|right|center)\b"
)
_PARTS = ("thead", "tbody", "tfoot")


def read_table(reader: Reader, node: Node) -> None:
    """A table with its caption; what stands in no cell of it follows it."""
    rest = Node("")
    caption = next((each for each in node.list_elements() if each.name == "caption"), Node(""))
    title, others = reader.collect_line(caption)
    table = Table([], 0, title)
    for part, row in _list_rows(node, caption, rest):
        _add_row(table, _read_row(reader, row, rest), part)
    if len(table.rows) == table.heads + 1 and table.heads and not _says_something(table.rows[-1]):
        del table.rows[-1]  # Python-Markdown adds it to a header that stands alone
    if any(map(_says_something, table.rows)):
        reader.add(table)
    elif title:
        reader.add_line(title)
    reader.add(*others)
    reader.read_block(rest)


def _add_row(table: Table, cells: list[Cell], part: str) -> None:
    """Add a row, unless it is a header that says nothing."""
    is_first = not table.rows and part != "tfoot" and all(cell.is_header for cell in cells)
    is_head = part == "thead" or is_first
    if not cells or (is_head and not _says_something(cells)):
        return
    table.heads += is_head and table.heads == len(table.rows)
    table.rows.append(cells)


def _says_something(cells: list[Cell]) -> bool:
    return any(cell.blocks for cell in cells)


def _list_rows(node: Node, caption: Node, rest: Node) -> Iterator[tuple[str, Node]]:
    """`(part, row)` in the order in which they are shown; what is no row goes to `rest`."""
    parts: dict[str, list[Node]] = {name: [] for name in _PARTS}
    for child in node.children:
        if isinstance(child, Node) and child.name in _PARTS:
            parts[child.name] += _take_rows(child, rest)
        elif isinstance(child, Node) and child.name == "tr":
            parts["tbody"].append(child)
        elif child is not caption:
            rest.children.append(child)
    for name in _PARTS:
        yield from ((name, row) for row in parts[name])


def _take_rows(part: Node, rest: Node) -> list[Node]:
    rows = [child for child in part.list_elements() if child.name == "tr"]
    rest.children += [c for c in part.children if isinstance(c, str) or c.name != "tr"]
    return rows


def _read_row(reader: Reader, row: Node, rest: Node) -> list[Cell]:
    cells = []
    for child in row.children:
        if isinstance(child, Node) and child.name in CELLS:
            cells.append(_read_cell(reader, child))
        else:
            rest.children.append(child)
    return cells


def _read_cell(reader: Reader, node: Node) -> Cell:
    return Cell(
        reader.collect(node, in_item=True),
        node.name == "th",
        _find_align(node),
        _read_span(node, "colspan"),
        _read_span(node, "rowspan"),
    )


def _read_span(node: Node, name: str) -> int:
    value = node.attributes.get(name, "").strip()
    return min(int(value), MOST_SPANNED) if re.fullmatch(r"[1-9]\d{0,4}", value, re.ASCII) else 1


def _find_align(node: Node) -> str:
    values = node.attributes
    said = values.get("align", "") or values.get("data-align", "")
    if said.lower() in {"left", "right", "center"}:
        return said.lower()
    match = _ALIGN.search(f"{values.get('style', '')} {values.get('class', '')}".lower())
    return (match[1] or match[2]) if match else ""
