"""XML trees written out with their declaration and style sheet. Core."""

from xml.etree.ElementTree import Element, SubElement, tostring
from xml.sax.saxutils import quoteattr

from plugins.feeds.text import drop_illegal


def add_element(parent: Element, name: str, text: str = "", **attributes: str) -> Element:
    """Append `<name …>text</name>`; a prefix in `name` must be declared on the root."""
    element = SubElement(parent, name, {k: drop_illegal(v) for k, v in attributes.items()})
    element.text = drop_illegal(text) or None
    return element


def render_document(root: Element, stylesheet: str | None) -> str:
    """The whole document; `stylesheet` shows it to people who open it in a browser."""
    lines = ['<?xml version="1.0" encoding="utf-8"?>']
    if stylesheet:
        lines.append(f'<?xml-stylesheet type="text/css" href={quoteattr(stylesheet)}?>')
    return "\n".join([*lines, tostring(root, encoding="unicode"), ""])
