"""The sitemap of the site, as sitemaps.org defines it. Core.

A date is given only where it is true: search engines stop believing a site whose dates are those
of its builds.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import quote
from xml.etree.ElementTree import Element, SubElement, tostring

from plugins.shared.dates import format_iso_date

_URL_SIGNS = ":/?#[]@!$&'()*+,;=%~"


@dataclass(frozen=True)
class SitemapEntry:
    """One page: its absolute address, and when its own text last changed, if that is known."""

    location: str
    modified: date | None = None


def render_sitemap(entries: Iterable[SitemapEntry]) -> str:
    """`sitemap.xml`, sorted by address."""
    root = Element("urlset", {"xmlns": "http://www.sitemaps.org/schemas/sitemap/0.9"})
    for entry in sorted(entries, key=lambda entry: entry.location):
        url = SubElement(root, "url")
        SubElement(url, "loc").text = quote(entry.location, safe=_URL_SIGNS)
        if entry.modified:
            SubElement(url, "lastmod").text = _format_modified(entry.modified)
    declaration = '<?xml version="1.0" encoding="utf-8"?>'
    return f"{declaration}\n{tostring(root, encoding='unicode')}\n"


def _format_modified(moment: date) -> str:
    """A time without its offset is not one that the format knows: then the day alone is given."""
    if isinstance(moment, datetime) and moment.tzinfo is None:
        return format_iso_date(moment.date())
    return format_iso_date(moment)
