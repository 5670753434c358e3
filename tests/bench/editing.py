"""Edits of articles as an author makes them, and how to see that a file shows them.

Words that stand nowhere else tell one edit from another. Each tool gets the same edits in the same
order.
"""

import random
import re
import time
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tests.bench.corpus import Article
from tests.bench.tools import Tool

MARK = re.compile(r"zq\d+z")
POLL = 0.001
"""Seconds between two looks at a file."""
GROUP_SIZE = 10
FEED_SIZE = 20


class Shelf:
    """The articles as they are now, edited one at a time; the same edits for the same number."""

    def __init__(self, articles: Sequence[Article], seed: int = 7) -> None:
        self.articles = {article.slug: article for article in articles}
        self._chance = random.Random(seed)  # noqa: S311 - the same each time
        self._tags = sorted({tag for article in articles for tag in article.tags})
        self._count = 0

    def pick(self) -> Article:
        """Any article; every other time one of the latest tenth, which feeds show too."""
        by_date = sorted(self.articles.values(), key=lambda article: article.date, reverse=True)
        latest = by_date[: max(len(by_date) // 10, 1)]
        return self._chance.choice(latest if self._chance.random() < 0.5 else by_date)

    def edit_body(self) -> tuple[Article, str]:
        """One more paragraph in the middle of an article; with the word that tells it."""
        article, word = self.pick(), self._coin()
        blocks = article.body.split("\n\n")
        blocks.insert(len(blocks) // 2, f"Un paragraphe de plus, avec le mot {word} et sa suite.")
        return self._keep(replace(article, body="\n\n".join(blocks))), word

    def edit_title(self, slug: str = "") -> tuple[Article, str]:
        """Another title, and another tag in the place of the last one."""
        article, word = self.articles[slug] if slug else self.pick(), self._coin()
        kept = article.tags[:-1]
        fresh = self._chance.choice([tag for tag in self._tags if tag not in article.tags])
        title = f"{MARK.sub('', article.title).strip()} {word}"
        return self._keep(replace(article, title=title, tags=(*kept, fresh))), word

    def mark_titles(self, count: int) -> list[Article]:
        """So many articles whose titles bear a word, so that what shows them can be found."""
        slugs: dict[str, None] = {}
        while len(slugs) < min(count, len(self.articles)):
            slugs[self.pick().slug] = None
        return [self._mark(self.articles[slug]) for slug in slugs]

    def find_place(self, article: Article, tag: str) -> int:
        """How many articles stand before this one in the list of `tag`."""
        others = (a for a in self.articles.values() if tag in a.tags)
        return sum(other.date > article.date for other in others)

    def _mark(self, article: Article) -> Article:
        return self._keep(replace(article, title=f"{article.title} {self._coin()}"))

    def _keep(self, article: Article) -> Article:
        self.articles[article.slug] = article
        return article

    def _coin(self) -> str:
        self._count += 1
        return f"zq{self._count}z"


@dataclass
class Awaited:
    """A file that is to show a word, or to show it no more."""

    path: Path
    word: str
    shown: bool = True

    def __post_init__(self) -> None:
        self._before = _find_stamp(self.path)

    def is_there(self) -> bool:
        """Whether it is so by now; the file is read only once it was touched."""
        if _find_stamp(self.path) == self._before:
            return False
        try:
            return (self.word in self.path.read_text("utf-8", errors="replace")) is self.shown
        except FileNotFoundError:
            return not self.shown


def _find_stamp(path: Path) -> tuple[int, int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_ino, status.st_size, status.st_mtime_ns


def wait_for_files(awaited: Iterable[Awaited], patience: float) -> float | None:
    """The moment when all were there; None when they are not after so many seconds."""
    waiting, latest = list(awaited), time.perf_counter() + patience
    while waiting := [each for each in waiting if not each.is_there()]:
        if time.perf_counter() > latest:
            return None
        time.sleep(POLL)
    return time.perf_counter()


def find_marks(output: Path) -> dict[str, set[Path]]:
    """The files below `output` that show each word."""
    found: dict[str, set[Path]] = {}
    for path in output.rglob("*"):
        for word in set(MARK.findall(_read(path))):
            found.setdefault(word, set()).add(path)
    return found


def _read(path: Path) -> str:
    return path.read_text("utf-8") if path.suffix in {".html", ".xml", ".json"} else ""


def list_listings(tool: Tool, output: Path, tag: str, place: int) -> Iterator[Path]:
    """The page of the list of `tag` that shows its article number `place`, and perhaps its feed."""
    folder = output / tool.tag.format(slug=slugify(tag))
    number = place // GROUP_SIZE + 1
    yield folder / (f"page/{number}/index.html" if number > 1 else "index.html")
    if place < FEED_SIZE:
        yield folder / tool.feed


def slugify(name: str) -> str:
    """What every tool makes of the name of a tag in its address, as they are set up here."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
