"""A counter for long work, on the terminal alone or every few seconds. Edge.

One short line at a time and never a moving bar, so that a screen reader can bear it.
"""

import sys
import time
from collections.abc import Callable
from typing import TextIO

SECONDS = 5
"""Between two lines."""


class Progress:
    """Tells how far a work has come, when it lasts."""

    def __init__(
        self, stream: TextIO | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._stream, self._clock = stream or sys.stderr, clock
        self._next = clock() + SECONDS

    def start(self, work: str, total: int) -> Callable[[int], None]:
        """A function that hears how many of `total` are done."""

        def tell(done: int) -> None:
            if self._clock() >= self._next:
                self._next = self._clock() + SECONDS
                self._stream.write(f"{work}\u00a0: {done} sur {total}\n")
                self._stream.flush()

        return tell
