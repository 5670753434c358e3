"""Which blocks Markdown has a form for, and where. Core."""

from plugins.wordpress_import.markdown.lines import is_picture
from plugins.wordpress_import.markdown.model import (
    Block,
    Blocks,
    CodeBlock,
    Content,
    Definitions,
    Figure,
    Heading,
    Listing,
    Paragraph,
    Quote,
    Rule,
    Table,
)


def is_plain(block: Block) -> bool:
    """Whether `block` can be written with the signs of Markdown alone, in a quote too."""
    if isinstance(block, Quote):
        return all(map(is_plain, block.blocks))
    if isinstance(block, Listing):
        return is_plain_list(block)
    if isinstance(block, CodeBlock):
        return not block.language and "\n\n\n" not in block.text and block.text[:1] != " "
    if isinstance(block, Table):
        return is_pipe_table(block)
    if isinstance(block, Definitions):
        return is_plain_definitions(block)
    return isinstance(block, Paragraph | Heading | Rule) or is_captioned_picture(block)


def is_plain_list(block: Listing) -> bool:
    """Whether each item begins with a line, and holds nothing that only tags can say."""
    if len(block.items) == 1 and len(block.items[0]) == 1:
        return isinstance(block.items[0][0], Paragraph)
    return all(not item or _is_plain_item(item) for item in block.items)


def is_tight(block: Listing) -> bool:
    """Whether no blank line stands between the items, nor within them."""
    return all(_is_tight_item(item) for item in block.items)


def is_line(blocks: Blocks) -> bool:
    """Whether `blocks` are nothing, or one paragraph that bears no sign of its own."""
    if not blocks:
        return True
    return len(blocks) == 1 and isinstance(blocks[0], Paragraph) and not blocks[0].is_signature


def read_line(blocks: Blocks) -> Content:
    """The content of `blocks` that are a line."""
    return [child for block in blocks if isinstance(block, Paragraph) for child in block.content]


def is_pipe_table(block: Table) -> bool:
    """Whether each cell is one line, and no more than one place."""
    cells = [cell for row in block.rows for cell in row]
    return (
        block.heads <= 1
        and not block.caption
        and all(is_line(cell.blocks) and cell.columns == cell.rows == 1 for cell in cells)
    )


def is_plain_definitions(block: Definitions) -> bool:
    """Whether terms and explanations are lines, and each term has an explanation after it."""
    return (
        not block.entries[0][0]
        and block.entries[-1][0]
        and all(is_line(blocks) for _, blocks in block.entries)
    )


def is_captioned_picture(block: Block) -> bool:
    """Whether `block` is a picture with some plain words under it."""
    return isinstance(block, Figure) and (
        is_single_picture(block)
        and not block.is_caption_first
        and all(isinstance(child, str) for child in block.caption)
    )


def is_single_picture(block: Figure) -> bool:
    """Whether a figure holds but one picture."""
    return is_line(block.blocks) and is_picture(read_line(block.blocks))


def _is_plain_item(item: Blocks) -> bool:
    first, others = item[0], item[1:]
    if not (isinstance(first, Paragraph) or is_captioned_picture(first)):
        return False
    return all(
        isinstance(other, Paragraph | Listing | Quote | CodeBlock | Figure) and is_plain(other)
        for other in others
    )


def _is_tight_item(item: Blocks) -> bool:
    if not item:
        return True
    first, others = item[0], item[1:]
    if not isinstance(first, Paragraph) or not first.is_bare or len(others) > 1:
        return False
    return all(isinstance(other, Listing) and is_tight(other) for other in others)
