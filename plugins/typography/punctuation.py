"""P1–P3: the space before high punctuation (Lexique, « ponctuation »). Core.

A space that is there is always set right; one is only added where a sentence or a part of it ends,
so that `Oui!Mais` and what is no sentence are left.
"""

import re
from collections.abc import Iterator

from plugins.typography.characters import (
    CLOSERS,
    INK,
    NARROW,
    NO_BREAK,
    OPENERS,
    find_blank_start,
)
from plugins.typography.line import Edit, Line
from plugins.typography.options import Options

_LONE = re.compile(rf"[!?;](?<![!?;].)(?<!{INK}{NARROW}.)(?![!?;])")
"""A sign alone; not one that has its space already, which is nearly every one when read again."""

_GROUP = re.compile(r"[!?;][!?;]+")
_COLON = re.compile(r":(?<!::)(?!:)")
_SPACED_AFTER = frozenset(")]»”%‰€£$+#*°’\ufffc")
_QUOTES = frozenset("\"'«“‘»”’")
_UNSPACED_AFTER = OPENERS | {":"}


def space_high_sign(line: Line, _: Options) -> Iterator[Edit]:
    """P1. A narrow no-break space before a lone `; ! ?`: `idée !`, `idée!` → `idée⎵!`."""
    for match in _LONE.finditer(line.text):
        yield from _space_group(line, *match.span())


def space_high_group(line: Line, _: Options) -> Iterator[Edit]:
    """P3. One before a whole group, whose signs are kept: `Quoi ?!` → `Quoi⎵?!`."""
    for match in _GROUP.finditer(line.text):
        yield from _space_group(line, *match.span())


def space_colon(line: Line, _: Options) -> Iterator[Edit]:
    """P2. A no-break space before `:` if a space, a quote, a tag or the end comes next."""
    text = line.text
    for match in _COLON.finditer(text):
        place = match.start()
        start = find_blank_start(text, place)
        if not start or not _ends_after_colon(line, place + 1):
            continue
        before = text[start - 1]
        is_bare = start == place and before in "!?;/"
        if before not in OPENERS and not is_bare and text[start:place] != NO_BREAK:
            yield Edit(start, place, NO_BREAK)


def _space_group(line: Line, place: int, end: int) -> Iterator[Edit]:
    text = line.text
    start = find_blank_start(text, place)
    if not start or text[start - 1] in _UNSPACED_AFTER or text[start:place] == NARROW:
        return
    if start < place or (_takes_space(text[start - 1]) and _ends_after_sign(line, end)):
        yield Edit(start, place, NARROW)


def _takes_space(before: str) -> bool:
    return before.isalnum() or before in _SPACED_AFTER


def _ends_after_sign(line: Line, end: int) -> bool:
    after = line.text[end : end + 1]
    return (
        not after
        or after.isspace()
        or after in CLOSERS
        or after == "…"
        or line.has_tag_at(end, "<sup")
    )


def _ends_after_colon(line: Line, end: int) -> bool:
    after = line.text[end : end + 1]
    return not after or after.isspace() or after in _QUOTES or line.has_tag_at(end)
