"""Pelican's generators of articles and pages, reading only what changed.

Adapter. Both do with the contents what Pelican does; the steps that take it quadratic time take
linear time here.
"""

import time
from calendar import month_name
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.generators import ArticlesGenerator, PagesGenerator, StaticGenerator
from pelican.utils import order_content

from plugins.incremental.contents import KeptArticle, KeptPage
from plugins.shared.outputs import Copy
from plugins.shared.stamps import find_stamp, is_settled

Write = Callable[..., None]
PERIODS = ("year", "month", "day")


class KeptArticlesGenerator(ArticlesGenerator):  # type: ignore[misc]  # Pelican has no types
    """The articles of a library, grouped and ordered as Pelican groups and orders them."""

    content_class = KeptArticle
    paths_setting = "ARTICLE_PATHS"
    excludes_setting = "ARTICLE_EXCLUDES"
    preread, context_signal = signals.article_generator_preread, signals.article_generator_context

    def generate_context(self) -> None:
        """Gather all articles; called anew whenever lists have changed."""
        by_status = gather(self)
        self.articles = order_content(by_status["published"], self.settings["ARTICLE_ORDER_BY"])
        self.hidden_articles = order_content(by_status["hidden"], self.settings["ARTICLE_ORDER_BY"])
        self.drafts = order_content(by_status["draft"], self.settings["ARTICLE_ORDER_BY"])
        self._group()
        names = "articles drafts hidden_articles dates tags categories authors related_posts"
        self._update_context(names.split())
        self.context["period_archives"] = self.period_archives
        signals.article_generator_finalized.send(self)

    def _group(self) -> None:
        signals.article_generator_pretaxonomy.send(self)
        self.tags: defaultdict[Any, list[Any]] = defaultdict(list)
        categories: defaultdict[Any, list[Any]] = defaultdict(list)
        authors: defaultdict[Any, list[Any]] = defaultdict(list)
        for article in self.articles:
            for category in (article.category, *getattr(article.category, "parents", ())):
                categories[category].append(article)
            for tag in getattr(article, "tags", []):
                self.tags[tag].append(article)
            for author in getattr(article, "authors", []):
                authors[author].append(article)
        newest_first = self.context["NEWEST_FIRST_ARCHIVES"]
        self.dates = sorted(self.articles, key=lambda each: each.date, reverse=newest_first)
        self.period_archives = self._build_period_archives(self.dates, self.articles, self.settings)
        reverse = self.settings["REVERSE_CATEGORY_ORDER"]
        self.categories = sorted(categories.items(), key=lambda pair: pair[0], reverse=reverse)
        self.authors = sorted(authors.items(), key=lambda pair: pair[0])

    def generate_tags(self, write: Write) -> None:
        """The lists of each tag."""
        self._generate_groups(write, "tag", self.tags.items())

    def generate_categories(self, write: Write) -> None:
        """The lists of each category."""
        self._generate_groups(write, "category", self.categories)

    def generate_authors(self, write: Write) -> None:
        """The lists of each author."""
        self._generate_groups(write, "author", self.authors)

    def _generate_groups(self, write: Write, kind: str, groups: Iterable[Any]) -> None:
        """What Pelican gives the template `kind` for each group, whose dates it seeks among all."""
        template = self.get_template(kind)
        position = {id(article): index for index, article in enumerate(self.dates)}
        for group, articles in groups:
            write(
                group.save_as,
                template,
                self.context,
                **{kind: group},
                url=group.url,
                articles=articles,
                dates=sorted(articles, key=lambda each: position[id(each)]),
                template_name=kind,
                blog=True,
                page_name=group.page_name,
                all_articles=self.articles,
            )

    def _build_period_archives(self, dates: Any, articles: Any, settings: Any) -> Any:
        """The archives of each year, month and day that the settings ask for."""
        position = {id(article): index for index, article in enumerate(articles)}
        found = defaultdict(list)
        for period in PERIODS:
            patterns = [settings[f"{period.upper()}_ARCHIVE_{key}"] for key in ("SAVE_AS", "URL")]
            for members in _group_by_period(dates, period) if patterns[0] else ():
                moment = members[0].date
                number = tuple(getattr(moment, each) for each in _list_parts(period))
                name = (number[0], *(month_name[each] for each in number[1:2]), *number[2:])
                found[period].append(
                    {
                        "dates": members,
                        "articles": sorted(members, key=lambda each: position[id(each)]),
                        "save_as": patterns[0].format(date=moment),
                        "url": patterns[1].format(date=moment),
                        "period": name,
                        "period_num": number,
                    }
                )
        return found


class KeptPagesGenerator(PagesGenerator):  # type: ignore[misc]  # Pelican has no types
    """The pages of a library."""

    content_class = KeptPage
    paths_setting = "PAGE_PATHS"
    excludes_setting = "PAGE_EXCLUDES"
    preread, context_signal = signals.page_generator_preread, signals.page_generator_context

    def generate_context(self) -> None:
        """Gather all pages; called anew whenever lists have changed."""
        by_status = gather(self)
        order = self.settings["PAGE_ORDER_BY"]
        self.pages = order_content(by_status["published"], order)
        self.hidden_pages = order_content(by_status["hidden"], order)
        self.draft_pages = order_content(by_status["draft"], order)
        self._update_context(("pages", "hidden_pages", "draft_pages"))
        signals.page_generator_finalized.send(self)


class KeptStaticGenerator(StaticGenerator):  # type: ignore[misc]  # Pelican has no types
    """Plans copies of static files where Pelican's own makes them."""

    def generate_output(self, writer: Any) -> None:
        """Plan one output for each file."""
        for static in self.context["staticfiles"]:
            source = Path(self.path, static.source_path)
            copy = Copy(str(source))
            writer.outputs.add(static.save_as, lambda copy=copy: copy, stamp=_find_mark(source))


def _find_mark(path: Path) -> Any:
    """The stamp of a file; one that was just written may change and keep it, so the moment too."""
    stamp, now = find_stamp(path), time.time_ns()
    return stamp if is_settled(stamp, now) else (stamp, now)


KINDS = {
    ArticlesGenerator: KeptArticlesGenerator,
    PagesGenerator: KeptPagesGenerator,
    StaticGenerator: KeptStaticGenerator,
}
"""What takes the place of Pelican's own generators."""


def create_generators(pelican: Any, context: Any) -> list[Any]:
    """The generators that `pelican` asks for, ours in the place of its own."""
    return [
        KINDS.get(kind, kind)(
            context=context,
            settings=pelican.settings,
            path=pelican.path,
            theme=pelican.theme,
            output_path=pelican.output_path,
        )
        for kind in pelican._get_generator_classes()
    ]


def list_names(generator: Any) -> list[str]:
    """The sources of a generator, by their paths below the folder of contents, in order."""
    paths = generator.settings[generator.paths_setting]
    excluded = generator.settings[generator.excludes_setting]
    found: Iterable[str] = generator.get_files(paths, exclude=excluded)
    return sorted(found)


def read_content(generator: Any, name: str) -> Any:
    """The content of one source, read and typeset anew."""
    return generator.readers.read_file(
        base_path=generator.path,
        path=name,
        content_class=generator.content_class,
        context=generator.context,
        preread_signal=generator.preread,
        preread_sender=generator,
        context_signal=generator.context_signal,
        context_sender=generator,
    )


def gather(generator: Any) -> dict[str, list[Any]]:
    """The contents of a generator by status; sources and static links are told to the context."""
    find: Callable[[str], Any] = generator.settings["LIBRARY"].find
    found: dict[str, list[Any]] = {"published": [], "hidden": [], "draft": []}
    for name in generator.names:
        content = find(name)
        found[content.status].append(content)
        generator.context["generated_content"][name] = content
        generator.context["static_links"] |= content.static_links
    return found


def _group_by_period(dates: Any, period: str) -> Iterator[list[Any]]:
    parts = _list_parts(period)
    groups = groupby(dates, key=lambda each: [getattr(each.date, part) for part in parts])
    return (list(group) for _, group in groups)


def _list_parts(period: str) -> tuple[str, ...]:
    return PERIODS[: PERIODS.index(period) + 1]
