"""How long an author waits for an edit, in the preview of the house and the servers of its peers.

An edit is timed from just before the save to the moment when the file of the page holds it, then to
an answer over HTTP that does; a title also to the last list or feed that showed the one before, and
to those of its new tag.
"""

import os
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from tests.bench.corpus import Article
from tests.bench.editing import MARK, Awaited, Shelf, find_marks, list_listings, wait_for_files
from tests.bench.processes import read_peak
from tests.bench.servers import PATIENCE, Server, serve
from tests.bench.tools import Tool


@dataclass
class Delays:
    """Seconds from saves to what is waited for, and the load average at each.

    `lost` counts the edits that were never shown.
    """

    seconds: list[float] = field(default_factory=list)
    loads: list[float] = field(default_factory=list)
    lost: int = 0

    def add(self, began: float, ended: float | None) -> None:
        """Note one edit, by two moments."""
        self.loads.append(os.getloadavg()[0])
        if ended is None:
            self.lost += 1
        else:
            self.seconds.append(ended - began)

    def find_quantile(self, share: float) -> float | None:
        """What that share of the edits stayed below, in seconds; None where there are too few."""
        if len(self.seconds) < 2:
            return None
        return statistics.quantiles(self.seconds, n=100, method="inclusive")[round(share * 100) - 1]


@dataclass
class Felt:
    """What the author waits for; `memory` is the most that the server had, in MB."""

    body_file: Delays = field(default_factory=Delays)
    body_http: Delays = field(default_factory=Delays)
    title_file: Delays = field(default_factory=Delays)
    title_lists: Delays = field(default_factory=Delays)
    browser: Delays = field(default_factory=Delays)
    memory: float = 0.0


@dataclass
class Author:
    """Edits the articles of a `server`, one at a time, and waits for each."""

    server: Server
    shelf: Shelf
    felt: Felt
    shown: dict[str, set[Path]] = field(default_factory=dict)

    def edit_body(self) -> None:
        """Add to the text of an article."""
        article, word = self.shelf.edit_body()
        page = Awaited(self.server.find_file(article.slug), word)
        saved = self.save(article)
        self.felt.body_file.add(saved, wait_for_files([page], PATIENCE))
        self.felt.body_http.add(saved, self.server.wait_for_page(article.slug, word))
        self.server.settle(saved)

    def edit_title(self, slug: str) -> None:
        """Change the title, which bears a word, and a tag of an article."""
        before = MARK.findall(self.shelf.articles[slug].title)[0]
        article, word = self.shelf.edit_title(slug)
        page = Awaited(self.server.find_file(slug), word)
        others = [page, *self._list_others(article, before, word)]
        saved = self.save(article)
        self.felt.title_file.add(saved, wait_for_files([page], PATIENCE))
        self.felt.title_lists.add(saved, wait_for_files(others, PATIENCE))
        self.server.settle(saved)

    def _list_others(self, article: Article, before: str, word: str) -> Iterator[Awaited]:
        """The lists and feeds that show what was there before, and those that are to show it."""
        pages = {self.server.find_file(slug) for slug in self.shelf.articles}
        for path in self.shown.get(before, set()) - pages:
            if before in path.read_text("utf-8"):
                yield Awaited(path, before, shown=False)
        tag = article.tags[-1]
        place = self.shelf.find_place(article, tag)
        for path in list_listings(self.server.tool, self.server.output, tag, place):
            yield Awaited(path, word)

    def save(self, article: Article) -> float:
        """Save an article; the moment just before."""
        saved = time.perf_counter()
        self.server.tool.save(article)
        return saved


Watch = Callable[[Author, int], None]
"""Has an author make so many edits more, and looks at them elsewhere."""


@dataclass
class Round:
    """Servers that take turns, so that a noisy minute strikes all of them."""

    tools: Sequence[Tool]
    articles: Sequence[Article]
    shelves: dict[str, Shelf] = field(default_factory=dict)
    felt: dict[str, Felt] = field(default_factory=dict)

    def edit_bodies(self, count: int, watch: Watch | None) -> None:
        """Edit so many; then as many of the first tool, looked at elsewhere."""
        with self._at_work(self.tools) as authors:
            for _ in range(count):
                for author in authors:
                    author.edit_body()
            if watch:
                watch(authors[0], count)

    def edit_titles(self, slugs: Sequence[str]) -> None:
        """Edit these, with servers whose lists follow."""
        tools = [replace(tool, serve=(*tool.serve, *tool.all_lists)) for tool in self.tools]
        with self._at_work(tools) as authors:
            for author in authors:
                author.shown = find_marks(author.server.output)
            for slug in slugs:
                for author in authors:
                    author.edit_title(slug)

    def prepare(self, titles: int) -> list[str]:
        """Write all articles, with a word in the titles of some: their slugs."""
        marked: list[Article] = []
        for tool in self.tools:
            shelf = self.shelves[tool.name] = Shelf(self.articles)
            marked = shelf.mark_titles(titles)
            self.felt[tool.name] = Felt()
            for article in shelf.articles.values():
                tool.save(article)
        return [article.slug for article in marked]

    @contextmanager
    def _at_work(self, tools: Sequence[Tool]) -> Iterator[list[Author]]:
        with ExitStack() as running:
            servers = [running.enter_context(serve(tool, self.articles[0].slug)) for tool in tools]
            named = [(server, server.tool.name) for server in servers]
            authors = [Author(each, self.shelves[name], self.felt[name]) for each, name in named]
            for server in servers:
                server.settle(time.perf_counter())
            yield authors
            for author in authors:
                author.felt.memory = max(author.felt.memory, read_peak(author.server.process))


def measure_servers(
    tools: Sequence[Tool],
    articles: Sequence[Article],
    edits: Sequence[int],
    watch: Watch | None = None,
) -> dict[str, Felt]:
    """Edit so many bodies, then so many titles, while the servers of `tools` run."""
    work = Round(tools, articles)
    marked = work.prepare(edits[1])
    work.edit_bodies(edits[0], watch)
    work.edit_titles(marked)
    return work.felt
