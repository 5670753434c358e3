"""The signs of French typography, and the classes of characters that rules share. Core.

Widths follow the Imprimerie nationale (*Lexique*, 2002) as far as the web can: a narrow no-break
space before `; ! ?` and between thousands, a no-break space everywhere else.
"""

NO_BREAK = "\u00a0"
NARROW = "\u202f"
OBJECT = "\ufffc"
"""Stands in a logical line for what no rule may read: an element, or a protected span."""

SPACES = frozenset(" \u00a0\u202f\u2009\t\n\r\f")
S = r"[ \u00a0\u202f\u2009\t\n\r\f]"
"""A blank that a rule may replace, as a class of a regular expression."""
INK = rf"[^{S[1:-1]}]"
"""Anything else."""

LETTER = r"[^\W\d_]"
CAPITAL = r"[A-ZÀ-ÖØ-ÞŒŸ]"
SMALLS = "a-zß-öø-ÿœ"
"""Ranges of small letters, for a class."""
OPENERS = frozenset("([{«“‘")
CLOSERS = frozenset(")]}»”’\"'")


def find_blank_start(text: str, end: int) -> int:
    """Where the run of blanks that ends just before `end` begins; `end` itself if there is none."""
    start = end
    while start and text[start - 1] in SPACES:
        start -= 1
    return start


def find_blank_end(text: str, start: int) -> int:
    """Where the run of blanks that begins at `start` ends; `start` itself if there is none."""
    end = start
    while end < len(text) and text[end] in SPACES:
        end += 1
    return end
