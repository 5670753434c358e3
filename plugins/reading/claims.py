"""Two contents never write the same file: who claims which output, and what is said of it. Core."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass
class Claims:
    """The sources that claim each output, in the order in which they were read."""

    sources: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def add(self, output: str, source: str) -> bool:
        """Note that `source` would write `output`; False if another claimed it before."""
        self.sources[output].append(source)
        return len(self.sources[output]) == 1

    def find_conflicts(self) -> Iterator[tuple[str, str]]:
        """`(source, sentence)` for each of the sources that claim one output."""
        for output, sources in sorted(self.sources.items()):
            if len(sources) > 1:
                yield from ((source, _describe(output, source, sources)) for source in sources)


def _describe(output: str, source: str, sources: list[str]) -> str:
    others = " et ".join(f"« content/{other} »" for other in sorted(sources) if other != source)
    address = f"/{output.removesuffix('index.html')}"
    return f"l’adresse {address} est déjà celle de {others}\u00a0: changez l’un des Slug"
