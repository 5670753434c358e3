"""Writes what was measured as tables in Markdown: medians, ratios, and what was to be reached."""

from collections.abc import Iterable, Iterator, Sequence

from tests.bench.builds import COLD, SCENARIOS
from tests.bench.figures import Figures
from tests.bench.goals import Goal, list_goals

DELAYS = {
    "body_file": "body → file",
    "body_http": "body → HTTP",
    "title_file": "title and tag → page",
    "title_lists": "title and tag → last list or feed",
    "browser": "body → open page",
}
KINDS = {"wall": ("", " s"), "processor": (", processor", " s"), "memory": (", memory", " MB")}


def format_builds(figures: Figures) -> Iterator[str]:
    """One line for each scenario and what it took; the house, its peers, and its ratio to each."""
    tools = list(figures.costs[SCENARIOS[0]])
    yield from _format_head("builds", tools)
    for scenario in SCENARIOS:
        kinds = KINDS if scenario == COLD else {k: v for k, v in KINDS.items() if k != "memory"}
        for kind, (name, unit) in kinds.items():
            cells = [_format(figures.find_cost(tool, scenario, kind), unit) for tool in tools]
            ratios = [_format(figures.compare(tool, scenario, kind), "") for tool in tools[1:]]
            loads = [cost.load for tool in tools for cost in figures.list_costs(tool, scenario)]
            yield _format_row(scenario + name, [*cells, *ratios, _format_loads(loads)])


def format_edits(figures: Figures) -> Iterator[str]:
    """One line for each thing that an author waits for, half and nearly all of the time."""
    tools = list(figures.felt)
    yield from _format_head("edits", tools)
    for name, said in DELAYS.items():
        for share in (0.5, 0.95):
            cells = [_format_delay(figures, tool, name, share) for tool in tools]
            ratios = [_format(figures.compare_delay(tool, name, share), "") for tool in tools[1:]]
            loads = [load for tool in tools for load in figures.find_delays(tool, name).loads]
            if loads:
                row = [*cells, *ratios, _format_loads(loads)]
                yield _format_row(f"{said}, p{share * 100:.0f}", row)
    peaks = [_format(figures.felt[tool].memory, " MB") for tool in tools]
    yield _format_row("memory of the server", [*peaks, *["–"] * len(tools)])


def format_goals(goals: Iterable[tuple[Goal, float]]) -> Iterator[str]:
    """One line for each goal."""
    yield "| goal | stated | measured | |\n|---|---|---|---|"
    for goal, figure in goals:
        yield _format_row(goal.said, [goal.limit, _format(figure, goal.unit), goal.judge(figure)])


def format_all(figures: Figures) -> Iterator[str]:
    """Everything about one corpus."""
    yield f"\n### {figures.count:,} articles"
    if figures.costs:
        yield from ("", *format_builds(figures))
    if figures.felt:
        yield from ("", *format_edits(figures))
    goals = list(list_goals(figures))
    if goals:
        yield from ("", *format_goals(goals))


def _format_head(name: str, tools: Sequence[str]) -> Iterator[str]:
    titles = [name, *tools, *(f"/ {tool}" for tool in tools[1:]), "load"]
    yield f"| {' | '.join(titles)} |"
    yield "|---" * len(titles) + "|"


def _format_row(name: str, cells: Sequence[str]) -> str:
    return f"| {' | '.join([name, *cells])} |"


def _format(figure: float | None, unit: str) -> str:
    if figure is None:
        return "–"
    digits = 0 if abs(figure) >= 100 else 1 if abs(figure) >= 10 else 2
    return f"{figure:,.{digits}f}{unit}"


def _format_delay(figures: Figures, tool: str, name: str, share: float) -> str:
    lost = figures.find_delays(tool, name).lost
    said = _format(figures.find_delay(tool, name, share), " ms")
    return f"{said} ({lost} never)" if lost else said


def _format_loads(loads: Sequence[float]) -> str:
    return f"{min(loads):.1f}–{max(loads):.1f}"
