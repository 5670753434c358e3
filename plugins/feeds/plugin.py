"""Writes our feeds where Pelican would write its own, and gives articles their lasting id.

Adapter: the only module of this capability that knows Pelican.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Any
from uuid import UUID

from pelican import signals

from plugins.feeds.addresses import encode_address
from plugins.feeds.atom import render_atom
from plugins.feeds.entries import build_entry
from plugins.feeds.identity import build_entry_id, build_feed_id, find_shared_ids
from plugins.feeds.json_feed import render_json
from plugins.feeds.model import Entry, Feed, select_newest
from plugins.feeds.rss import render_rss
from plugins.feeds.text import format_plain
from plugins.shared.findings import Finding
from plugins.shared.recording import RECORDER
from plugins.shared.terms import format_path

Render = Callable[[Feed], str]
FORMATS = {"RSS": render_rss, "ATOM": render_atom, "JSON": render_json}
"""The end of the name of the settings that hold a feed's path, and what writes it."""


@dataclass(frozen=True)
class _Subject:
    """What a feed is about; `setting` begins the names of the settings that hold its paths."""

    setting: str
    title: str
    url: str
    slug: str
    articles: list[Any]


def register() -> None:
    """Connect the receivers; called by Pelican at each start."""
    signals.article_generator_init.connect(replace_feeds)
    signals.article_generator_finalized.connect(attach_ids)


def replace_feeds(generator: Any) -> None:
    """Put our step in the place of the generator's own step for feeds.

    Only this generator is touched: templates go on reading the paths of feeds from the settings,
    and the writer, of which Pelican takes a single class, stays free for another capability.
    """
    generator.generate_feeds = partial(plan_feeds, generator)


def attach_ids(generator: Any) -> None:
    """Attach `feed_id` to every article; two articles with one id are a finding."""
    namespace = UUID(generator.settings["FEED_ID_NAMESPACE"])
    articles = [*generator.articles, *generator.hidden_articles, *generator.drafts]
    for article in articles:
        guid = str(article.metadata.get("guid", ""))
        article.feed_id = build_entry_id(namespace, article.slug, guid)
    places = ((a.feed_id, f"content/{a.get_relative_source_path()}") for a in articles)
    generator.settings["FINDINGS"].extend(
        Finding(path, None, f"Guid: « {identity} » est déjà celui de {first} : gardez-en un seul.")
        for path, identity, first in find_shared_ids(places)
    )


def plan_feeds(generator: Any, _writer: Any) -> None:
    """Plan each feed of the site in each format that has a path in the settings."""
    for subject in _list_subjects(generator):
        chosen = select_newest(subject.articles, generator.settings["FEED_MAX_ITEMS"])
        _plan_formats(generator, subject, chosen)


def _list_subjects(generator: Any) -> Iterator[_Subject]:
    name = generator.settings["SITENAME"]
    yield _Subject("FEED_ALL", name, "", "", generator.articles)
    for category, articles in generator.categories:
        title = f"{name}\u00a0– Thème\u00a0: {format_plain(format_path(category))}"
        yield _Subject("CATEGORY_FEED", title, category.url, category.slug, articles)
    for tag, articles in generator.tags.items():
        title = f"{name}\u00a0– Étiquette\u00a0: {format_plain(tag.name)}"
        yield _Subject("TAG_FEED", title, tag.url, tag.slug, articles)


def _plan_formats(generator: Any, subject: _Subject, chosen: list[Any]) -> None:
    for suffix, render in FORMATS.items():
        pattern = generator.settings.get(f"{subject.setting}_{suffix}")
        if pattern:
            path = str(pattern).format(slug=subject.slug)
            feed = _build_feed(generator, subject, path)
            make = partial(_make_feed, feed, chosen, generator.settings["SITEURL"], render)
            generator.settings["OUTPUTS"].add(path, make, feed=feed, articles=chosen)


def _make_feed(feed: Feed, articles: list[Any], site_url: str, render: Render) -> str:
    return render(replace(feed, entries=tuple(_find_entry(each, site_url) for each in articles)))


def _find_entry(article: Any, site_url: str) -> Entry:
    """The entry of an article, worked out once for all feeds that hold it."""
    make = partial(build_entry, article, site_url)
    return RECORDER.recall(article.kept, "feed entry", make)


def _build_feed(generator: Any, subject: _Subject, path: str) -> Feed:
    settings, site_url = generator.settings, generator.settings["SITEURL"]
    return Feed(
        id=build_feed_id(UUID(settings["FEED_ID_NAMESPACE"]), path),
        url=encode_address(f"{site_url}/{path}"),
        home=encode_address(f"{site_url}/{subject.url}"),
        title=subject.title,
        author=settings["SITENAME"],
        description=settings["SITE_DESCRIPTION"],
        language=settings["DEFAULT_LANG"],
        favicon=f"{site_url}/favicon.ico",
        entries=(),
        stylesheet=generator.context.get("ASSETS", {}).get("css/feed.css"),
        hubs=_find_hubs(settings, path),
    )


def _find_hubs(settings: Any, path: str) -> tuple[str, ...]:
    """The hubs that are told of this feed when it changes: of those of the whole blog alone."""
    whole = (settings.get(f"FEED_ALL_{suffix}") for suffix in FORMATS)
    return tuple(settings.get("PUBLISHING", {}).get("hubs", ())) if path in whole else ()
