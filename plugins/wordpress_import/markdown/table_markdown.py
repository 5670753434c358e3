"""Tables written with pipes. Core."""

from plugins.wordpress_import.markdown.escaping import CELL
from plugins.wordpress_import.markdown.line_markdown import format_line
from plugins.wordpress_import.markdown.model import Cell, Span, Table
from plugins.wordpress_import.markdown.plainness import read_line

_RULES = {"": "---", "left": ":--", "right": "--:", "center": ":-:"}


def format_table(table: Table) -> str:
    """A table; one without a header has an empty one, as Python-Markdown wants one."""
    width = max(map(len, table.rows))
    head = table.rows[0] if table.heads else []
    body = table.rows[table.heads :]
    aligns = [_find_align(table, column) for column in range(width)]
    lines = [
        _format_row([_format_cell(cell) for cell in head], width),
        f"|{'|'.join(_RULES[align] for align in aligns)}|",
        *(_format_row([_format_cell(cell, cell.is_header) for cell in row], width) for row in body),
    ]
    return "\n".join(lines)


def _format_row(cells: list[str], width: int) -> str:
    return f"| {' | '.join(cells + [''] * (width - len(cells)))} |"


def _format_cell(cell: Cell, is_strong: bool = False) -> str:
    """A cell on one line; one that heads its row is strong."""
    content = read_line(cell.blocks)
    first = content[0] if content else None
    is_strong = is_strong and first is not None
    if isinstance(first, Span) and first.kind == "strong":
        is_strong = False
    return format_line([Span("strong", content)] if is_strong else content, CELL)


def _find_align(table: Table, column: int) -> str:
    """How the header of a column is aligned; without one, how its cells are, if they agree."""
    rows = [row for row in table.rows if column < len(row) and row[column].blocks]
    if table.heads and rows and rows[0] is table.rows[0]:
        return rows[0][column].align
    said = {row[column].align for row in rows}
    return said.pop() if len(said) == 1 else ""
