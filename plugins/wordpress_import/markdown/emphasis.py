"""Which signs emphasis is written with, so that Python-Markdown pairs them as they are meant. Core.

`*` and `**`; within another emphasis `_` and `__` where their edges meet; tags where neither would
do.
"""

from dataclasses import dataclass
from typing import Optional

from plugins.wordpress_import.markdown.escaping import is_space
from plugins.wordpress_import.markdown.signs import LINK, MARK, NOTE

_SIGNS = (MARK, LINK, NOTE)


@dataclass(eq=False)
class Emphasis:
    """`kind` is em or strong; `sign` is empty where it is written as an element."""

    kind: str
    parent: Optional["Emphasis"]
    sign: str = "*"


@dataclass(frozen=True)
class Edge:
    """Where an emphasis begins, or ends."""

    emphasis: Emphasis
    is_end: bool = False

    def __str__(self) -> str:
        kind, sign = self.emphasis.kind, self.emphasis.sign
        if sign:
            return sign * (2 if kind == "strong" else 1)
        return f"</{kind}>" if self.is_end else f"<{kind}>"


def choose_forms(signs: str, marks: list[str | Edge]) -> None:
    """Give each emphasis among `marks` its sign; `signs` is the text with signs in their places."""
    places = [index for index, sign in enumerate(signs) if sign in _SIGNS]
    ends = {
        mark.emphasis: number
        for number, mark in enumerate(marks)
        if isinstance(mark, Edge) and mark.is_end
    }
    for number, mark in enumerate(marks):
        if not isinstance(mark, Edge) or mark.is_end:
            continue
        start, end = places[number], places[ends[mark.emphasis]]
        touches = number > 0 and places[number - 1] == start - 1
        mark.emphasis.sign = _choose(
            mark.emphasis,
            signs[start - 1 : start] if start else "",
            signs[end + 1 : end + 2],
            signs[start + 1],
            marks[number - 1] if touches else "",
        )


def _choose(emphasis: Emphasis, before: str, after: str, inside: str, neighbour: str | Edge) -> str:
    """The sign for an emphasis by what stands around it and what it begins with."""
    parent = emphasis.parent if emphasis.parent and emphasis.parent.sign else None
    if isinstance(neighbour, Edge) and neighbour.emphasis is not parent:
        return ""
    is_in_word = before.isalnum() or after.isalnum()
    if parent is None:
        defines = emphasis.kind == "em" and inside in {LINK, "["} and before in {"", "\n"}
        return ("" if is_in_word else "_") if defines else "*"
    if parent.sign == "_" or (is_space(before) and after not in _SIGNS):
        return "*"
    return "" if is_in_word else "_"
