"""Atom 1.0 (RFC 4287). Core: a feed in, text out."""

from xml.etree.ElementTree import Element

from plugins.feeds.document import add_element, render_document
from plugins.feeds.model import Entry, Feed
from plugins.shared.dates import format_iso_date


def render_atom(feed: Feed) -> str:
    """The Atom document of `feed`."""
    root = Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": feed.language})
    add_element(root, "id", feed.id)
    add_element(root, "title", feed.title, type="text")
    add_element(root, "subtitle", feed.description, type="text")
    add_element(root, "updated", format_iso_date(feed.updated))
    add_element(root, "link", rel="self", type="application/atom+xml", href=feed.url)
    add_element(root, "link", rel="alternate", type="text/html", href=feed.home)
    for hub in feed.hubs:
        add_element(root, "link", rel="hub", href=hub)
    add_element(root, "icon", feed.favicon)
    add_element(add_element(root, "author"), "name", feed.author)
    for entry in feed.entries:
        _add_entry(root, entry)
    return render_document(root, feed.stylesheet)


def _add_entry(root: Element, entry: Entry) -> None:
    element = add_element(root, "entry")
    add_element(element, "id", entry.id)
    add_element(element, "title", entry.title, type="text")
    add_element(element, "link", rel="alternate", type="text/html", href=entry.url)
    _add_image(element, entry)
    add_element(element, "published", format_iso_date(entry.published))
    add_element(element, "updated", format_iso_date(entry.updated))
    for author in entry.authors:
        add_element(add_element(element, "author"), "name", author)
    for tag in entry.tags:
        add_element(element, "category", term=tag)
    if entry.summary:
        add_element(element, "summary", entry.summary, type="text")
    add_element(element, "content", entry.content, type="html")


def _add_image(element: Element, entry: Entry) -> None:
    if entry.image:
        media_type = {"type": entry.image.media_type} if entry.image.media_type else {}
        add_element(element, "link", rel="enclosure", href=entry.image.url, **media_type)
