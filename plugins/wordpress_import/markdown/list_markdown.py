"""Lists and definitions written as Markdown. Core."""

from collections.abc import Callable

from plugins.wordpress_import.markdown.escaping import TERM
from plugins.wordpress_import.markdown.line_markdown import format_line
from plugins.wordpress_import.markdown.model import Blocks, Definitions, Listing, Paragraph
from plugins.wordpress_import.markdown.plainness import is_tight, read_line

EMPTY = "<!-- -->"
"""What stands in an item that holds nothing, or between two lists that are two."""
INDENT = "    "

FormatBlocks = Callable[[Blocks], str]


def indent(text: str, by: str = INDENT) -> str:
    """Each line of `text` further in, blank ones excepted."""
    return "\n".join(by + line if line else line for line in text.split("\n"))


def format_list(listing: Listing, format_blocks: FormatBlocks) -> str:
    """A list; `format_blocks` writes what stands in an item."""
    tight = is_tight(listing)
    items = []
    for number, item in enumerate(listing.items, listing.start or 0):
        text = _format_tight(item, format_blocks) if tight else format_blocks(item)
        marker = "- " if listing.start is None else f"{number}. "
        items.append(marker + indent(text or EMPTY).removeprefix(INDENT))
    return ("\n" if tight else "\n\n").join(items)


def _format_tight(item: Blocks, format_blocks: FormatBlocks) -> str:
    parts = []
    for block in item:
        if isinstance(block, Paragraph):
            parts.append(format_line(block.content))
        else:
            parts.append(format_blocks([block]))
    return "\n".join(parts)


def format_definitions(block: Definitions) -> str:
    """Terms, each on its line, and under them what explains them; a blank line before a term."""
    lines: list[str] = []
    explained = False
    for explains, blocks in block.entries:
        content = read_line(blocks)
        if explained and not explains:
            lines.append("")
        if explains:
            lines.append(f":   {indent(format_line(content)).removeprefix(INDENT)}")
        else:
            lines.append(format_line(content, TERM))
        explained = explains
    return "\n".join(lines)
