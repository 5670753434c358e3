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

    def find_move(self, path: str) -> str:
        """Where a server sends the decoded `path`, empty when nowhere."""
        key = build_key(path)
        wide = (move for move in self.moves if move.source.endswith("/*"))
        below = (move.target for move in wide if f"{key}/".startswith(move.source[:-1]))
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
