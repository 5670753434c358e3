"""What the house has set itself, and whether it is met."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tests.bench.builds import AGAIN, BODY, COLD, SAME, TITLE
from tests.bench.figures import Figures, divide
from tests.bench.tools import BARE_HUGO, ELEVENTY_TOOL, HOUSE, HUGO, PLAIN

Find = Callable[[Figures], float | None]
SMALL, LARGE = 1000, 10_000
LINEAR = 1.15
"""How much more than ten times as long ten times as many articles may take."""


@dataclass(frozen=True)
class Goal:
    """A figure at `count` articles that is to be at most `most`, or at least `least`."""

    count: int
    said: str
    find: Find
    most: float = float("inf")
    least: float = 0.0
    unit: str = ""

    def judge(self, figure: float) -> str:
        """Met or not."""
        return "met" if self.least <= figure <= self.most else "**not met**"

    @property
    def limit(self) -> str:
        """What it is to be, in words."""
        return f"≥ {self.least:g}{self.unit}" if self.least else f"≤ {self.most:g}{self.unit}"


def _delay(name: str, share: float = 0.5) -> Find:
    return lambda figures: figures.find_delay(HOUSE.name, name, share)


def _ahead(tool: str, name: str) -> Find:
    return lambda figures: divide(
        figures.find_delay(tool, name), figures.find_delay(HOUSE.name, name)
    )


def _ratio(tool: str, scenario: str) -> Find:
    return lambda figures: figures.compare(tool, scenario)


GOALS = (
    Goal(SMALL, "body → file, p50", _delay("body_file"), 60, unit=" ms"),
    Goal(SMALL, "body → file, p95", _delay("body_file", 0.95), 150, unit=" ms"),
    Goal(SMALL, "title and tag → page, p50", _delay("title_file"), 60, unit=" ms"),
    Goal(SMALL, "title and tag → page, p95", _delay("title_file", 0.95), 150, unit=" ms"),
    Goal(SMALL, "title and tag → lists, feeds, p95", _delay("title_lists", 0.95), 400, unit=" ms"),
    Goal(SMALL, "body → open page, p95", _delay("browser", 0.95), 300, unit=" ms"),
    Goal(SMALL, "Hugo’s server / ours → file", _ahead(HUGO.name, "body_file"), least=5),
    Goal(SMALL, "Hugo’s server / ours → HTTP", _ahead(HUGO.name, "body_http"), least=5),
    Goal(SMALL, "Eleventy’s / ours → file", _ahead(ELEVENTY_TOOL.name, "body_file"), least=5),
    Goal(SMALL, "Eleventy’s / ours → HTTP", _ahead(ELEVENTY_TOOL.name, "body_http"), least=5),
    Goal(SMALL, "no change / Hugo", _ratio(HUGO.name, SAME), 0.4),
    Goal(SMALL, "no change, just after / Hugo", _ratio(HUGO.name, AGAIN), 0.4),
    Goal(SMALL, "one body / Hugo", _ratio(HUGO.name, BODY), 0.5),
    Goal(SMALL, "one title / Hugo", _ratio(HUGO.name, TITLE), 0.5),
    Goal(SMALL, "cold / Hugo", _ratio(HUGO.name, COLD), 2.2),
    Goal(SMALL, "cold / Eleventy", _ratio(ELEVENTY_TOOL.name, COLD), 1),
    Goal(SMALL, "cold / plain Pelican", _ratio(PLAIN.name, COLD), 0.5),
    Goal(LARGE, "body → file, p50", _delay("body_file"), 80, unit=" ms"),
    Goal(LARGE, "cold / Hugo", _ratio(HUGO.name, COLD), 1.3),
    Goal(LARGE, f"cold / {BARE_HUGO}", _ratio(BARE_HUGO, COLD), 1.3),
    Goal(LARGE, "cold, memory", lambda f: f.find_cost(HOUSE.name, COLD, "memory"), 400, unit=" MB"),
)


def list_goals(figures: Figures) -> Iterator[tuple[Goal, float]]:
    """The goals at this size whose figure was measured, with it."""
    for goal in GOALS:
        figure = goal.find(figures)
        if goal.count == figures.count and figure is not None:
            yield goal, figure


def find_growth(small: Figures, large: Figures) -> Iterator[tuple[Goal, float]]:
    """The goal that time grows as the corpus does, where both sizes were built."""
    ours = [figures.find_cost(HOUSE.name, COLD, "processor") for figures in (small, large)]
    ratio = divide(ours[1], ours[0])
    if ratio is not None:
        said = f"cold, processor, of each article: {large.count:,} / {small.count:,} articles"
        found = ratio * small.count / large.count
        yield Goal(large.count, said, lambda _: found, LINEAR), found
