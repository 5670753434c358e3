"""A filter that learns from what moderators decide: Bayes on the marks of a text. Core.

What is learnt adds up: `count_marks` gives what one comment adds, and the store sums it; taken
back, it is subtracted. Long honest comments share common words with long spam: sums are therefore
weighed by how many marks each side has seen, and shrunk by the number of marks of the text.
"""

from collections.abc import Mapping
from math import log, sqrt

from plugins.comments.words import hash_marks

Counts = Mapping[str, tuple[int, int]]
"""How often each mark stood in honest comments and in spam; see COMMENTS and MARKS."""

COMMENTS = ""
"""The key of how many comments were learnt."""
MARKS = "*"
"""The key of how many marks they held."""

_FEWEST = 10
"""With fewer comments learnt on either side, the filter says nothing,"""
_ENOUGH = 50
"""and with fewer than this it speaks softly."""
_SCALE = 2.2
_MOST_OF_ONE = 3.0
_DAMPING = 7
"""How many marks that say nothing are added to each text: short ones prove little."""
_MOST, _LEAST = 6.0, -2.0


def count_marks(text: str, is_spam: bool, times: int = 1) -> Counts:
    """What `text` adds to the counts; with `times` -1, what it takes back."""
    marks = hash_marks(text)
    one = (0, times) if is_spam else (times, 0)
    whole = (0, times * len(marks)) if is_spam else (times * len(marks), 0)
    return {COMMENTS: one, MARKS: whole, **dict.fromkeys(marks, one)}


def learn(counts: Counts, text: str, is_spam: bool) -> Counts:
    """`counts` and what `text` adds to them."""
    added = count_marks(text, is_spam)
    sums = {mark: _add(counts.get(mark, (0, 0)), more) for mark, more in added.items()}
    return {**counts, **sums}


def weigh(text: str, counts: Counts) -> float:
    """How far `text` leans to spam, in log-odds from -2 to 6; 0 while too little is known."""
    fewest = min(counts.get(COMMENTS, (0, 0)))
    honest, spam = counts.get(MARKS, (0, 0))
    if fewest < _FEWEST or min(honest, spam) <= 0:
        return 0.0
    known = [counts[mark] for mark in hash_marks(text) if mark in counts]
    weights = sorted(_weigh_mark(seen, spam / honest) for seen in known)
    if not weights:
        return 0.0
    confidence = _SCALE * min(1.0, fewest / _ENOUGH)
    return max(_LEAST, min(_MOST, confidence * sum(weights) / sqrt(len(weights) + _DAMPING)))


def _weigh_mark(seen: tuple[int, int], ratio: float) -> float:
    """One mark's log-odds, less the rarer it is: what was seen once proves little."""
    honest, spam = max(0, seen[0]), max(0, seen[1])
    weight = log((spam + 1) / (honest * ratio + 1)) * (honest + spam) / (honest + spam + 1)
    return max(-_MOST_OF_ONE, min(_MOST_OF_ONE, weight))


def _add(one: tuple[int, int], other: tuple[int, int]) -> tuple[int, int]:
    return one[0] + other[0], one[1] + other[1]
