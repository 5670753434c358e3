"""Where the article begins and ends among the lines of a copied page. Core."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from plugins.wordpress_import.saved_page.byline import read_byline
from plugins.wordpress_import.saved_page.phrases import (
    COMMENTS,
    MENU,
    OTHER,
    SIDEBAR,
    STRONG,
    find_kind,
)

_SHORT = 80
_LONG = 100
_DEEPEST = 60
"""Lines of a menu, at most."""
_WIDEST_GAP = 4
"""Lines that tell nothing, such as a title, between two that do."""
_SENTENCE = re.compile(r"[.!?…:;»]\s{0,3}\Z")
_MENU = re.compile(
    r"skip|aller|passer|accéder|menu|ouvrir|fermer|toggle|accueil|home", re.IGNORECASE
)
"""Words of a menu that are no title: « Contact » and « Archives » may be one."""
_TOP = frozenset({MENU, SIDEBAR})


@dataclass(frozen=True)
class Part:
    """Lines from `start` to `end` that are not the article."""

    what: str
    start: int
    end: int


def find_top(lines: Sequence[str]) -> int:
    """The first line below the menus of the site."""
    last = -1
    for number, line in enumerate(lines[:_DEEPEST]):
        if len(line) > _LONG or (_SENTENCE.search(line) and find_kind(line) not in _TOP):
            break
        if find_kind(line) in _TOP:
            last = number
    below = next((line for line in lines[last + 1 :] if line), "")
    is_title = last >= 0 and _is_prose(below) and not _MENU.match(lines[last])
    return last if is_title else last + 1


def find_bottom(lines: Sequence[str], start: int) -> int:
    """The line after the last of the article, whose text begins somewhere after `start`."""
    strong = next((n for n in range(start, len(lines)) if _ends_article(lines, start, n)), None)
    end = len(lines) if strong is None else strong
    return _climb(lines, start, end)


def list_parts(lines: Sequence[str], start: int, end: int) -> list[Part]:
    """The lines from `start` to `end`, parted where another part of the page begins."""
    parts: list[Part] = []
    for number in range(start, end):
        kind = find_kind(lines[number]) if lines[number] else ""
        if not parts or (kind and kind != parts[-1].what and not _goes_on(parts[-1], kind)):
            parts.append(Part(kind or OTHER, number, number + 1))
        else:
            parts[-1] = Part(parts[-1].what, parts[-1].start, number + 1)
    return parts


def _goes_on(part: Part, kind: str) -> bool:
    """Within comments stand dates, names and links to reply, until the form."""
    return part.what == COMMENTS and kind not in STRONG


def _ends_article(lines: Sequence[str], start: int, number: int) -> bool:
    """Whether `lines[number]` opens the comments or their form, below a text and not above it."""
    if find_kind(lines[number]) not in STRONG:
        return False
    return any(_is_prose(line) for line in lines[start + 1 : number]) or not any(
        _is_prose(line) for line in lines[number:]
    )


def _is_prose(line: str) -> bool:
    return bool(_SENTENCE.search(line) or len(line) > _SHORT) and not (
        find_kind(line) or read_byline(line)
    )


def _climb(lines: Sequence[str], start: int, end: int) -> int:
    """From `end` up, past what themes write below a text."""
    place, gap = end, 0
    for number in range(end - 1, start, -1):
        line = lines[number]
        if not line:
            continue
        if find_kind(line):
            place, gap = number, 0
        elif len(line) > _SHORT or gap == _WIDEST_GAP:
            break
        else:
            gap += 1
    return place
