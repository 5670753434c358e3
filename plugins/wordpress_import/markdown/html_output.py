"""Blocks written as HTML, where Markdown has no form for them. Core."""

import html
import re
from collections.abc import Callable
from itertools import groupby
from typing import Any

from plugins.wordpress_import.markdown.marks import format_anchor, format_tag
from plugins.wordpress_import.markdown.model import (
    Anchor,
    Block,
    Blocks,
    Cell,
    Code,
    CodeBlock,
    Content,
    Definitions,
    Details,
    Figure,
    Heading,
    Image,
    Inline,
    Listing,
    Paragraph,
    Player,
    Preformatted,
    Quote,
    Reference,
    Span,
    Table,
)
from plugins.wordpress_import.markdown.plainness import is_single_picture, read_line

_MISREAD = re.compile(r"^(?:`(?=``)|~(?=~~)|#|[=-](?=[=-]*$))", re.MULTILINE)
_BLANK_LINE = re.compile(r"(?<=\n) +(?=\n)")


def render_block(block: Block) -> str:
    """The HTML of `block`, its lines none of them blank but those of code."""
    renderer = _RENDERERS.get(type(block))
    return renderer(block) if renderer else "<hr>"


def render_content(content: Content) -> str:
    """The HTML of what stands in a line."""
    parts = []
    for is_text, group in groupby(content, key=lambda child: isinstance(child, str)):
        if is_text:
            parts.append(_render_text("".join(map(str, group))))
        else:
            parts += map(_render_inline, group)
    return "".join(parts)


def render_player(player: Player, content: str) -> str:
    """A player, in which `content` stands for it."""
    parts = "".join(format_tag(name, attributes) for name, attributes in player.parts)
    opening = format_tag(player.kind, player.attributes).replace(
        f"<{player.kind}", f"<{player.kind} controls", 1
    )
    return f"{opening}{parts}{content}</{player.kind}>"


def _render_inline(child: Inline) -> str:
    if isinstance(child, Span):
        inner = render_content(child.children)
        return f"{format_tag(child.kind, child.attributes)}{inner}</{child.kind}>"
    if isinstance(child, Code):
        return f"<code>{html.escape(child.text, quote=False)}</code>"
    if isinstance(child, Image):
        return format_tag("img", {"src": child.src, "alt": child.alt})
    return _render_sign(child)


def _render_text(text: str) -> str:
    """Within an element whose content is Markdown, two things are read even in tags."""
    escaped = html.escape(text, quote=False).replace("[TOC]", "&#91;TOC]")
    return escaped.replace("{", "&#123;") if escaped.rstrip().endswith("}") else escaped


def _render_sign(child: Inline) -> str:
    if isinstance(child, Reference):
        return f'<sup><a href="#fn:{child.label}">{child.label}</a></sup>'
    return format_anchor(child) if isinstance(child, Anchor) else "<br>"


def _render_blocks(blocks: Blocks) -> str:
    return "\n".join(map(render_block, blocks))


def _render_within(name: str, blocks: Blocks, attributes: dict[str, str] | None = None) -> str:
    """An item or a cell; a line that no `<p>` held needs none."""
    opening = format_tag(name, attributes or {})
    others = blocks[1:]
    first = blocks[0] if blocks else None
    if (
        isinstance(first, Paragraph)
        and first.is_bare
        and not any(isinstance(other, Paragraph) for other in others)
    ):
        inside = "\n".join([render_content(first.content), *map(render_block, others)])
        return f"{opening}{inside}</{name}>"
    return f"{opening}{_render_blocks(blocks)}</{name}>"


def _render_paragraph(block: Paragraph) -> str:
    opening = format_tag("p", {"class": "signature"} if block.is_signature else {})
    return f"{opening}{render_content(block.content)}</p>"


def _render_heading(block: Heading) -> str:
    opening = format_tag(f"h{block.level}", {"id": block.identity} if block.identity else {})
    return f"{opening}{render_content(block.content)}</h{block.level}>"


def _render_listing(block: Listing) -> str:
    name = "ul" if block.start is None else "ol"
    has_start = block.start is not None and block.start != 1
    opening = format_tag(name, {"start": str(block.start)} if has_start else {})
    items = "\n".join(_render_within("li", item) for item in block.items)
    return f"{opening}\n{items}\n</{name}>"


def _render_definitions(block: Definitions) -> str:
    entries = (_render_within("dd" if explains else "dt", each) for explains, each in block.entries)
    return "\n".join(["<dl>", *entries, "</dl>"])


def _render_quote(block: Quote) -> str:
    return f"<blockquote>\n{_render_blocks(block.blocks)}\n</blockquote>"


def _render_code(block: CodeBlock) -> str:
    opening = format_tag("code", {"class": f"language-{block.language}"} if block.language else {})
    return f"<pre>{opening}{_render_lines(html.escape(block.text, quote=False))}</code></pre>"


def _render_preformatted(block: Preformatted) -> str:
    inside = render_content(block.content).replace("<br>", "\n").replace("\t", "    ").strip("\n")
    return f"<pre>{_render_lines(_BLANK_LINE.sub('', inside))}</pre>"


def _render_lines(lines: str) -> str:
    """A fence or a heading within code would be taken for one, by Python-Markdown or the site."""
    return _MISREAD.sub(lambda match: f"&#{ord(match[0])};", lines)


def _render_table(block: Table) -> str:
    caption = [f"<caption>{render_content(block.caption)}</caption>"] if block.caption else []
    head = [_render_row(row) for row in block.rows[: block.heads]]
    body = [_render_row(row) for row in block.rows[block.heads :]]
    return "\n".join(
        [
            "<table>",
            *caption,
            *(["<thead>", *head, "</thead>"] if head else []),
            *(["<tbody>", *body, "</tbody>"] if body else []),
            "</table>",
        ]
    )


def _render_row(cells: list[Cell]) -> str:
    return f"<tr>{''.join(map(_render_cell, cells))}</tr>"


def _render_cell(cell: Cell) -> str:
    spans = (("colspan", cell.columns), ("rowspan", cell.rows))
    attributes = {name: str(count) for name, count in spans if count > 1}
    if cell.align:
        attributes["class"] = f"align-{cell.align}"
    return _render_within("th" if cell.is_header else "td", cell.blocks, attributes)


def _render_figure(block: Figure) -> str:
    picture = read_line(block.blocks) if is_single_picture(block) else []
    parts = [
        render_content(picture) or _render_blocks(block.blocks),
        f"<figcaption>{render_content(block.caption)}</figcaption>",
    ]
    if block.is_caption_first:
        parts.reverse()
    return "\n".join(["<figure>", *parts, "</figure>"])


def _render_details(block: Details) -> str:
    opening = "<details open>" if block.is_open else "<details>"
    summary = f"<summary>{render_content(block.summary)}</summary>"
    return "\n".join([opening, summary, *map(render_block, block.blocks), "</details>"])


_RENDERERS: dict[type, Callable[[Any], str]] = {
    Paragraph: _render_paragraph,
    Heading: _render_heading,
    Listing: _render_listing,
    Definitions: _render_definitions,
    Quote: _render_quote,
    CodeBlock: _render_code,
    Preformatted: _render_preformatted,
    Table: _render_table,
    Figure: _render_figure,
    Details: _render_details,
    Player: lambda player: render_player(player, render_content(player.content)),
}
