"""Lines that a mail or an editor cut at the width of its window, joined again. Core."""

import re
from collections.abc import Sequence
from itertools import pairwise

from plugins.wordpress_import.saved_page.openings import opens_block

_SENTENCE = re.compile(r"[.!?…:;»)\"”]\s{0,3}\Z")
_WIDTH = range(50, 101)
_VERSE = 60
_MOSTLY = 0.6
_FEWEST = 3


def join_lines(lines: Sequence[str]) -> list[str]:
    """`lines`, one for each paragraph; those of a poem stay parted, within their stanza."""
    joint = _find_joint(lines)
    if not joint:
        return list(lines)
    paragraphs: list[list[str]] = []
    for line in lines:
        goes_on = paragraphs and paragraphs[-1][-1].strip() and line.strip()
        if goes_on and not opens_block(line):
            paragraphs[-1].append(line.strip())
        else:
            paragraphs.append([line.rstrip()])
    return [joint.join(paragraph) for paragraph in paragraphs]


def _find_joint(lines: Sequence[str]) -> str:
    """What the lines of one paragraph are joined by; empty where each is a paragraph."""
    pairs = [(a, b) for a, b in pairwise(lines) if a.strip() and b.strip() and not opens_block(b)]
    if len(pairs) < _FEWEST:
        return ""
    cut = sum(1 for a, _ in pairs if len(a) in _WIDTH and not _SENTENCE.search(a))
    if cut > _MOSTLY * len(pairs) and max(map(len, lines)) < 2 * _WIDTH.stop:
        return " "
    is_verse = all(len(a) <= _VERSE and len(b) <= _VERSE for a, b in pairs)
    return "\n" if is_verse else ""
