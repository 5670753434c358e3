"""D1 and D2: the dash of a reply, and those of an aside (Lexique, « tirets »). Core."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from plugins.typography.characters import NO_BREAK, OPENERS, S, find_blank_end, find_blank_start
from plugins.typography.line import Edit, Lean, Line
from plugins.typography.options import Options

_REPLY = re.compile(rf"{S}*([–—-])({S}+)(?=[^\s!?;:,.)])")
_DASH = re.compile(r"[–—-](?:(?<!-)|-(?<!---)(?!-))")
_SENTENCE_END = re.compile(rf"[.!?…](?:{S}|\Z)")
_NO_ASIDE_AFTER = OPENERS | frozenset(".!?…–—")
_AFTER_ASIDE = frozenset(",;:.!?…)]»")


class _Dash(NamedTuple):
    """A dash at `start:end`, after the blanks from `before` on, before those up to `after`."""

    before: int
    start: int
    end: int
    after: int


def tie_reply_dash(line: Line, _: Options) -> Iterator[Edit]:
    """D1. `– OK` at the start of a line → with U+00A0; `- OK` → `–⍽OK` only after a `<br>`."""
    match = _REPLY.match(line.text)
    if match is None or (match[1] == "-" and not line.after_break):
        return
    if match[1] == "-":
        yield Edit(*match.span(1), "–")
    if match[2] != NO_BREAK:
        yield Edit(*match.span(2), NO_BREAK, Lean.LEFT)


def tie_aside_dashes(line: Line, _: Options) -> Iterator[Edit]:
    """D2. `– x –` → `–⍽x⍽–` inside one sentence; a lone ` -- ` → ` –⍽`."""
    text = line.text
    opening: _Dash | None = None
    for dash in _find_dashes(text):
        if opening and _closes(text, opening, dash):
            yield from _write(text, opening)
            yield from _set(text, opening.end, opening.after)
            yield from _set(text, dash.before, dash.start)
            yield from _write(text, dash)
            opening = None
        else:
            yield from _write_lone(text, opening)
            opening = dash if _opens(text, dash) else None
            yield from _write_lone(text, None if opening else dash)
    yield from _write_lone(text, opening)


def _find_dashes(text: str) -> Iterator[_Dash]:
    for match in _DASH.finditer(text):
        start, end = match.span()
        before = find_blank_start(text, start)
        if 0 < before < start:
            yield _Dash(before, start, end, find_blank_end(text, end))


def _opens(text: str, dash: _Dash) -> bool:
    is_spaced = dash.end < dash.after < len(text)
    return (
        is_spaced and text[dash.before - 1] not in _NO_ASIDE_AFTER and text[dash.after] not in "!?;"
    )


def _closes(text: str, opening: _Dash, dash: _Dash) -> bool:
    after = text[dash.end : dash.end + 1]
    is_end = dash.end < dash.after or not after or after in _AFTER_ASIDE
    is_same = _read(text, opening) == _read(text, dash)
    has_words = opening.after < dash.before
    return (
        has_words
        and is_end
        and is_same
        and not _SENTENCE_END.search(text, opening.after, dash.start)
    )


def _read(text: str, dash: _Dash) -> str:
    return text[dash.start : dash.end].replace("--", "–")


def _write(text: str, dash: _Dash) -> Iterator[Edit]:
    if text[dash.start] == "-":
        yield Edit(dash.start, dash.end, "–")


def _write_lone(text: str, dash: _Dash | None) -> Iterator[Edit]:
    """The dash of an addition at the end of a sentence, if two hyphens stand for it."""
    if dash and text[dash.start] == "-" and dash.end < dash.after < len(text):
        yield from _write(text, dash)
        yield from _set(text, dash.end, dash.after)


def _set(text: str, start: int, end: int) -> Iterator[Edit]:
    if text[start:end] != NO_BREAK:
        yield Edit(start, end, NO_BREAK)
