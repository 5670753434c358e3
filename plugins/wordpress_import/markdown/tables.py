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
    rest = Node("", {}, [])
    caption = next((each for each in node.list_elements() if each.name == "caption"), None)
    title = reader.collect_line(caption) if caption else ([], [])
    rows: list[list[Cell]] = []
    heads = 0
    for part, row in _list_rows(node, rest):
        cells = _read_row(reader, row, rest)
        if not cells:
            continue
        is_head = part == "thead" or (part != "tfoot" and not rows and _is_header(cells))
        if is_head and not any(cell.blocks for cell in cells):
            continue
        heads += is_head and heads == len(rows)
        rows.append(cells)
    if any(cell.blocks for row in rows for cell in row):
        reader.add(Table(rows, heads, title[0]), *title[1])
    elif title[0]:
        reader.read_block(caption) if caption else None
    reader.read_block(rest)


def _list_rows(node: Node, rest: Node) -> Iterator[tuple[str, Node]]:
    """`(part, row)` in the order in which they are shown; what is no row goes to `rest`."""
    parts: dict[str, list[Node]] = {name: [] for name in _PARTS}
    for child in node.children:
        if isinstance(child, Node) and child.name in _PARTS:
            parts[child.name] += _take_rows(child, rest)
        elif isinstance(child, Node) and child.name == "tr":
            parts["tbody"].append(child)
        elif isinstance(child, str) or child.name not in {"caption", "colgroup", "col"}:
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


def _is_header(cells: list[Cell]) -> bool:
    return all(cell.is_header for cell in cells)


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
