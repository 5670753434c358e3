"""Which pages of a large site are looked at. Core."""

from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


def select_evenly(pages: Sequence[T], most: int) -> Sequence[T]:
    """At most `most` of `pages`, at equal distances; all of them when they are no more."""
    step = -(-len(pages) // most)
    return pages[:: max(step, 1)]
