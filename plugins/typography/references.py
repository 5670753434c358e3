"""N4: days and months, references, hours, multiplications (Lexique, « dates »). Core."""

import re
from collections.abc import Iterator

from plugins.typography.characters import NO_BREAK, S
from plugins.typography.line import Edit, Line
from plugins.typography.options import Options
from plugins.typography.vocabulary import MONTHS

_DAY = re.compile(rf"[0-9](?<![\w.,/].)[0-9]?(?:er|ᵉʳ)?({S}+)(?:{MONTHS})(?!\w)", re.IGNORECASE)
_LAST_DAY = 31
_TRACE = re.compile(
    rf"[0-9.°º§](?:(?<=[0-9])(?:(?:er|ᵉʳ)?{S}+(?:{MONTHS})|{S}*h|{S}+[x×]{S})"
    rf"|(?<=[.°º§])(?:[0-9]|s?{S}+(?:[0-9]|[IVXLC]+(?!\w)|[LRD]\.)))",
    re.IGNORECASE,
)
"""What each of the others needs: one search instead of five on most lines."""

_SPACED_REFERENCE = re.compile(rf"[.°º§]s?({S}+)(?=[0-9]|[IVXLC]+(?!\w)|[LRD]\.{S}*[0-9])")
_GLUED_REFERENCE = re.compile(r"[.°º§](?=[0-9])")
_SPACED_WORD = re.compile(
    r"(?<![\w.])(?:(?:pp?|vol|t|chap|art|fig|al|éd|coll?|ff|n|ch|[lrd])\.|n[°º]s?|§§?)\Z",
    re.IGNORECASE,
)
_GLUED_WORD = re.compile(r"(?<![\w.])(?:(?:pp?|art)\.|[nN][°º]|§)\Z")
_LONGEST_WORD = 7
_HOUR = re.compile(
    rf"[0-9](?<![\w.,:].)[0-9]?({S}*)h(?:({S}*)[0-5][0-9](?!{S}*h(?!\w)))?(?![\w°]|['’]\w|{S}*/{S}*[0-9]+(?![0-9h]))"
)
_TIMES = re.compile(rf"[0-9]({S}+)([xX×])({S}+)(?=[0-9])")


def tie_references(line: Line, _: Options) -> Iterator[Edit]:
    """`10 mai`, `p. 12`, `n°3`, `14h30`, `2 x 5` → with U+00A0, and `×`; `24h/24` is left."""
    text = line.text
    if not _TRACE.search(text):
        return
    found = (*_find_days(text), *_find_words(text), *_space_hours(text), *_space_times(text))
    edits = {edit.start: edit for edit in found}
    yield from (e for _, e in sorted(edits.items()) if text[e.start : e.end] != e.text)


def _find_days(text: str) -> Iterator[Edit]:
    for match in _DAY.finditer(text):
        day = match[0][:2].rstrip("eᵉ ")
        if not day.isdigit() or int(day) <= _LAST_DAY:
            yield Edit(*match.span(1), NO_BREAK)


def _find_words(text: str) -> Iterator[Edit]:
    for match in _SPACED_REFERENCE.finditer(text):
        end = match.start(1)
        if _SPACED_WORD.search(text, max(0, end - _LONGEST_WORD), end):
            yield Edit(*match.span(1), NO_BREAK)
    for match in _GLUED_REFERENCE.finditer(text):
        end = match.end()
        if _GLUED_WORD.search(text, max(0, end - _LONGEST_WORD), end):
            yield Edit(end, end, NO_BREAK)


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
