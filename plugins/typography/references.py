"""N4: days and months, references, hours, multiplications (Lexique, « dates »). Core."""

import re
from collections.abc import Iterator

from plugins.typography.characters import NO_BREAK, S
from plugins.typography.line import Edit, Line
from plugins.typography.options import Options
from plugins.typography.vocabulary import MONTHS

_DAY = re.compile(
    rf"(?<![\w.,/])(?:[12]?[0-9]|3[01]|1er|1ᵉʳ)({S}+)(?:{MONTHS})(?!\w)", re.IGNORECASE
)
_SPACED_REFERENCE = re.compile(
    rf"(?<![\w.])(?:(?:pp?|vol|t|chap|art|fig|al|éd|col|coll|ff|n|ch)\.|[nN][°º]s?|§§?)"
    rf"({S}+)(?=[0-9]|[IVXLC]+(?!\w)|[LRD]\.{S}*[0-9])",
    re.IGNORECASE,
)
_GLUED_REFERENCE = re.compile(r"(?<![\w.])(?:(?:pp?|art)\.|[nN][°º]|§)(?=[0-9])")
_HOUR = re.compile(
    rf"(?<![\w.,:/-])[0-9]{{1,2}}({S}*)h(?:({S}*)[0-5][0-9])?(?![\w/'’°]|{S}*/{S}*[0-9])"
)
_TIMES = re.compile(rf"[0-9]({S}+)([xX×])({S}+)(?=[0-9])")


def tie_references(line: Line, _: Options) -> Iterator[Edit]:
    """`10 mai`, `p. 12`, `n°3`, `14h30`, `2 x 5` → with U+00A0, and `×`; `24h/24` is left."""
    text = line.text
    edits = {
        match.start(1): Edit(*match.span(1), NO_BREAK)
        for pattern in (_DAY, _SPACED_REFERENCE)
        for match in pattern.finditer(text)
    }
    edits |= {m.end(): Edit(m.end(), m.end(), NO_BREAK) for m in _GLUED_REFERENCE.finditer(text)}
    edits |= {edit.start: edit for edit in (*_space_hours(text), *_space_times(text))}
    yield from (
        edit for _, edit in sorted(edits.items()) if text[edit.start : edit.end] != edit.text
    )


def _space_hours(text: str) -> Iterator[Edit]:
    if "h" not in text:
        return
    for match in _HOUR.finditer(text):
        yield Edit(*match.span(1), NO_BREAK)
        if match[2] is not None:
            yield Edit(*match.span(2), NO_BREAK)


def _space_times(text: str) -> Iterator[Edit]:
    for match in _TIMES.finditer(text):
        if match[2] != "X":
            yield Edit(*match.span(1), NO_BREAK)
            yield Edit(*match.span(2), "×")
            yield Edit(*match.span(3), NO_BREAK)
