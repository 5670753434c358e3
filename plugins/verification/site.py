"""The whole built site, as rules about several of its files need it. Core: values only."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from plugins.verification.facts import SiteFacts
from plugins.verification.feeds import Feed
from plugins.verification.moves import Move, build_key
from plugins.verification.page import Page


@dataclass(frozen=True)
class Site:
    """`sizes` has each file of the output by its path, `texts` those that are text."""

    facts: SiteFacts
    sizes: Mapping[str, int]
    texts: Mapping[str, str] = field(repr=False)
    pages: Mapping[str, Page] = field(repr=False)
    feeds: Mapping[str, Feed] = field(repr=False)
    moves: tuple[Move, ...] = ()

    @cached_property
    def moved(self) -> dict[str, str]:
        """Where each old address leads, by its key."""
        return {build_key(move.source): move.target for move in self.moves}

    @cached_property
    def moved_below(self) -> list[tuple[str, str]]:
        """Where all that is below an old address leads, by how it begins."""
        return [(m.source[:-1], m.target) for m in self.moves if m.source.endswith("/*")]

    def find_move(self, path: str) -> str:
        """Where a server sends the decoded `path`, empty when nowhere."""
        key = build_key(path)
        below = (target for start, target in self.moved_below if f"{key}/".startswith(start))
        return self.moved.get(key) or next(below, "")

    def is_there(self, path: str) -> bool:
        """Whether a file is shown at the decoded `path`."""
        output = path.lstrip("/")
        output = f"{output}index.html" if not output or output.endswith("/") else output
        return output in self.sizes

    def is_answered(self, path: str) -> bool:
        """Whether a server has something for the decoded `path`: a file, a move or a service."""
        if self.is_there(path) or self.find_move(path):
            return True
        return path.startswith(self.facts.services) if self.facts.services else False
