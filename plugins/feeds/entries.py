"""One article as an entry. Core: it reads attributes, and imports nothing of Pelican."""

from typing import Any

from plugins.feeds.addresses import Resolver, build_resolver, encode_address
from plugins.feeds.content import render_feed_content
from plugins.feeds.model import Entry, Image
from plugins.feeds.text import format_plain

_MEDIA_TYPES = {"jpg": "jpeg", "jpeg": "jpeg", "png": "png", "webp": "webp", "avif": "avif"}
_MEDIA_TYPES |= {"gif": "gif", "svg": "svg+xml"}


def build_entry(article: Any, site_url: str) -> Entry:
    """The entry of `article`, whose `feed_id` is already attached."""
    url = encode_address(f"{site_url}/{article.url}")
    resolve = build_resolver(site_url, url)
    return Entry(
        id=article.feed_id,
        url=url,
        title=format_plain(article.title),
        summary=format_plain(article.metadata.get("summary", "")),
        content=render_feed_content(article.content, resolve),
        authors=tuple(format_plain(author.name) for author in article.authors),
        tags=_list_tags(article),
        published=article.date,
        updated=getattr(article, "modified", article.date),
        image=_find_image(article, resolve),
    )


def _list_tags(article: Any) -> tuple[str, ...]:
    subjects = [article.category, *getattr(article, "tags", [])]
    return tuple(dict.fromkeys(format_plain(subject.name) for subject in subjects))


def _find_image(article: Any, resolve: Resolver) -> Image | None:
    card = getattr(article, "card", None)
    if card:
        return _build_image(resolve(card.url), card.width, card.height)
    address = str(article.metadata.get("image", ""))
    return _build_image(resolve(address)) if address else None


def _build_image(address: str, width: int | None = None, height: int | None = None) -> Image:
    subtype = _MEDIA_TYPES.get(address.rpartition(".")[2].lower())
    media_type = f"image/{subtype}" if subtype else None
    return Image(encode_address(address), media_type, width, height)
