"""A text in which what is shown as code, or not shown at all, is blanked out. Core.

Every line and column stays where it was, so that a place found in the result is a place of the
source. Follows Python-Markdown: a fence begins at the margin and ends with the very same signs.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_FENCE = re.compile(r"(?P<signs>`{3,}(?=[^`]*$)|~{3,})")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_INLINE = re.compile(r"(?<![\\`])(`+)(?!`)((?:(?!\n[ \t]*\n).)+?)(?<!`)\1(?!`)", re.DOTALL)
_CONTAINER = re.compile(r" {0,3}(?:[-*+]|\d+\.|:|\[\^[^\]]+\]:)\s")
_INDENTED = re.compile(r"(?: {4}|\t)")
_SIGN = re.compile(r"[^\n]")


@dataclass(frozen=True)
class MaskedText:
    """The text without its code; `unclosed_fence` is the index of a line, if a fence stays open."""

    text: str
    unclosed_fence: int | None


def mask_code(body: str) -> MaskedText:
    """Blank out fenced, indented and inline code, and HTML comments."""
    lines = body.split("\n")
    unclosed = _blank_fences(lines)
    _blank_indented(lines)
    text = _COMMENT.sub(_blank, "\n".join(lines))
    return MaskedText(_INLINE.sub(_blank, text), unclosed)


def _blank_fences(lines: list[str]) -> int | None:
    index = 0
    while index < len(lines):
        match = _FENCE.match(lines[index])
        if match is None:
            index += 1
            continue
        end = _find_closing(lines, index, match["signs"])
        last = len(lines) - 1 if end is None else end
        lines[index : last + 1] = [""] * (last + 1 - index)
        if end is None:
            return index
        index = end + 1
    return None


def _find_closing(lines: Sequence[str], opening: int, signs: str) -> int | None:
    closings = (i for i in range(opening + 1, len(lines)) if lines[i].rstrip() == signs)
    return next(closings, None)


def _blank_indented(lines: list[str]) -> None:
    """Blank indented code; below the item of a list, or a note, indented lines are text."""
    in_container, after_blank = False, True
    for index, line in enumerate(lines):
        if not line.strip():
            after_blank = True
            continue
        if not _INDENTED.match(line):
            starts = _CONTAINER.match(line) is not None
            in_container = starts or (in_container and (line[0] == " " or not after_blank))
            after_blank = False
        elif after_blank and not in_container:
            lines[index] = ""


def _blank(match: re.Match[str]) -> str:
    return _SIGN.sub(" ", match[0])
