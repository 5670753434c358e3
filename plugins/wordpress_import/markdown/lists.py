"""Lists and definitions, read from their elements. Core."""

import re

from plugins.wordpress_import.markdown.model import (
    Blocks,
    Definitions,
    Listing,
    NotesPlace,
)
from plugins.wordpress_import.markdown.reader import Reader
from plugins.wordpress_import.markdown.tree import Node

_NUMBER = re.compile(r"\s*(\d{1,9})\s*")


def read_list(reader: Reader, node: Node) -> None:
    """A list; one whose numbers jump is as many lists as there are jumps."""
    if id(node) in reader.survey.lists:
        _read_notes(reader, node)
        return
    reader.end_line()
    lists = _read_items(reader, node)
    reader.add(*(each for each in lists if any(each.items)))


def _read_items(reader: Reader, node: Node) -> list[Listing]:
    start = _read_number(node, "start", 1) if node.name == "ol" else None
    lists = [Listing([], start)]
    for child in _group_items(node):
        value = _read_number(child, "value", -1)
        if (
            start is not None
            and value >= 0
            and value != (lists[-1].start or 0) + len(lists[-1].items)
        ):
            lists.append(Listing([], value))
        blocks = reader.collect(child, in_item=True)
        if child.name == "li" or not lists[-1].items:
            lists[-1].items.append(blocks)
        else:
            lists[-1].items[-1] += blocks
    return lists


def _group_items(node: Node) -> list[Node]:
    """The items of a list; what stands between them is held by nodes without a name."""
    items: list[Node] = []
    for child in node.children:
        if isinstance(child, Node) and child.name == "li":
            items.append(child)
        elif items and not items[-1].name:
            items[-1].children.append(child)
        elif not isinstance(child, str) or child.strip():
            items.append(Node("", {}, [child]))
    return items


def _read_number(node: Node, attribute: str, default: int) -> int:
    match = _NUMBER.fullmatch(node.attributes.get(attribute, ""))
    return int(match[1]) if match else default


def read_item(reader: Reader, node: Node) -> None:
    """An item that stands in no list makes one, with those beside it."""
    blocks = reader.collect(node, in_item=True)
    last = reader.blocks[-1] if reader.blocks else None
    if isinstance(last, Listing) and last.start is None and blocks:
        last.items.append(blocks)
    elif blocks:
        reader.add(Listing([blocks]))


def _read_notes(reader: Reader, node: Node) -> None:
    """Footnotes: their texts are kept apart, and the place where they stood."""
    for item in reader.survey.lists[id(node)]:
        label = reader.survey.labels[item.attributes["id"]]
        reader.notes.setdefault(label, []).extend(reader.collect(item))
    if reader.level == 0:
        reader.add(NotesPlace())


def read_definitions(reader: Reader, node: Node) -> None:
    """Terms and what explains them; anything else in the list stands after it."""
    rest = Node("", {}, [])
    entries: list[tuple[bool, Blocks]] = []
    for child in _spread_groups(node):
        if isinstance(child, Node) and child.name in {"dt", "dd"}:
            entries.append((child.name == "dd", reader.collect(child, in_item=True)))
        else:
            rest.children.append(child)
    entries = [entry for entry in entries if entry[1]]
    if entries:
        reader.add(Definitions(entries))
    reader.read_block(rest)


def _spread_groups(node: Node) -> list[Node | str]:
    """What a list of definitions holds, groups taken apart."""
    spread: list[Node | str] = []
    for child in node.children:
        if isinstance(child, Node) and child.name == "div":
            spread += child.children
        else:
            spread.append(child)
    return spread
