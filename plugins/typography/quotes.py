"""G1 and G2: guillemets, and the quotes inside them (Lexique, « guillemets »). Core."""

import re
from collections.abc import Iterator

from plugins.typography.characters import (
    NO_BREAK,
    OBJECT,
    OPENERS,
    find_blank_end,
    find_blank_start,
)
from plugins.typography.line import Edit, Lean, Line
from plugins.typography.options import Options

_GUILLEMET = re.compile(r"[«»]")
_MARK = re.compile(r"[\"«»]")
_AFTER_SIGN = frozenset("-–—/…:;,")
_AFTER_OPENER = frozenset({*OPENERS, "'", "’", ""})


def space_guillemets(line: Line, _: Options) -> Iterator[Edit]:
    """A no-break space inside `« »`; `«»` is left."""
    text = line.text
    for match in _GUILLEMET.finditer(text):
        place = match.start()
        if match[0] == "«":
            yield from _space_after(text, place + 1)
        else:
            yield from _space_before(text, place)


def _space_after(text: str, start: int) -> Iterator[Edit]:
    end = find_blank_end(text, start)
    if end < len(text) and text[end] != "»" and text[start:end] != NO_BREAK:
        yield Edit(start, end, NO_BREAK, Lean.LEFT)


def _space_before(text: str, place: int) -> Iterator[Edit]:
    start = find_blank_start(text, place)
    if start and text[start - 1] not in "«([{" and text[start:place] != NO_BREAK:
        yield Edit(start, place, NO_BREAK)


def pair_quotes(line: Line, _: Options) -> Iterator[Edit]:
    """Paired `"` → `«⍽…⍽»`, and `“…”` inside guillemets; one without a pair, or `15"`, is left."""
    text = line.text
    if '"' not in text:
        return
    marks = [match.start() for match in _MARK.finditer(text)]
    pairs = _find_pairs(text, marks)
    closings = {closing: opening for opening, closing in pairs.items()}
    inner: set[int] = set()
    depth = 0
    for place in marks:
        if place in pairs:
            inner.update({place, pairs[place]} if depth else ())
            depth += 1
            yield Edit(place, place + 1, "“" if place in inner else f"«{NO_BREAK}", Lean.LEFT)
        elif place in closings:
            depth -= 1
            yield Edit(place, place + 1, "”" if place in inner else f"{NO_BREAK}»")
        elif text[place] != '"':
            depth = max(0, depth + (1 if text[place] == "«" else -1))


def _find_pairs(text: str, marks: list[int]) -> dict[int, int]:
    """The straight quotes that open, with those that close them; no pair crosses guillemets."""
    pairs: dict[int, int] = {}
    stack: list[int] = []
    guillemets = 0
    for place in marks:
        if text[place] == "«":
            stack.append(place)
            guillemets += 1
        elif text[place] == "»":
            while guillemets and text[stack.pop()] == '"':
                pass
            guillemets = max(0, guillemets - 1)
        elif stack and text[stack[-1]] == '"' and _can_close(text, place, stack[-1]):
            pairs[stack.pop()] = place
        elif _can_open(text, place, stack):
            stack.append(place)
    return pairs


def _can_close(text: str, place: int, opening: int) -> bool:
    before, after = text[place - 1], text[place + 1 : place + 2]
    return (
        opening < place - 1
        and not before.isspace()
        and before not in OPENERS
        and not after.isalnum()
    )


def _can_open(text: str, place: int, stack: list[int]) -> bool:
    before, after = text[max(0, place - 1) : place], text[place + 1 : place + 2]
    if not after or after.isspace():
        return False
    if before in _AFTER_SIGN:
        return after.isalnum() or after in (OBJECT, "«")
    return (
        before in _AFTER_OPENER or before.isspace() or (before == '"' and stack[-1:] == [place - 1])
    )
