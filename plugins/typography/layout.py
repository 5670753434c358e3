"""L1: no blank before a comma or a final period, none inside parentheses. Core."""

import re
from collections.abc import Iterator

from plugins.typography.characters import OBJECT, OPENERS, S, find_blank_end, find_blank_start
from plugins.typography.line import Edit, Lean, Line
from plugins.typography.options import Options

_LOOSE = re.compile(rf"[,.()](?:(?<=\()(?={S})|(?<={S}[,.)]))")
"""A sign with a blank on the side where none belongs."""

_FACE = frozenset(":;=-")
_OPENING = frozenset({*OPENERS, OBJECT, '"'})
_AFTER_PERIOD = re.compile(rf"(?:{S}+(?![.…])|[)\]»”\"]|\Z)")


def close_up_punctuation(line: Line, _: Options) -> Iterator[Edit]:
    """`mot , suite` → `mot, suite`, `fin .` → `fin.`, `( mot )` → `(mot)`.

    Decimals (` ,5`), names (` .net`), leaders (`. . .`) and `( )` are left.
    """
    text = line.text
    for match in _LOOSE.finditer(text):
        place = match.start()
        if match[0] == "(":
            yield from _close_up_opening(text, place + 1)
            continue
        start = find_blank_start(text, place)
        if 0 < start < place and text[start - 1] not in OPENERS:
            yield from _close_up(text, start, place)


def _close_up_opening(text: str, start: int) -> Iterator[Edit]:
    end = find_blank_end(text, start)
    if start < end < len(text) and text[end] not in ")»":
        yield Edit(start, end, "")


def _close_up(text: str, start: int, place: int) -> Iterator[Edit]:
    sign, before, after = text[place], text[start - 1], text[place + 1 : place + 2]
    if sign == "," and not after.isdigit():
        yield Edit(start, place, "")
        if after.isalpha() or after in _OPENING:
            yield Edit(place + 1, place + 1, " ", Lean.LEFT)
    elif (sign == "." and before != "." and _AFTER_PERIOD.match(text, place + 1)) or (
        sign == ")" and before not in _FACE
    ):
        yield Edit(start, place, "")
