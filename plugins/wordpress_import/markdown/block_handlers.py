"""Blocks read from their elements: paragraphs, headings, quotes, lines of code. Core."""

import re

from plugins.wordpress_import.markdown.model import (
    CodeBlock,
    Content,
    Heading,
    Inline,
    Preformatted,
    Quote,
    Remark,
    Rule,
    Span,
)
from plugins.wordpress_import.markdown.reader import Reader
from plugins.wordpress_import.markdown.spacing import clean_text, flatten_line, strip_content
from plugins.wordpress_import.markdown.tree import Node

REMARK = "Import :"
"""How a comment begins that is meant for the author."""

_LANGUAGE = re.compile(r"(?:^|\s)(?:brush:\s*|lang(?:uage)?-)([\w#.+-]+)")


def read_paragraph(reader: Reader, node: Node) -> None:
    """A paragraph; its class may say that it is the name under the article."""
    reader.end_line()
    reader.read(node)
    reader.end_line(is_bare=False, is_signature="signature" in node.classes)


def read_heading(reader: Reader, node: Node) -> None:
    """A heading on one line; what can stand in no line follows it."""
    content, others = reader.collect_line(node)
    content = _unwrap_strong(content)
    if content:
        reader.add(Heading(int(node.name[1]), content, node.attributes.get("id", "")))
    reader.add(*others)


def _unwrap_strong(content: Content) -> Content:
    """A heading is strong already."""
    is_strong = len(content) == 1 and isinstance(content[0], Span) and content[0].kind == "strong"
    return content[0].children if is_strong and isinstance(content[0], Span) else content


def read_quote(reader: Reader, node: Node) -> None:
    """A quotation, unless it says nothing."""
    blocks = reader.collect(node)
    if blocks:
        reader.add(Quote(blocks))


def read_preformatted(reader: Reader, node: Node) -> None:
    """Lines as they were typed: code, unless something in them is more than text."""
    reader.end_line()
    reader.keeps_lines = True
    reader.read(node)
    reader.keeps_lines = False
    content = reader.line.take()
    parts = [_bare(child) for child in content]
    typed = None if None in parts else _clean_lines("".join(map(str, parts)))
    if typed:
        reader.add(CodeBlock(typed, _find_language(node)))
    elif typed is None and strip_content(content):
        reader.add(Preformatted(content))


def _bare(child: Inline) -> str | None:
    """What a piece of text or of code says, if it is no more than that."""
    if isinstance(child, Span) and child.kind == "code":
        texts = [inner for inner in child.children if isinstance(inner, str)]
        return "".join(texts) if len(texts) == len(child.children) else None
    return child if isinstance(child, str) else None


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


def read_rule(reader: Reader, node: Node) -> None:
    """A line across, but for the one above footnotes."""
    reader.end_line()
    if id(node) not in reader.survey.lines:
        reader.add(Rule())


def read_comment(reader: Reader, node: Node) -> None:
    """A remark for the author; other comments end here."""
    text = flatten_line(node.read_text())
    if text.startswith(REMARK):
        reader.remarks.append(Remark(text.replace("--", "- -").rstrip("-!<").strip()))
