"""Lines of a paragraph: those that are paragraphs of their own are taken apart. Core."""

from plugins.wordpress_import.markdown.model import (
    Blocks,
    Break,
    Content,
    Image,
    Inline,
    Paragraph,
    Span,
)


def split_lines(content: Content) -> list[Content]:
    """`content` parted where two line breaks meet, and around pictures that have a line alone."""
    parts: list[Content] = [[]]
    lines = _cut_lines(content)
    for index, line in enumerate(lines):
        is_apart = not line or is_picture(line) or (index > 0 and is_picture(lines[index - 1]))
        if is_apart and parts[-1]:
            parts.append([])
        elif parts[-1]:
            parts[-1].append(Break())
        parts[-1] += line
    return [part for part in parts if part]


def hold_lines(blocks: Blocks) -> Blocks:
    """`blocks` whose lines are paragraphs, whether something held them or not."""
    held: Blocks = []
    for block in blocks:
        if isinstance(block, Paragraph) and block.is_bare:
            held += (Paragraph(part) for part in split_lines(block.content))
        else:
            held.append(block)
    return held


def is_picture(content: Content) -> bool:
    """Whether `content` is one picture, or a link around one."""
    return len(content) == 1 and (isinstance(content[0], Image) or _is_linked(content[0]))


def _is_linked(child: Inline) -> bool:
    return (
        isinstance(child, Span)
        and child.kind == "a"
        and len(child.children) == 1
        and isinstance(child.children[0], Image)
    )


def _cut_lines(content: Content) -> list[Content]:
    lines: list[Content] = [[]]
    for child in content:
        if isinstance(child, Break):
            lines.append([])
        else:
            lines[-1].append(child)
    return lines
