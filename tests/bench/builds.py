"""What publishing costs: first builds, builds of nothing new, builds of one edit.

The tools take turns in each, so that a noisy minute strikes all of them.
"""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tests.bench.corpus import Article
from tests.bench.editing import Shelf
from tests.bench.processes import Cost, measure
from tests.bench.tools import Tool

COLD, AGAIN, SAME, BODY, TITLE = SCENARIOS = (
    "cold",
    "no change, just after",
    "no change",
    "one body",
    "one title",
)
SETTLED = 2.5
"""Seconds after which no file is so new that its time says nothing."""
Costs = dict[str, dict[str, list[Cost]]]
"""By scenario, then by tool."""


@dataclass
class Publisher:
    """One tool, and its articles as they are now."""

    tool: Tool
    shelf: Shelf
    costs: dict[str, list[Cost]] = field(default_factory=dict)

    def build(self, scenario: str) -> None:
        """Bring about the scenario, and measure the build that it asks for."""
        if scenario in (BODY, TITLE):
            self._build_edit(scenario)
            return
        if scenario == COLD:
            self.tool.forget()
        if scenario == AGAIN:
            if not self.tool.looks_again:
                return
            time.sleep(SETTLED)
        self._measure(scenario)

    def _build_edit(self, scenario: str) -> None:
        edit = self.shelf.edit_body if scenario == BODY else self.shelf.edit_title
        article, word = edit()
        self.tool.save(article)
        self._measure(scenario)
        page = self.tool.find_page(self.tool.output, article.slug)
        if word not in page.read_text("utf-8"):
            raise SystemExit(f"{self.tool.name} did not build {scenario} of {article.slug}.")

    def _measure(self, scenario: str) -> None:
        cost = measure(self.tool.build, self.tool.folder)
        self.costs.setdefault(scenario, []).append(cost)


def measure_builds(tools: Sequence[Tool], articles: Sequence[Article], runs: int) -> Costs:
    """Each scenario so many times with each tool."""
    publishers = [Publisher(tool, Shelf(articles)) for tool in tools]
    for _ in range(runs):
        for scenario in SCENARIOS:
            for publisher in publishers:
                publisher.build(scenario)
    return {s: {p.tool.name: p.costs.get(s, []) for p in publishers} for s in SCENARIOS}


def describe_outputs(tools: Sequence[Tool]) -> Iterator[str]:
    """How much each tool wrote, for who wants to know whether they are alike."""
    for tool in tools:
        files = [path for path in (tool.folder / tool.output).rglob("*") if path.is_file()]
        pages = sum(path.suffix == ".html" for path in files)
        size = sum(path.stat().st_size for path in files) / 1e6
        yield f"{tool.name}: {pages:,} pages, {len(files) - pages:,} other files, {size:.0f} MB"
