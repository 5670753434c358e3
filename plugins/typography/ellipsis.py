"""E1: suspension points are one sign, and never follow « etc. » (Lexique, « points »). Core."""

import re
from collections.abc import Iterator

from plugins.typography.characters import OBJECT
from plugins.typography.line import Edit, Lean, Line
from plugins.typography.options import Options

_POINTS = re.compile(r"[.…](?:[.…]+|(?<=…))")
_ETC = re.compile(r"(?<!\w)etc\Z", re.IGNORECASE)
_LONGEST_ETC = 4


def set_suspension_points(line: Line, _: Options) -> Iterator[Edit]:
    """`...` → `…`, `etc...` → `etc.`; `..`, `../a`, `1...5` and `version...beta` are left."""
    text = line.text
    if "…" not in text and ".." not in text:
        return
    for match in _POINTS.finditer(text):
        start, end = match.span()
        sign = "." if _ETC.search(text, max(0, start - _LONGEST_ETC), start) else "…"
        if _are_suspension_points(match[0]) and match[0] != sign and not _is_tied(text, start, end):
            yield Edit(start, end, sign, Lean.LEFT)


def _are_suspension_points(points: str) -> bool:
    return "…" in points or len(points) > len("..")


def _is_tied(text: str, start: int, end: int) -> bool:
    """Whether the points are part of a path, or of something that is no sentence."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if before in ("/", "\\") or after in ("/", "\\"):
        return bool(before and after)
    return after.isdigit() or (_is_word(before) and _is_word(after) and "…" not in text[start:end])


def _is_word(sign: str) -> bool:
    return sign.isalnum() or sign == OBJECT
