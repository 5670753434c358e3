"""O1: ordinals end in superior letters, `1er 1re 2e 2nd`, never `2ème` (Lexique). Core."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from plugins.typography.characters import NO_BREAK, S
from plugins.typography.line import Edit, Line
from plugins.typography.options import Options
from plugins.typography.vocabulary import ERAS

_SUPERIOR = ("<sup>", "</sup>")
_NTH = "[èeé]me|i[èeé]me"
_ARABIC = re.compile(rf"[0-9]((?:i?er|i?[èe]re|re|{_NTH}|e|nde?)s?)(?![\w°'’\ufffc]|[-+][0-9])")
_TRACE = re.compile(r"[0-9IVXLC](?<!\W[LC])[eèéinr]")
"""A number and the beginning of an ending; not the « Le » and « Ce » of many a sentence."""

_NUMBER = re.compile(r"(?<![\w#+:=@\\.$])(?<!(?<![er])/)[0-9]+\Z")
_LONGEST_NUMBER = 20
_ROMAN = re.compile(
    rf"[IVXLC](?<![\w.&].)(?:(?<![CL])|[IVXLC])[IVXLC]*(e|{_NTH})(?!\w)"
    rf"(?=(?:(?:{S}*(?:,|-|–|/){S}*|{S}+(?:et|ou|au|à){S}+)[IVXLC]+(?:e|{_NTH}))?"
    rf"({S}+)(?:{ERAS})(?!\w))"
)
_FIRST = re.compile(rf"I(?<![\w.&].)(er|re|ère|ere)(?!\w)(?:({S}+)(?:{ERAS})(?!\w))?")
_FIRST_ENDINGS = {"er": "er", "ier": "er", "re": "re"} | dict.fromkeys(
    ("ère", "ere", "ière", "iere"), "re"
)


def raise_ordinals(line: Line, _: Options) -> Iterator[Edit]:
    """`1er`, `2ème` → `1<sup>er</sup>`, `2<sup>e</sup>`; `XXIe siècle` too, and it never breaks.

    Letters that are superior already, or marked in any way, are left; a title takes no tag.
    """
    if not _TRACE.search(line.text):
        return
    edits = {edit.start: edit for edit in (*_find_arabic(line.text), *_find_roman(line.text))}
    superiors = _Superiors(line)
    for _start, edit in sorted(edits.items()):
        if not edit.tags or not line.takes_tags:
            if line.text[edit.start : edit.end] != edit.text:
                yield edit._replace(tags=())
        elif not superiors.touch(edit):
            yield edit


def _find_arabic(text: str) -> Iterator[Edit]:
    for match in _ARABIC.finditer(text):
        start = match.start(1)
        number = _NUMBER.search(text, max(0, start - _LONGEST_NUMBER), start)
        if number and (ending := _fit_ending(number[0], match[1])):
            yield Edit(*match.span(1), ending, tags=_SUPERIOR)


def _find_roman(text: str) -> Iterator[Edit]:
    if "I" in text or "V" in text or "X" in text:
        for match in _ROMAN.finditer(text):
            yield Edit(*match.span(1), "e", tags=_SUPERIOR)
            yield Edit(*match.span(2), NO_BREAK)
        for match in _FIRST.finditer(text):
            yield Edit(*match.span(1), _FIRST_ENDINGS[match[1]], tags=_SUPERIOR)
            if match[2]:
                yield Edit(*match.span(2), NO_BREAK)


def _fit_ending(number: str, written: str) -> str | None:
    """The right ending of `number`, None if this one does not suit it."""
    ending = written.removesuffix("s")
    plural = "s" if written != ending else ""
    if number == "1":
        right = _FIRST_ENDINGS.get(ending)
    elif ending in ("nd", "nde"):
        right = ending if number == "2" else None
    else:
        right = None if ending in _FIRST_ENDINGS else "e"
    return right and right + plural


class _Superiors:
    """Where a line has superior letters, or tags."""

    def __init__(self, line: Line) -> None:
        self._line = line
        self._opened = [c.position for c in line.cells if c.source.startswith("<sup")]
        self._closed = [c.position for c in line.cells if c.source.startswith("</sup")]

    def touch(self, edit: Edit) -> bool:
        if self._line.has_tag_between(edit.start, edit.end):
            return True
        return bisect_right(self._opened, edit.start) > bisect_right(self._closed, edit.start)
