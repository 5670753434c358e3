"""Reads old addresses from articles and pages, and writes the table that servers read.

Adapter: the only module of this capability that knows Pelican. The table is made before anything
is written, so that a wrong address stops the build.
"""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from pelican import signals
from pelican.generators import ArticlesGenerator, PagesGenerator

from plugins.redirects.servers import render_apache, render_netlify, render_nginx
from plugins.redirects.table import Wish, build_table
from plugins.redirects.wordpress import Group, list_comment_feeds, list_feeds, list_groups

FILES = {
    "_redirects": render_netlify,
    "redirects.nginx.map": render_nginx,
    ".htaccess": render_apache,
}
"""What is written at the root of the output, and what writes it."""


def register() -> None:
    """Connect the receivers; called by Pelican at each start."""
    signals.all_generators_finalized.connect(plan_table)


def plan_table(generators: list[Any]) -> None:
    """Build the table, note what is wrong with it, and plan it for each kind of server."""
    articles = next(g for g in generators if isinstance(g, ArticlesGenerator))
    pages = next(g for g in generators if isinstance(g, PagesGenerator))
    settings = articles.settings
    contents = [*articles.articles, *articles.hidden_articles, *pages.pages, *pages.hidden_pages]
    wishes = chain(_list_asked(contents), _list_wordpress(articles))
    known = chain(_list_groups_and_contents(articles, contents), _list_lists(articles))
    table, findings = build_table(wishes, {_format_address(path) for path in known if path})
    settings["FINDINGS"].extend(findings)
    for name, render in FILES.items():
        settings["OUTPUTS"].add(name, lambda render=render: render(table), table=table)


def _list_asked(contents: Iterable[Any]) -> Iterator[Wish]:
    for content in contents:
        asked = content.metadata.get("redirect_from", [])
        sources = asked.split(",") if isinstance(asked, str) else asked
        path = f"content/{content.get_relative_source_path()}"
        yield from (Wish(source, f"/{content.url}", path) for source in sources if source.strip())


def _list_wordpress(generator: Any) -> Iterator[Wish]:
    settings = generator.settings
    rss, atom = settings.get("FEED_ALL_RSS"), settings.get("FEED_ALL_ATOM")
    if rss and atom:
        yield from list_feeds(f"/{rss}", f"/{atom}", f"/{settings['COMMENTS']['feed']}")
    categories = (category for category, _ in generator.categories)
    authors = (author for author, _ in generator.authors)
    yield from list_groups(_build_groups("category", categories, settings["CATEGORY_FEED_RSS"]))
    yield from list_groups(_build_groups("tag", generator.tags, settings["TAG_FEED_RSS"]))
    yield from list_groups(_build_groups("author", authors, settings["AUTHOR_FEED_RSS"]))
    yield from list_comment_feeds(f"/{article.url}" for article in generator.articles)


def _build_groups(prefix: str, groups: Iterable[Any], feed: str | None) -> Iterator[Group]:
    for group in groups:
        path = f"/{feed.format(slug=group.slug)}" if feed else ""
        yield Group(prefix, group.slug, f"/{group.url}", path)


def _list_groups_and_contents(generator: Any, contents: Iterable[Any]) -> Iterator[str]:
    groups = chain(generator.categories, generator.authors)
    for known in chain(contents, generator.tags, (group for group, _ in groups)):
        yield known.save_as


def _list_lists(generator: Any) -> Iterator[str]:
    settings = generator.settings
    for name in settings["DIRECT_TEMPLATES"]:
        yield settings.get(f"{name.upper()}_SAVE_AS", f"{name}.html")
    for periods in generator.period_archives.values():
        yield from (period["save_as"] for period in periods)


def _format_address(path: str) -> str:
    return f"/{path.removesuffix('index.html')}"
