"""How long an article takes to read. Core."""

import html
import re

WORDS_A_MINUTE = 220
"""Adults read English prose in silence at 238 (Brysbaert, 2019); French words are longer."""

_TAG = re.compile(r"<[^>]*>")
_WORD = re.compile(r"\w+(?:[-’']\w+)*")


def count_words(body: str) -> int:
    """The words of a piece of HTML; `l’été` and `rendez-vous` are one each."""
    return len(_WORD.findall(html.unescape(_TAG.sub(" ", body))))


def compute_reading_minutes(words: int) -> int:
    """Whole minutes, rounded up, at least one."""
    return max(1, -(-words // WORDS_A_MINUTE))
