"""The built site and its sources, read from the disk. Edge."""

from pathlib import Path

from plugins.verification.facts import SiteFacts
from plugins.verification.feeds import Feed, parse_feed
from plugins.verification.moves import TABLE, parse_moves
from plugins.verification.page import Page
from plugins.verification.parsing import parse_page
from plugins.verification.site import Site

TEXTS = frozenset({".html", ".xml", ".json", ".css", ".js", ".txt", ".svg", ".map", ".webmanifest"})
NAMES = frozenset({"_redirects", "_headers", ".htaccess"})


def read_site(output: Path, facts: SiteFacts) -> Site:
    """The site in the folder `output`; empty where there is no such folder."""
    paths = sorted(path for path in output.rglob("*") if path.is_file())
    named = {path.relative_to(output).as_posix(): path for path in paths}
    texts = {
        name: path.read_text("utf-8", errors="replace")
        for name, path in named.items()
        if path.suffix in TEXTS or path.name in NAMES
    }
    return Site(
        facts=facts,
        sizes={name: path.stat().st_size for name, path in named.items()},
        texts=texts,
        pages=_parse_pages(texts),
        feeds=_parse_feeds(texts),
        moves=parse_moves(texts.get(TABLE, "")),
    )


def _parse_pages(texts: dict[str, str]) -> dict[str, Page]:
    return {path: parse_page(path, text) for path, text in texts.items() if path.endswith(".html")}


def _parse_feeds(texts: dict[str, str]) -> dict[str, Feed]:
    feeds = {}
    for path, text in texts.items():
        if path.endswith((".xml", ".json")) and path != "sitemap.xml":
            feed = parse_feed(path, text)
            if feed is not None:
                feeds[path] = feed
    return feeds
