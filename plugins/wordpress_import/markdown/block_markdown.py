"""Blocks written as Markdown, one paragraph a line, a blank line between blocks. Core."""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

from plugins.wordpress_import.markdown.escaping import CAPTION, HEADING, NAMED_HEADING
from plugins.wordpress_import.markdown.html_output import render_block, render_player
from plugins.wordpress_import.markdown.line_markdown import format_line
from plugins.wordpress_import.markdown.list_markdown import format_definitions, format_list, indent
from plugins.wordpress_import.markdown.marks import format_image, format_target
from plugins.wordpress_import.markdown.model import (
    Block,
    Blocks,
    CodeBlock,
    Definitions,
    Details,
    Figure,
    Heading,
    Image,
    Inline,
    Listing,
    NotesPlace,
    Paragraph,
    Player,
    Quote,
    Remark,
    Rule,
    Span,
    Table,
)
from plugins.wordpress_import.markdown.plainness import (
    is_captioned_picture,
    is_pipe_table,
    is_plain,
    is_single_picture,
    read_line,
)
from plugins.wordpress_import.markdown.table_markdown import format_table

NOTES_PLACE = "///Les notes vont ici///"
"""Where Python-Markdown puts the footnotes of a text; `pelicanconf.py` says the same."""

_PARTED = "<!-- -->"


def format_blocks(blocks: Blocks, *, is_inner: bool = False) -> str:
    """`blocks` as Markdown; those that are inner stand in a quote or an item."""
    return "\n\n".join(_list_chunks(blocks, is_inner))


def _list_chunks(blocks: Blocks, is_inner: bool) -> Iterator[str]:
    if blocks:
        yield format_block(blocks[0], is_inner=is_inner)
    for previous, block in pairwise(blocks):
        if _would_join(previous, block, is_inner):
            yield _PARTED
        yield format_block(block, is_inner=is_inner)


def _would_join(previous: Block, block: Block, is_inner: bool) -> bool:
    """Whether Python-Markdown would take two blocks for one."""
    if isinstance(block, CodeBlock):
        return is_inner and isinstance(previous, CodeBlock | Listing | Definitions)
    if isinstance(previous, Listing) and isinstance(block, Listing):
        return (previous.start is None) == (block.start is None)
    return type(previous) is type(block) and isinstance(block, Quote | Definitions)


def format_block(block: Block, *, is_inner: bool = False) -> str:
    """One block as Markdown, or as HTML where Markdown has no form for it."""
    if isinstance(block, Paragraph):
        signature = "\n{: .signature }" if block.is_signature else ""
        return format_line(block.content) + signature
    if isinstance(block, Heading):
        return _format_heading(block)
    if isinstance(block, CodeBlock):
        return indent(block.text) if is_inner else _format_fence(block)
    if isinstance(block, Remark):
        return f"<!-- {block.text} -->"
    if isinstance(block, Rule | NotesPlace):
        return "---" if isinstance(block, Rule) else NOTES_PLACE
    return _format_container(block)


def _format_heading(block: Heading) -> str:
    signs = "#" * block.level
    if not block.identity:
        return f"{signs} {format_line(block.content, HEADING)}"
    return f"{signs} {format_line(block.content, NAMED_HEADING)} {{#{block.identity}}}"


def _format_container(block: Block) -> str:
    for kind, suits, write in _FORMS:
        if isinstance(block, kind) and suits(block):
            return write(block)
    return render_block(block)


def _format_inner(blocks: Blocks) -> str:
    return format_blocks(blocks, is_inner=True)


def _format_quote(block: Quote) -> str:
    if is_plain(block):
        lines = _format_inner(block.blocks).split("\n")
        return "\n".join(f"> {line}" if line else ">" for line in lines)
    return _hold("blockquote", format_blocks(block.blocks))


def _format_figure(block: Figure) -> str:
    if is_captioned_picture(block):
        return _format_captioned(block)
    caption = f'<figcaption markdown="span">{format_line(block.caption, CAPTION)}</figcaption>'
    is_single = is_single_picture(block)
    parts = [format_blocks(block.blocks), caption]
    if block.is_caption_first:
        parts.reverse()
    if is_single:
        return "\n".join(['<figure markdown="span">', *parts, "</figure>"])
    return _hold("figure", "\n\n".join(parts))


def _format_captioned(block: Figure) -> str:
    """A picture alone in its paragraph, its caption as a title: the site makes a figure of it."""
    title = "".join(map(str, block.caption))
    picture = read_line(block.blocks)[0]
    if not isinstance(picture, Span):
        return _format_picture(picture, title)
    inner = _format_picture(picture.children[0], title)
    return f"[{inner}]({format_target(picture.attributes['href'])})"


def _format_picture(picture: Inline, title: str) -> str:
    return format_image(picture, title) if isinstance(picture, Image) else ""


def _format_player(block: Player) -> str:
    return render_player(block, format_line(block.content, CAPTION))


def _format_details(block: Details) -> str:
    opening = '<details markdown="1" open>' if block.is_open else '<details markdown="1">'
    summary = f'<summary markdown="span">{format_line(block.summary, CAPTION)}</summary>'
    inside = [format_blocks(block.blocks)] if block.blocks else []
    return "\n\n".join([f"{opening}\n{summary}", *inside, "</details>"])


def _hold(name: str, inside: str) -> str:
    """An element whose content is Markdown."""
    return f'<{name} markdown="1">\n\n{inside}\n\n</{name}>'


def _format_fence(block: CodeBlock) -> str:
    longest = max(map(len, re.findall(r"`{3,}", block.text)), default=2)
    fence = "`" * (longest + 1)
    return f"{fence}{block.language}\n{block.text}\n{fence}"


_FORMS: tuple[tuple[type, Callable[[Any], bool], Callable[[Any], str]], ...] = (
    (Listing, is_plain, lambda block: format_list(block, _format_inner)),
    (Definitions, is_plain, format_definitions),
    (Table, is_pipe_table, format_table),
    (Quote, lambda _: True, _format_quote),
    (Figure, lambda _: True, _format_figure),
    (Details, lambda _: True, _format_details),
    (Player, lambda block: block.kind == "audio", _format_player),
)
"""For a kind of block, whether it suits a form of Markdown, and what writes it so."""
