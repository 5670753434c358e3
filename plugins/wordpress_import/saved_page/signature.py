"""The name that ends an article. Core."""

import re
from collections.abc import Sequence

_NAME = re.compile(
    r"[–—-]?\s?[^\W\d_a-zà-ÿ][\w’'.-]{1,30}(?:[ \u00a0][^\W\d_a-zà-ÿ][\w’'.-]{0,30}){0,2}"
)
_NEAR_THE_END = 3
_NO_NAMES = frozenset(
    "merci amicalement cordialement sincèrement amitiés bises bisous fin suite bravo "  # noqa: SIM905
    "courage voilà oui non source sources photo photos crédit note notes ps contact".split()
)


def find_signature(paragraphs: Sequence[str], authors: Sequence[str]) -> int | None:
    """Which of the last `paragraphs` is a signature: a known name before any other."""
    last = range(len(paragraphs) - 1, max(0, len(paragraphs) - _NEAR_THE_END), -1)
    names = [place for place in last if _is_name(paragraphs[place])]
    known = {author.casefold() for author in authors}
    mine = [place for place in names if strip_name(paragraphs[place]).casefold() in known]
    return next(iter([*mine, *names]), None)


def strip_name(text: str) -> str:
    """The name in a signature."""
    return text.strip(" \u00a0–—-.,!")


def _is_name(text: str) -> bool:
    text = text.strip()
    if not _NAME.fullmatch(text) or text[-1] in ".:;!?…":
        return False
    return not {word.casefold() for word in text.split()} & _NO_NAMES and not text.isupper()
