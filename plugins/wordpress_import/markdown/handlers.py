"""How the elements that are more than text are read: lines, headings, quotes, code. Core."""

import re

from plugins.wordpress_import.markdown.addresses import is_safe
from plugins.wordpress_import.markdown.elements import HEADINGS
from plugins.wordpress_import.markdown.figures import read_caption, read_details, read_figure
from plugins.wordpress_import.markdown.lists import read_definitions, read_item, read_list
from plugins.wordpress_import.markdown.players import read_frame, read_player
from plugins.wordpress_import.markdown.model import (
    Break,
    Code,
    CodeBlock,
    Content,
    Heading,
    Image,
    Preformatted,
    Quote,
    Reference,
    Remark,
    Rule,
    Span,
)
from plugins.wordpress_import.markdown.reader import Handler, Reader
from plugins.wordpress_import.markdown.spacing import clean_text, flatten_line
from plugins.wordpress_import.markdown.survey import is_back_link
from plugins.wordpress_import.markdown.tables import read_table
from plugins.wordpress_import.markdown.tree import COMMENT, Node

DEEPEST = 8
"""Quotes and lists within one another."""

REMARK = "Import :"
_LANGUAGE = re.compile(r"(?:^|\s)(?:brush:\s*|lang(?:uage)?-)([\w#.+-]+)")
_TRANSPARENT = frozenset({"span", "code", "br", "font"})


def _read_paragraph(reader: Reader, node: Node) -> None:
    reader.end_line()
    reader.read(node)
    reader.end_line(is_bare=False, is_signature="signature" in node.classes)


def _read_heading(reader: Reader, node: Node) -> None:
    content, others = reader.collect_line(node)
    content = _unwrap_strong(content)
    if content:
        reader.add(Heading(int(node.name[1]), content, node.attributes.get("id", "")))
    reader.add(*others)


def _unwrap_strong(content: Content) -> Content:
    """A heading is strong already."""
    is_strong = len(content) == 1 and isinstance(content[0], Span) and content[0].kind == "strong"
    return content[0].children if is_strong and isinstance(content[0], Span) else content


def _read_quote(reader: Reader, node: Node) -> None:
    if reader.depth >= DEEPEST:
        reader.tell("des citations ou des listes trop imbriquées ont été remises à plat")
        reader.read_block(node)
        return
    reader.depth += 1
    blocks = reader.collect(node)
    reader.depth -= 1
    if blocks:
        reader.add(Quote(blocks))


def _read_code(reader: Reader, node: Node) -> None:
    inside = node.list_elements()
    if not any(child.name not in {"span", "font"} for child in inside):
        text = flatten_code(node.read_text())
        if text:
            reader.line.add(Code(text))
        return
    reader.line.open("code")
    reader.read(node)
    reader.line.close()


def flatten_code(text: str) -> str:
    """Code on one line, its no-break spaces kept."""
    return " ".join(part for part in re.split(r"[ \t\n\r\f\v]+", clean_text(text)) if part)


def _read_preformatted(reader: Reader, node: Node) -> None:
    if any(found.name not in _TRANSPARENT for found in _walk(node)):
        reader.end_line()
        reader.read(node)
        content = reader.line.take()
        if content:
            reader.add(Preformatted(content))
        return
    text = _clean_lines(node.read_text())
    if text:
        reader.add(CodeBlock(text, _find_language(node)))


def _walk(node: Node) -> list[Node]:
    found, stack = [], node.list_elements()
    while stack:
        child = stack.pop()
        found.append(child)
        stack += child.list_elements()
    return found


def _clean_lines(text: str) -> str:
    """Lines without the blanks at their ends, nor empty lines around them."""
    lines = clean_text(text).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(line.expandtabs(4).rstrip() for line in lines).strip("\n")


def _find_language(node: Node) -> str:
    for each in (node, *node.list_elements()):
        match = _LANGUAGE.search(each.attributes.get("class", ""))
        if match:
            return match[1]
    return ""


def _read_link(reader: Reader, node: Node) -> None:
    label = reader.survey.find_label(node)
    if label:
        reader.line.add(Reference(label))
        return
    if is_back_link(node):
        return
    href = node.attributes.get("href", "").strip()
    if not href or not is_safe(href):
        anchor = node.attributes.get("id") or node.attributes.get("name", "")
        if anchor and not href:
            reader.line.add_anchor(anchor)
        reader.read(node)
        return
    attributes = {"href": href if href.startswith("#") else reader.resolve.link(href)}
    title = flatten_line(node.attributes.get("title", ""))
    if title and title != flatten_line(node.read_text()):
        attributes["title"] = title
    reader.line.open("a", attributes)
    reader.read(node)
    reader.line.close()


def _read_superscript(reader: Reader, node: Node) -> None:
    mark = reader.survey.find_mark(node)
    if mark is not None:
        _read_link(reader, mark)
        return
    reader.line.open("sup")
    reader.read(node)
    reader.line.close()


def _read_abbreviation(reader: Reader, node: Node) -> None:
    title = flatten_line(node.attributes.get("title", ""))
    reader.line.open("abbr", {"title": title} if title else {})
    reader.read(node)
    reader.line.close()


def _read_image(reader: Reader, node: Node) -> None:
    src = node.attributes.get("src", "").strip()
    if not src or src.startswith("data:"):
        src = node.attributes.get("data-src", "").strip() or src
    if src:
        alt = flatten_line(node.attributes.get("alt", ""))
        src, alt = reader.resolve.image(src, alt)
        reader.line.add(Image(src, flatten_line(alt)))


def _read_break(reader: Reader, _node: Node) -> None:
    reader.line.add(Break())


def _read_rule(reader: Reader, node: Node) -> None:
    if id(node) not in reader.survey.lines:
        reader.add(Rule())


def _read_comment(reader: Reader, node: Node) -> None:
    text = flatten_line(node.read_text())
    if text.startswith(REMARK):
        reader.remarks.append(Remark(text.replace("--", "- -").rstrip("-!<").strip()))


HANDLERS: dict[str, Handler] = {
    "p": _read_paragraph,
    "blockquote": _read_quote,
    "pre": _read_preformatted,
    "code": _read_code,
    "a": _read_link,
    "sup": _read_superscript,
    "abbr": _read_abbreviation,
    "img": _read_image,
    "br": _read_break,
    "hr": _read_rule,
    COMMENT: _read_comment,
    "ul": read_list,
    "ol": read_list,
    "li": read_item,
    "dl": read_definitions,
    "table": read_table,
    "figure": read_figure,
    "figcaption": read_caption,
    "details": read_details,
    "audio": read_player,
    "video": read_player,
    "iframe": read_frame,
    "frame": read_frame,
    **dict.fromkeys(HEADINGS, _read_heading),
}
"""By the name of the element."""
