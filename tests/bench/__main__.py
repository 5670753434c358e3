"""`make bench`: the house beside Hugo, Eleventy and plain Pelican, on the same articles.

What publishing costs, each build in a process of its own that the kernel measures, then how long an
author waits for an edit, in the preview and in the servers of the peers that have one. The tables
tell medians, ratios, the load of the machine, and whether what the house has set itself is met.
"""

import argparse
import sys
import tempfile
from collections.abc import Sequence
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

from tests.bench.builds import Costs, describe_outputs, measure_builds
from tests.bench.corpus import Article, build_corpus, read_corpus
from tests.bench.figures import Figures
from tests.bench.goals import find_growth
from tests.bench.previews import Felt, Watch, measure_servers
from tests.bench.processes import measure
from tests.bench.table import format_all, format_goals
from tests.bench.tools import BARE_HUGO, HOUSE, MAKERS, Tool, make_tools

USUAL = [name for name in MAKERS if name != BARE_HUGO]


def main(arguments: Sequence[str]) -> None:
    """Measure with each corpus, and print its tables as soon as they are known."""
    options = parse(arguments)
    measured = [measure_corpus(options, count) for count in options.articles]
    for small, large in pairwise(measured):
        print("", *format_goals(find_growth(small, large)), sep="\n")


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """What the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    add = parser.add_argument
    add("--articles", type=int, nargs="+", default=[1000], help="how many, one corpus each")
    add("--corpus", type=Path, help="a folder of Pelican articles to take them from")
    add("--article-url", default="{slug}/", help="where its links expect articles")
    add("--tools", nargs="+", choices=list(MAKERS), default=USUAL)
    add("--runs", type=int, default=3)
    add("--edits", type=int, nargs=2, default=[50, 20], help="of bodies, and of titles and tags")
    add("--only", choices=["builds", "edits"])
    add("--browser", action="store_true", help="look at edits in Chromium, too")
    return parser.parse_args(arguments)


def measure_corpus(options: argparse.Namespace, count: int) -> Figures:
    """Write so many articles for each tool, measure what is asked for, and print the tables."""
    articles = find_articles(options, count)
    figures = Figures(len(articles), {})
    with tempfile.TemporaryDirectory() as folder:
        tools = make_tools(Path(folder), options.article_url, articles, options.tools)
        for name in set(options.tools) - {tool.name for tool in tools}:
            print(f"{name} is not installed here: left out.")
        if options.only != "edits":
            figures.costs = publish(tools, articles, options.runs)
        if options.only != "builds":
            figures.felt = edit(tools, articles, options)
    print(*format_all(figures), sep="\n", flush=True)
    return figures


def find_articles(options: argparse.Namespace, count: int) -> list[Article]:
    """Those of the corpus that the command line names, or ours."""
    if options.corpus:
        return read_corpus(options.corpus, count)
    return build_corpus(count, options.article_url)


def publish(tools: Sequence[Tool], articles: Sequence[Article], runs: int) -> Costs:
    """What publishing costs, once pictures are encoded."""
    for tool in tools:
        if tool.name == HOUSE.name:
            first = measure(tool.build, tool.folder)
            print(f"{tool.name} with an empty cache, pictures encoded too: {first.wall:.1f} s")
    costs = measure_builds(tools, articles, runs)
    print(*describe_outputs(tools), sep="\n", flush=True)
    return costs


def edit(
    tools: Sequence[Tool], articles: Sequence[Article], options: argparse.Namespace
) -> dict[str, Felt]:
    """How long an author waits, where there is something that waits for edits."""
    serving = [tool for tool in tools if tool.serve]
    is_ours = bool(serving) and serving[0].name == HOUSE.name
    watch = find_browser() if options.browser and is_ours else None
    return measure_servers(serving, articles, options.edits, watch)


def find_browser() -> Watch | None:
    """What looks at edits in Chromium; None where Playwright is not installed."""
    if find_spec("playwright") is None:
        print("Playwright is not installed here: no open page was looked at.")
        return None
    from tests.bench.browser import watch_edits  # noqa: PLC0415 - not installed everywhere

    return watch_edits


if __name__ == "__main__":
    main(sys.argv[1:])
