"""The signs that a stranger's name and text may hold, and names that pass for another. Core.

What is dropped cannot be seen: controls, marks of direction, signs without width or of private use.
Cleaning twice is cleaning once.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from plugins.comments.confusables import build_skeleton, is_mark, replace_signs

_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_JOINERS = "\u200c\u200d"
_BLANKS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
_DROPPED = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_SELECTOR = re.compile("[\u180b-\u180f\ufe00-\ufe0d\U000e0100-\U000e01ef]")
_MOST_MARKS = 3
_BLANK_LINES = re.compile(r"\n{4,}")
_LONG_GAP = re.compile(r"[^\S\n]{40,}")
_LINE_TAIL = re.compile(r"[^\S\n]+(?=\n|\Z)")
_CONTAINED = 6
"""From this many letters on, a reserved name is looked for within longer names."""


def clean_name(raw: str) -> str:
    """One line without anything invisible, for the name of a person."""
    spaced = " ".join(_LINE_ENDS.sub(" ", raw).split())
    visible = _compose(_drop_unseen(spaced))
    return " ".join(visible.split())


def clean_text(raw: str) -> str:
    """Lines parted by `\\n` alone, at most two of them empty in a row, without control signs."""
    lines = _LINE_ENDS.sub("\n", raw).replace("\t", "    ")
    text = _compose(_drop_unseen(lines, "\n" + _JOINERS))
    text = _LINE_TAIL.sub("", _LONG_GAP.sub(" " * 39, text))
    return _BLANK_LINES.sub("\n\n\n", text).strip()


def resembles(name: str, reserved: Iterable[str]) -> bool:
    """Whether a reader could take `name` for one of `reserved`."""
    seen = build_skeleton(name)
    return any(_is_alike(seen, _build_reserved(each)) for each in reserved)


_build_reserved = lru_cache(maxsize=64)(build_skeleton)


def _is_alike(seen: str, own: str) -> bool:
    return bool(own) and (seen == own or (len(own) >= _CONTAINED and own in seen))


def _drop_unseen(text: str, kept: str = "") -> str:
    """`text` without what cannot be seen, `kept` apart; each sign is looked at once."""
    unseen = {sign: "" for sign in set(text) if sign not in kept and not _is_visible(sign)}
    return replace_signs(text, unseen)


@lru_cache(maxsize=4096)
def _is_visible(sign: str) -> bool:
    if sign in _BLANKS or _SELECTOR.match(sign):
        return False
    return unicodedata.category(sign) not in _DROPPED


def _compose(text: str) -> str:
    """NFC, with no more marks on a letter than any language sets there."""
    composed = unicodedata.normalize("NFC", text)
    marks = frozenset(filter(is_mark, set(composed)))
    return unicodedata.normalize("NFC", _thin(composed, marks)) if marks else composed


def _thin(text: str, marks: frozenset[str]) -> str:
    kept, run = [], 0
    for sign in text:
        run = run + 1 if sign in marks else 0
        if run <= _MOST_MARKS:
            kept.append(sign)
    return "".join(kept)
