"""What a piece of work reads while it is done, so that it is done again only when that changed.

Core. A read is a pair: whose (`owner`, the name of a source or of a shared table) and what
(`name`).
"""

from collections.abc import Callable, Iterator, Mapping, MutableMapping
from contextlib import contextmanager
from typing import Any, TypeVar

T = TypeVar("T")
Reads = dict[str, set[str]]


class Recorder:
    """Notes reads in the innermost recording; outside of one it notes nothing."""

    def __init__(self) -> None:
        self._frames: list[Reads] = []
        self.inside: object = None
        """Whose property is being worked out: what it reads of itself is not told apart."""
        self.switches: list[Callable[[bool], None]] = []
        """Told when the first recording begins, and when none is left: noting costs time."""

    @property
    def is_active(self) -> bool:
        """Whether somebody records."""
        return bool(self._frames)

    def note(self, owner: str, name: str) -> None:
        """Note that `name` of `owner` was read."""
        if self._frames:
            self._frames[-1].setdefault(owner, set()).add(name)

    @contextmanager
    def recording(self) -> Iterator[Reads]:
        """What is read in this block; what encloses it reads it too."""
        reads: Reads = {}
        if not self._frames:
            self._switch(is_on=True)
        self._frames.append(reads)
        try:
            yield reads
        finally:
            self._frames.pop()
            self._add(reads)
            if not self._frames:
                self._switch(is_on=False)

    def recall(
        self, kept: MutableMapping[str, tuple[Any, Reads]], key: str, make: Callable[[], T]
    ) -> T:
        """`make()`, or what `kept` has of it, which then counts as read all the same."""
        if key not in kept:
            with self.recording() as reads:
                value = make()
            kept[key] = value, reads
            return value
        value, reads = kept[key]
        self._add(reads)
        return value

    def _switch(self, *, is_on: bool) -> None:
        for switch in self.switches:
            switch(is_on)

    def _add(self, reads: Mapping[str, set[str]]) -> None:
        if self._frames:
            for owner, names in reads.items():
                self._frames[-1].setdefault(owner, set()).update(names)


RECORDER = Recorder()
"""The one of this process: builds follow one another, each in one thread."""
