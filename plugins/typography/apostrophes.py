"""G3: the apostrophe is U+2019; single quotes are a pair of their own. Core."""

import re
from collections.abc import Iterator

from plugins.typography.characters import LETTER, S
from plugins.typography.line import Edit, Line
from plugins.typography.options import Options

_ELIDED = re.compile(
    r"(?<![\w'’‘])(?:[cdjlmnstç]|qu|jusqu|lorsqu|puisqu|quoiqu|presqu|quelqu|aujourd)\Z",
    re.IGNORECASE,
)
_LONGEST_ELIDED = 8
_SPACED = re.compile(rf"['’]({S}+)(?=[aeiouyhàâäéèêëîïôöùûüœæ«])", re.IGNORECASE)
_PIECE = r"[^'\n]{1,200}+"
_QUOTED = re.compile(
    r"'(?<![\w'’\ufffc]')(?=[^\s'])"
    rf"({_PIECE}(?:(?<=\w)'(?=\w){_PIECE})*)(?<=\S)'(?![\w'])"
)
_APOSTROPHE = re.compile(
    rf"'(?:(?<={LETTER}')|(?<=\ufffc')(?={LETTER})"
    r"|(?<!\w')(?=\d\d(?![\d'′\"]))|(?<=\s')(?=n['’]\s))"
)


def curl_apostrophes(line: Line, _: Options) -> Iterator[Edit]:
    """`l'été` → `l’été`, `l' été` → `l’été`, `'68` → `’68`, `'mot'` → `‘mot’`; primes are left."""
    text = line.text
    edits: dict[int, Edit] = {}
    if "'" in text:
        edits = {m.start(): Edit(*m.span(), "’") for m in _APOSTROPHE.finditer(text)}
        for match in _QUOTED.finditer(text):
            if match[1] != "n":
                start, end = match.span()
                edits[start] = Edit(start, start + 1, "‘")
                edits[end - 1] = Edit(end - 1, end, "’")
    if "'" in text or "’" in text:
        edits |= {edit.start: edit for edit in _close_up_elisions(text)}
    yield from sorted(edits.values())


def _close_up_elisions(text: str) -> Iterator[Edit]:
    for match in _SPACED.finditer(text):
        if _ELIDED.search(text, max(0, match.start() - _LONGEST_ELIDED), match.start()):
            yield Edit(*match.span(1), "")
