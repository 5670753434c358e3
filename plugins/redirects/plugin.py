"""Reads old addresses from articles, pages and a file, and writes the table that servers read.

Adapter: the only module of this capability that knows Pelican. The table is made before anything
is written, so that a wrong address stops the build.
"""

from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from pelican import signals
from pelican.generators import ArticlesGenerator, PagesGenerator

from plugins.redirects.caddy import render_caddy, render_caddy_below
from plugins.redirects.rows import parse_rows
from plugins.redirects.servers import render_apache, render_netlify, render_nginx
from plugins.redirects.table import Wish, build_table
from plugins.redirects.wordpress import (
    Group,
    list_comment_feeds,
    list_feeds,
    list_groups,
    list_maps,
)
from plugins.shared.findings import Finding
from plugins.shared.old_addresses import FILE

FILES = {
    "_redirects": render_netlify,
    "redirects.nginx.map": render_nginx,
    "redirects.map.caddy": render_caddy,
    "redirects.below.caddy": render_caddy_below,
    ".htaccess": render_apache,
}
"""What is written at the root of the output, and what writes it."""


IMAGES = "/images/"


def register() -> None:
    """Connect the receivers; called by Pelican at each start."""
    signals.article_generator_finalized.connect(ask_for_pictures)
    signals.all_generators_finalized.connect(plan_table)


def ask_for_pictures(generator: Any) -> None:
    """Read the file; images that it leads to are published, even if no page shows them."""
    settings = generator.settings
    wishes, _ = settings["OLD_ADDRESSES"] = _read_rows(settings)
    targets = (unquote(wish.target) for wish in wishes)
    settings["PICTURES_ASKED"] = [each for each in targets if each.startswith(IMAGES)]


def plan_table(generators: list[Any]) -> None:
    """Build the table, note what is wrong with it, and plan it for each kind of server."""
    articles = next(g for g in generators if isinstance(g, ArticlesGenerator))
    pages = next(g for g in generators if isinstance(g, PagesGenerator))
    settings = articles.settings
    contents = [*articles.articles, *articles.hidden_articles, *pages.pages, *pages.hidden_pages]
    rows, faults = settings["OLD_ADDRESSES"]
    shown = {each.target: _find_picture(each.target, settings) for each in rows}
    moved = (replace(each, target=shown[each.target]) for each in rows)
    wishes = chain(_list_asked(contents), moved, _list_wordpress(articles))
    known = chain(_list_groups_and_contents(articles, contents), _list_lists(articles))
    pages = {_format_address(path) for path in known if path}
    is_there = _build_look(settings, {new for old, new in shown.items() if new != old})
    table, findings = build_table(wishes, pages, is_there)
    settings["FINDINGS"].extend([*faults, *findings])
    for name, render in FILES.items():
        settings["OUTPUTS"].add(name, lambda render=render: render(table), table=table)


def _read_rows(settings: Any) -> tuple[list[Wish], list[Finding]]:
    path = Path(settings["PATH"], FILE)
    return parse_rows(path.read_bytes()) if path.is_file() else ([], [])


def _find_picture(target: str, settings: Any) -> str:
    """The address of the image as it is published: its largest variant."""
    picture = settings["ALBUM"].find(unquote(target)) if target.startswith(IMAGES) else None
    return str(picture.webp[-1].url) if picture else target


def _build_look(settings: Any, images: Container[str]) -> Callable[[str], bool]:
    """Whether something answers at an address: a page, a list, a feed, a file, one of `images`."""
    site, planned = settings["READING"].site, settings["OUTPUTS"].planned

    def is_there(address: str) -> bool:
        path = unquote(address).lstrip("/")
        output = f"{path}index.html" if not path or path.endswith("/") else path
        is_known = output in site.outputs or output in planned or address in images
        place = site.by_output.get(output)
        return is_known or (place is not None and not place.is_draft)

    return is_there


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
    yield from list_maps("/sitemap.xml")
    categories = (category for category, _ in generator.categories)
    authors = (author for author, _ in generator.authors)
    yield from list_groups(_build_groups("category", categories, settings["CATEGORY_FEED_RSS"]))
    yield from list_groups(_build_groups("tag", generator.tags, settings["TAG_FEED_RSS"]))
    yield from list_groups(_build_groups("author", authors, settings["AUTHOR_FEED_RSS"]))
    yield from list_comment_feeds(f"/{article.url}" for article in generator.articles)


def _build_groups(prefix: str, groups: Iterable[Any], feed: str | None) -> Iterator[Group]:
    for group in groups:
        path = f"/{feed.format(slug=group.slug)}" if feed else ""
        above = tuple(parent.slug for parent in getattr(group, "parents", ()))
        yield Group(prefix, group.slug, f"/{group.url}", path, above)


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
