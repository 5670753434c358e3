"""What a mistyped address was probably meant for. Core.

Searching is slow beside everything else, and who has a hundred faulty links has one cause to find:
after a number of searches, none is made any more.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

MOST_SEARCHES = 50


@dataclass
class Suggestions:
    """How many searches are left."""

    left: int = MOST_SEARCHES

    def suggest(self, word: str, known: Iterable[str], prefix: str = "") -> str:
        """The end of a sentence that proposes the one of `known` closest to `word`, or nothing."""
        if self.left <= 0:
            return ""
        self.left -= 1
        matches = get_close_matches(word, sorted(known), 1, cutoff=0.75)
        return f"\u00a0: vouliez-vous dire « {prefix}{matches[0]} »\u00a0?" if matches else ""
