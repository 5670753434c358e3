"""JSON Feed 1.1. Core: a feed in, text out."""

import json
from collections.abc import Iterable

from plugins.feeds.model import Entry, Feed
from plugins.feeds.text import drop_illegal
from plugins.shared.dates import format_iso_date


def render_json(feed: Feed) -> str:
    """The JSON document of `feed`."""
    document: dict[str, object] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.home,
        "feed_url": feed.url,
        "description": feed.description,
        "language": feed.language,
        "favicon": feed.favicon,
        "authors": _list_authors([feed.author]),
        "items": [_build_item(entry) for entry in feed.entries],
    }
    if feed.hubs:
        document["hubs"] = [{"type": "WebSub", "url": hub} for hub in feed.hubs]
    return drop_illegal(json.dumps(document, ensure_ascii=False, indent=1)) + "\n"


def _build_item(entry: Entry) -> dict[str, object]:
    item = {
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        "summary": entry.summary,
        "content_html": entry.content,
        "image": entry.image and entry.image.url,
        "date_published": format_iso_date(entry.published),
        "date_modified": format_iso_date(entry.updated),
        "authors": _list_authors(entry.authors),
        "tags": list(entry.tags),
    }
    return {name: value for name, value in item.items() if value or name == "content_html"}


def _list_authors(names: Iterable[str]) -> list[dict[str, str]]:
    return [{"name": name} for name in names]
