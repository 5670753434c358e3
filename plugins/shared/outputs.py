"""The files that a site will consist of, each with the way to make it. Core.

A capability says which files it adds; the build makes those whose ingredients have changed.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any, NamedTuple


class Copy(NamedTuple):
    """What is made by copying another file, which `path` leads to."""

    path: str


Make = Callable[[], str | bytes | Copy]
"""The text or the bytes of a file, or another file that it is a copy of."""
Inspect = Callable[[str, str], None]


@dataclass(frozen=True)
class Output:
    """One file of the site.

    `given` holds what it is made of besides what it reads while it is made: two equal ones make
    equal files. Of what a page is given, only what its template looks up counts. One that
    `is_last` is looked at when all the others are made.
    """

    path: str
    make: Make
    given: Mapping[str, Any]
    is_page: bool = False
    is_last: bool = False
    source: str = ""
    """The article or page that it is the page of."""

    def list_given(self) -> Mapping[str, Any]:
        """`given`, where a callable stands for what it gives at this moment."""
        return {key: value() if callable(value) else value for key, value in self.given.items()}


@dataclass
class Outputs:
    """The plan of a site, what its pages told while they were made, and who looks at them."""

    planned: dict[str, Output] = field(default_factory=dict)
    facts: dict[str, dict[str, Any]] = field(default_factory=dict)
    inspectors: list[Inspect] = field(default_factory=list)

    def add(self, path: str, make: Make, **given: Any) -> None:
        """Plan the file at `path` (below the output folder)."""
        self.plan(Output(path, make, given))

    def add_last(self, path: str, make: Make, **given: Any) -> None:
        """Plan a file that is about all the others."""
        self.plan(Output(path, make, given, is_last=True))

    def plan(self, output: Output) -> None:
        """Plan `output`; ValueError when its place is taken."""
        if output.path in self.planned:
            raise ValueError(f"{output.path} would be written twice")
        self.planned[output.path] = output

    def note(self, path: str, key: str, fact: Any) -> None:
        """Keep a fact about the output at `path`, for as long as that stays as it is."""
        self.facts.setdefault(path, {})[key] = fact

    def find_facts(self, key: str) -> Iterator[tuple[str, Any]]:
        """`(path, fact)` for each planned output that has one under `key`, by path."""
        found = [(path, facts[key]) for path, facts in self.facts.items() if key in facts]
        yield from sorted((pair for pair in found if pair[0] in self.planned), key=itemgetter(0))
