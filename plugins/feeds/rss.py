"""RSS 2.0, with the modules that readers know. Core: a feed in, text out.

Dates are in English (RFC 822) whatever the machine's locale; an id is never taken for an address
unless it is the article's own.
"""

from email.utils import format_datetime
from html import escape
from xml.etree.ElementTree import Element

from plugins.feeds.document import add_element, render_document
from plugins.feeds.model import Entry, Feed, Image
from plugins.shared.dates import format_iso_date

_MODULES = {
    "xmlns:atom": "http://www.w3.org/2005/Atom",
    "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xmlns:dcterms": "http://purl.org/dc/terms/",
    "xmlns:media": "http://search.yahoo.com/mrss/",
}


def render_rss(feed: Feed) -> str:
    """The RSS document of `feed`."""
    root = Element("rss", {"version": "2.0", "xml:lang": feed.language, **_MODULES})
    channel = add_element(root, "channel")
    add_element(channel, "title", feed.title)
    add_element(channel, "link", feed.home)
    add_element(channel, "description", feed.description)
    add_element(channel, "language", feed.language)
    add_element(channel, "lastBuildDate", format_datetime(feed.updated))
    add_element(channel, "atom:link", rel="self", type="application/rss+xml", href=feed.url)
    for hub in feed.hubs:
        add_element(channel, "atom:link", rel="hub", href=hub)
    for entry in feed.entries:
        _add_item(channel, entry)
    return render_document(root, feed.stylesheet)


def _add_item(channel: Element, entry: Entry) -> None:
    item = add_element(channel, "item")
    add_element(item, "title", entry.title)
    add_element(item, "link", entry.url)
    add_element(item, "guid", entry.id, isPermaLink=str(entry.id == entry.url).lower())
    _add_dates(item, entry)
    for author in entry.authors:
        add_element(item, "dc:creator", author)
    for tag in entry.tags:
        add_element(item, "category", tag)
    if entry.image:
        _add_image(item, entry.image)
    if entry.summary:
        add_element(item, "description", escape(entry.summary, quote=False))  # HTML by custom
    add_element(item, "content:encoded", entry.content)


def _add_dates(item: Element, entry: Entry) -> None:
    add_element(item, "pubDate", format_datetime(entry.published))
    if entry.updated != entry.published:
        add_element(item, "dcterms:modified", format_iso_date(entry.updated))


def _add_image(item: Element, image: Image) -> None:
    known = {"type": image.media_type, "width": image.width, "height": image.height}
    attributes = {name: str(value) for name, value in known.items() if value}
    add_element(item, "media:content", url=image.url, medium="image", **attributes)
