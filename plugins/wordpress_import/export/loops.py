"""Where chains of parents turn in a circle. Core."""

from collections.abc import Hashable, Mapping
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)


def find_loops(parents: Mapping[Key, Key]) -> set[Key]:
    """Those that must lose their parent, one for each circle, for every chain to have an end."""
    cut: set[Key] = set()
    done: set[Key] = set()
    for start in parents:
        trail: dict[Key, None] = {}
        node = start
        while node in parents and node not in done and node not in trail:
            trail[node] = None
            node = parents[node]
        if node in trail:
            cut.add(next(reversed(trail)))
        done.update(trail)
    return cut
