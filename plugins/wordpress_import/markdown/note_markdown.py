"""Footnotes written as Markdown. Core.

Python-Markdown reads no tags within them, so that what only tags can say becomes paragraphs.
"""

import re
from collections.abc import Iterator

from plugins.wordpress_import.markdown.block_markdown import format_blocks
from plugins.wordpress_import.markdown.lines import hold_lines
from plugins.wordpress_import.markdown.list_markdown import EMPTY, INDENT, indent
from plugins.wordpress_import.markdown.model import (
    Block,
    Blocks,
    CodeBlock,
    Definitions,
    Details,
    Figure,
    Listing,
    Paragraph,
    Player,
    Preformatted,
    Quote,
    Span,
    Table,
)
from plugins.wordpress_import.markdown.plainness import is_plain
from plugins.wordpress_import.markdown.spacing import strip_content

_GAP = re.compile(r"\n{3,}")


def format_note(label: str, blocks: Blocks) -> str:
    """The text of the footnote `label`."""
    simple = hold_lines(list(_simplify(blocks)))
    text = format_blocks(simple, is_inner=True)
    if simple and isinstance(simple[0], CodeBlock):
        text = f"{EMPTY}\n\n{text}"
    return f"[^{label}]: {indent(text or EMPTY).removeprefix(INDENT)}"


def _simplify(blocks: Blocks) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, CodeBlock):
            yield CodeBlock(_GAP.sub("\n\n", block.text).lstrip())
        elif is_plain(block):
            yield block
        else:
            yield from _list_paragraphs(block)


def _list_paragraphs(block: Block) -> Iterator[Block]:
    """What can be read in `block`, paragraph by paragraph."""
    if isinstance(block, Preformatted):
        content = strip_content(block.content)
        yield Paragraph(content)
    elif isinstance(block, Player):
        src = block.attributes.get("src") or next((each["src"] for _, each in block.parts), "")
        yield Paragraph([Span("a", block.content or [src], {"href": src})])
    elif isinstance(block, Details):
        yield Paragraph(block.summary, is_bare=True)
        yield from _simplify(block.blocks)
    else:
        for inside in _list_inside(block):
            yield from _simplify(inside)


def _list_inside(block: Block) -> Iterator[Blocks]:
    if isinstance(block, Quote):
        yield block.blocks
    elif isinstance(block, Listing):
        yield from block.items
    elif isinstance(block, Definitions):
        yield from (blocks for _, blocks in block.entries)
    elif isinstance(block, Figure):
        yield [*block.blocks, Paragraph(block.caption, is_bare=True)]
    elif isinstance(block, Table):
        yield [Paragraph(block.caption, is_bare=True)] if block.caption else []
        yield from (cell.blocks for row in block.rows for cell in row)
