"""What a mistyped name was probably meant for. Core."""

from collections.abc import Iterable
from difflib import get_close_matches

CLOSE = 0.6


def propose(word: str, known: Iterable[str], cutoff: float = CLOSE) -> str:
    """The end of a sentence that proposes the one of `known` closest to `word`, or a full stop."""
    match = find_closest(word, known, cutoff)
    return f"\u00a0: vouliez-vous dire «\u00a0{match}\u00a0»\u202f?" if match else "."


def find_closest(word: str, known: Iterable[str], cutoff: float = CLOSE) -> str | None:
    """The one of `known` closest to `word`, if any is close; case counts last."""
    by_case = {name.casefold(): name for name in sorted(known, reverse=True) if name != word}
    matches = get_close_matches(word.casefold(), by_case, 1, cutoff)
    return by_case[matches[0]] if matches else None
