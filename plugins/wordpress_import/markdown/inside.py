"""What blocks hold, and what is settled once all of them are read. Core."""

from plugins.wordpress_import.markdown.lines import hold_lines
from plugins.wordpress_import.markdown.model import (
    Block,
    Blocks,
    Definitions,
    Details,
    Figure,
    Listing,
    Quote,
    Table,
)
from plugins.wordpress_import.markdown.plainness import is_plain_list, is_tight


def list_inside(block: Block) -> list[Blocks]:
    """The blocks that `block` holds, part by part."""
    if isinstance(block, Quote | Details | Figure):
        return [block.blocks]
    if isinstance(block, Listing):
        return block.items
    if isinstance(block, Definitions):
        return [blocks for _, blocks in block.entries]
    if isinstance(block, Table):
        return [cell.blocks for row in block.rows for cell in row]
    return []


def loosen_lists(blocks: Blocks) -> None:
    """In a list with blank lines, whatever stands in an item is a paragraph."""
    for block in blocks:
        for inside in list_inside(block):
            loosen_lists(inside)
        if isinstance(block, Listing) and not is_tight(block) and is_plain_list(block):
            block.items = [hold_lines(item) for item in block.items]
