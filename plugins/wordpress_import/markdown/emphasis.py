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
    """`kind` is em or strong; the first time it is written it opens, then it closes."""

    kind: str
    parent: Optional["Emphasis"]
    sign: str = "*"
    """Empty where it is written as a tag."""
    is_open: bool = False

    def __str__(self) -> str:
        self.is_open = not self.is_open
        if not self.sign:
            return f"<{self.kind}>" if self.is_open else f"</{self.kind}>"
        return self.sign * (2 if self.kind == "strong" else 1)


def choose_forms(signs: str, marks: list[str | Emphasis]) -> None:
    """Give each emphasis among `marks` its sign; `signs` is the text with signs in their places."""
    places = [index for index, sign in enumerate(signs) if sign in _SIGNS]
    opened: dict[Emphasis, int] = {}
    spans: list[tuple[int, int, Emphasis]] = []
    for number, mark in enumerate(marks):
        if not isinstance(mark, Emphasis):
            continue
        if mark in opened:
            spans.append((opened.pop(mark), number, mark))
        else:
            opened[mark] = number
    for first, last, emphasis in sorted(spans, key=lambda span: span[0]):
        start, end = places[first], places[last]
        touches = first > 0 and places[first - 1] == start - 1
        emphasis.sign = _choose(
            emphasis,
            signs[start - 1 : start] if start else "",
            signs[end + 1 : end + 2],
            signs[start + 1],
            marks[first - 1] if touches else None,
        )


def _choose(
    emphasis: Emphasis, before: str, after: str, inside: str, neighbour: str | Emphasis | None
) -> str:
    """The sign for an emphasis by what stands around it and what it begins with."""
    parent = emphasis.parent if emphasis.parent and emphasis.parent.sign else None
    if isinstance(neighbour, Emphasis) and neighbour is not parent:
        return ""
    is_in_word = before.isalnum() or after.isalnum()
    if parent is None:
        defines = emphasis.kind == "em" and inside in {LINK, "["} and before in {"", "\n"}
        return ("" if is_in_word else "_") if defines else "*"
    if parent.sign == "_" or (is_space(before) and after not in _SIGNS):
        return "*"
    return "" if is_in_word else "_"
