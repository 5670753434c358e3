"""Elements within a line that are more than text, read into it. Core."""

import re

from plugins.wordpress_import.markdown.addresses import is_safe
from plugins.wordpress_import.markdown.model import Break, Code, Image, Reference
from plugins.wordpress_import.markdown.reader import Reader, find_lang
from plugins.wordpress_import.markdown.spacing import clean_text, flatten_line
from plugins.wordpress_import.markdown.survey import is_back_link
from plugins.wordpress_import.markdown.tree import Node


def read_code(reader: Reader, node: Node) -> None:
    """Code; where more than text stands in it, an element that holds that."""
    if not reader.keeps_lines and all(map(_is_transparent, _walk(node))):
        _add_code(reader, node.read_text())
        return
    reader.line.open("code")
    reader.read(node)
    reader.line.close()


def _add_code(reader: Reader, typed: str) -> None:
    """Code on one line, its no-break spaces kept, its edges free of blanks."""
    text = re.sub(r"[ \t\n\r\f\v]+", " ", clean_text(typed))
    bare = text.strip()
    if bare:
        before, _, after = text.partition(bare)
        reader.line.add_text(before)
        reader.line.add(Code(bare))
        reader.line.add_text(after)
    else:
        reader.line.add_text(text)


def _is_transparent(node: Node) -> bool:
    """Whether `node` adds nothing to the code within it."""
    return node.name in {"span", "font"} and not find_lang(node)


def _walk(node: Node) -> list[Node]:
    found, stack = [], node.list_elements()
    while stack:
        child = stack.pop()
        found.append(child)
        stack += child.list_elements()
    return found


def read_link(reader: Reader, node: Node) -> None:
    """A link, an anchor, the mark of a footnote; what leads from there back to it is left out."""
    label = reader.survey.find_label(node)
    if label:
        reader.line.add(Reference(label))
    elif not is_back_link(node):
        attributes = _find_target(reader, node)
        reader.line.open("a" if attributes else "", attributes)
        reader.read(node)
        reader.line.close()


def _find_target(reader: Reader, node: Node) -> dict[str, str]:
    """Where a link leads; nothing for one that leads nowhere, or runs a program."""
    href = node.attributes.get("href", "").strip()
    anchor = node.attributes.get("id") or node.attributes.get("name", "")
    if anchor and not href:
        reader.line.add_anchor(anchor)
    if not href or not is_safe(href):
        return {}
    target = href if href.startswith("#") else reader.resolve.link(href)
    title = flatten_line(node.attributes.get("title", ""))
    if not target or not title or title == flatten_line(node.read_text()):
        return {"href": target} if target else {}
    return {"href": target, "title": title}


def read_superscript(reader: Reader, node: Node) -> None:
    """What stands above the line, unless it is but the mark of a footnote."""
    mark = reader.survey.find_mark(node)
    if mark is not None:
        read_link(reader, mark)
        return
    reader.line.open("sup")
    reader.read(node)
    reader.line.close()


def read_abbreviation(reader: Reader, node: Node) -> None:
    """An abbreviation with what it stands for."""
    title = flatten_line(node.attributes.get("title", ""))
    reader.line.open("abbr", {"title": title} if title else {})
    reader.read(node)
    reader.line.close()


def read_citation(reader: Reader, node: Node) -> None:
    """An author, or a work: in italics, unless italics in it tell one from the other."""
    reader.line.open("" if any(each.name == "em" for each in _walk(node)) else "em")
    reader.read(node)
    reader.line.close()


def read_image(reader: Reader, node: Node) -> None:
    """A picture, also one that a script would have shown later."""
    src = node.attributes.get("src", "").strip()
    if not src or src.startswith("data:"):
        src = node.attributes.get("data-src", "").strip() or src
    if src:
        alt = flatten_line(node.attributes.get("alt", ""))
        src, alt = reader.resolve.image(src, alt)
        if src:
            reader.line.add(Image(src, flatten_line(alt)))


def read_break(reader: Reader, _node: Node) -> None:
    """The end of a line."""
    if reader.keeps_lines:
        reader.line.add_text("\n")
    else:
        reader.line.add(Break())
