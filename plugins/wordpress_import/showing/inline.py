"""The spaces of a text as a browser shows them: one between words, none at the ends. Core."""

import re
from dataclasses import dataclass
from itertools import groupby
from typing import cast

from plugins.wordpress_import.showing.nodes import Node

_SPACES = re.compile(r"[ \t\n\r\f\u00a0]{2,}|[\t\n\r\f]")
_ALONE = frozenset({"img", "br"})


def tidy_leaf(leaf: Node) -> None:
    """Tidies the children of a leaf; the spaces of a `pre` stay as they are."""
    if leaf.name == "pre":
        leaf.children = _tidy_code(leaf)
        return
    leaf.children = _trim(_join(_tidy(leaf.children, _Edge())))


@dataclass
class _Edge:
    """Whether what stands before ends with a space, or is the beginning of a line."""

    is_space: bool = True


def _tidy(children: list[Node | str], edge: _Edge) -> list[Node | str]:
    tidied: list[Node | str] = []
    for child in children:
        if isinstance(child, str):
            tidied.append(_tidy_text(child, edge))
        elif child.name == "br":
            _strip_end(tidied)
            tidied.append(child)
            edge.is_space = True
        elif child.name in _ALONE:
            tidied.append(child)
            edge.is_space = False
        elif child.name == "code" and has_lines(child):
            tidied.append(child)
        else:
            tidied += _tidy_inline(child, edge)
    return [child for child in tidied if child != ""]


def has_lines(code: Node) -> bool:
    """Whether this is code over several lines, which begin with spaces that count."""
    return any(node.name == "br" for node in code.walk())


def _tidy_text(text: str, edge: _Edge) -> str:
    shown = _SPACES.sub(lambda m: " " if m[0].strip("\u00a0") else "\u00a0", text)
    if edge.is_space:
        shown = shown.lstrip(" \u00a0")
    if shown:
        edge.is_space = shown[-1] in " \u00a0"
    return shown


def _tidy_inline(node: Node, edge: _Edge) -> list[Node | str]:
    """`node` with the spaces at its ends outside, or these alone when it holds nothing."""
    children = _join(_tidy(node.children, edge))
    before, after = "", ""
    if children and isinstance(children[0], str):
        before = children[0][: len(children[0]) - len(children[0].lstrip(" "))]
        children[0] = children[0][len(before) :]
    if children and isinstance(children[-1], str):
        stripped = children[-1].rstrip(" ")
        after = children[-1][len(stripped) :]
        children[-1] = stripped
    node.children = [child for child in children if child != ""]
    if node.name == "a" and not {"href", "id"} & node.attributes.keys():
        return [before, *node.children, after]
    if node.children or "id" in node.attributes:
        return [before, node, after]
    return [before + after]


def _strip_end(children: list[Node | str]) -> None:
    if children and isinstance(children[-1], str):
        children[-1] = children[-1].rstrip(" \u00a0")


def _join(children: list[Node | str]) -> list[Node | str]:
    """The same, each run of strings as one."""
    joined: list[Node | str] = []
    for is_text, group in groupby(children, key=lambda child: isinstance(child, str)):
        members = list(group)
        joined += ["".join(cast(list[str], members))] if is_text else members
    return joined


def _trim(children: list[Node | str]) -> list[Node | str]:
    """Without the spaces and line breaks that begin a block or end it, and that none sees."""
    _trim_end(children)
    first = 0
    while first < len(children) and _is_break(children[first]):
        first += 1
    return children[first:]


def _trim_end(children: list[Node | str]) -> None:
    while children and _ends_with_nothing(children):
        children.pop()


def _ends_with_nothing(children: list[Node | str]) -> bool:
    """Whether the last child shows nothing, now that its own end is trimmed."""
    last = children[-1]
    if isinstance(last, str):
        children[-1] = last.rstrip(" \u00a0")
        return not children[-1]
    if last.name in _ALONE or "id" in last.attributes:
        return _is_break(last)
    _trim_end(last.children)
    return not last.children


def _is_break(child: Node | str) -> bool:
    return isinstance(child, Node) and child.name == "br"


def _tidy_code(leaf: Node) -> list[Node | str]:
    """Lines as they were typed, with what is emphasised in them; only their ends are trimmed."""
    children = _join(_unwrap(leaf.children))
    if children and isinstance(children[0], str):
        children[0] = children[0].removeprefix("\n")
    if children and isinstance(children[-1], str):
        children[-1] = children[-1].rstrip()
    return [child for child in children if child != ""]


def _unwrap(children: list[Node | str]) -> list[Node | str]:
    unwrapped: list[Node | str] = []
    for child in children:
        if isinstance(child, str):
            unwrapped.append(child)
        elif child.name == "br":
            unwrapped.append("\n")
        elif child.name == "code":
            unwrapped += _unwrap(child.children)
        else:
            unwrapped.append(Node(child.name, child.attributes, _unwrap(child.children)))
    return unwrapped
