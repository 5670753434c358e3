"""The elements that are open at a place of a document. Core."""

from collections import defaultdict
from dataclasses import dataclass, field

from plugins.typography.elements import BLOCKS, CLOSED_BY


@dataclass(slots=True)
class OpenElements:
    """Their `names`, outermost first; the depths of each name and of the blocks are kept apart.

    Every question is answered at once, however deep the document.
    """

    names: list[str] = field(default_factory=list)
    _depths: defaultdict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    _blocks: list[int] = field(default_factory=list)

    def push(self, name: str) -> None:
        """Open an element."""
        self._depths[name].append(len(self.names))
        if name in BLOCKS:
            self._blocks.append(len(self.names))
        self.names.append(name)

    def pop(self) -> None:
        """Close the innermost element."""
        name = self.names.pop()
        self._depths[name].pop()
        if name in BLOCKS:
            self._blocks.pop()

    def has(self, name: str) -> bool:
        """Whether an element of this name is open."""
        return bool(self._depths.get(name))

    def find_closed(self, name: str) -> int | None:
        """The depth from which an end tag closes; an inline one closes no block around it."""
        depths = self._depths.get(name)
        if not depths or (name not in BLOCKS and self._blocks and self._blocks[-1] > depths[-1]):
            return None
        return depths[-1]

    def find_implied(self, name: str) -> int | None:
        """The depth from which the start tag of a block closes what was left open."""
        innermost = self.names[self._blocks[-1]] if self._blocks else ""
        if innermost == "p" or innermost in CLOSED_BY.get(name, ()):
            return self._blocks[-1]
        return None
