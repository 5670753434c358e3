"""The tree of a text: elements and strings, and how it is written as HTML. Core."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from plugins.wordpress_import.showing.elements import ATTRIBUTES, VOID

_PRESENTATION = re.compile(r"\b(style|class)=")
"""What a search for presentation left in a text should not find in a note."""

NOTE = "#note"
"""The name of a note for the author, which is written as a comment."""


@dataclass(slots=True)
class Node:
    """An element: blocks hold blocks, leaves and inline elements hold strings and inline ones."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["Node | str"] = field(default_factory=list)

    def walk(self) -> Iterator["Node"]:
        """This node and all below it, in the order of the text."""
        yield self
        for child in self.children:
            if isinstance(child, Node):
                yield from child.walk()

    def find_all(self, name: str) -> Iterator["Node"]:
        """All elements `name` here and below."""
        return (node for node in self.walk() if node.name == name)

    def read_text(self) -> str:
        """The bare text, line breaks as line ends."""
        if self.name == "br":
            return "\n"
        parts = (c if isinstance(c, str) else c.read_text() for c in self.children)
        return "".join(parts)


def render_blocks(blocks: list[Node]) -> str:
    """The HTML of `blocks`, one a line."""
    return "\n".join(_render(block) for block in blocks)


def render_nodes(nodes: list[Node | str]) -> str:
    """The HTML of `nodes`; each attribute that says nothing of the meaning is left out."""
    return "".join(_render(node) for node in nodes)


def _render(node: Node | str) -> str:
    if isinstance(node, str):
        return html.escape(node, quote=False)
    if node.name == NOTE:
        return f"<!-- Import : {_escape_comment(node.read_text())} -->"
    said = (*ATTRIBUTES.get(node.name, ()), "lang")
    attributes = "".join(_render_attribute(node, name) for name in said)
    opening = f"<{node.name}{attributes}>"
    if node.name in VOID:
        return opening
    return f"{opening}{render_nodes(node.children)}</{node.name}>"


def _render_attribute(node: Node, name: str) -> str:
    value = node.attributes.get(name)
    if value is None:
        return ""
    return f" {name}" if value == "" and name != "alt" else f' {name}="{html.escape(value)}"'


def _escape_comment(text: str) -> str:
    """On one line, without `--`, which no reader of comments agrees about."""
    line = _PRESENTATION.sub(r"\1 =", " ".join(text.split()))
    while "--" in line:
        line = line.replace("--", "- -")
    return line
