"""A feed of the site read as subscribers read it: RSS 2.0, Atom 1.0 or JSON Feed 1.1. Core."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from lxml import etree

_ATOM = "{http://www.w3.org/2005/Atom}"
_CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
_MEDIA = "{http://search.yahoo.com/mrss/}content"
_JSON_ADDRESSES = ("home_page_url", "feed_url", "favicon", "icon", "url", "image")


class Entry(NamedTuple):
    """One article: its lasting id, its address, its dates as they are written, and its HTML."""

    id: str
    url: str
    dates: tuple[str, ...]
    content: str


@dataclass(frozen=True)
class Feed:
    """`kind` is rss, atom or json; `addresses` are all that stand outside the entries' HTML.

    `error` says why the file could not be read, with its `line`; then it has nothing else.
    """

    path: str
    kind: str = ""
    entries: tuple[Entry, ...] = ()
    addresses: tuple[str, ...] = ()
    error: str = ""
    line: int | None = None


def parse_feed(path: str, text: str) -> Feed | None:
    """The feed at `path`; None where the file is another kind of document."""
    try:
        return _parse_json(path, text) if path.endswith(".json") else _parse_xml(path, text)
    except etree.XMLSyntaxError as failure:
        return Feed(path, error=str(failure.msg), line=failure.lineno)
    except json.JSONDecodeError as failure:
        return Feed(path, error=failure.msg, line=failure.lineno)
    except (TypeError, AttributeError, KeyError) as failure:
        return Feed(path, error=f"{type(failure).__name__}: {failure}")


def _parse_xml(path: str, text: str) -> Feed | None:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    root = etree.fromstring(text.encode("utf-8"), parser)
    if root.tag == "rss":
        items = tuple(_read_rss(item) for item in root.iter("item"))
        return Feed(path, "rss", items, tuple(_list_rss(root)))
    if root.tag == f"{_ATOM}feed":
        items = tuple(_read_atom(entry) for entry in root.iter(f"{_ATOM}entry"))
        return Feed(path, "atom", items, tuple(_list_atom(root)))
    return None


def _read_rss(item: Any) -> Entry:
    content = item.findtext(_CONTENT) or item.findtext("description") or ""
    dates = tuple(each.text or "" for each in item.iter("pubDate"))
    return Entry(item.findtext("guid") or "", item.findtext("link") or "", dates, content)


def _list_rss(root: Any) -> Iterator[str]:
    yield from (each.text or "" for each in root.iter("link", "url", "comments"))
    yield from (each.get("url", "") for each in root.iter("enclosure", _MEDIA))
    yield from (each.get("href", "") for each in root.iter(f"{_ATOM}link"))


def _read_atom(entry: Any) -> Entry:
    found = entry.iter(f"{_ATOM}link")
    links = {each.get("rel", "alternate"): each.get("href", "") for each in found}
    names = ("published", "updated")
    dates = tuple(e.text or "" for name in names for e in entry.iter(f"{_ATOM}{name}"))
    content = entry.findtext(f"{_ATOM}content") or ""
    return Entry(entry.findtext(f"{_ATOM}id") or "", links.get("alternate", ""), dates, content)


def _list_atom(root: Any) -> Iterator[str]:
    yield from (each.get("href", "") for each in root.iter(f"{_ATOM}link"))
    yield from (each.text or "" for each in root.iter(f"{_ATOM}icon", f"{_ATOM}logo"))


def _parse_json(path: str, text: str) -> Feed | None:
    document = json.loads(text)
    if not isinstance(document, dict) or "jsonfeed.org" not in str(document.get("version")):
        return None
    items = document["items"]
    entries = tuple(map(_read_json, items))
    holders = [document, *items]
    found = (str(holder[name]) for holder in holders for name in _JSON_ADDRESSES if name in holder)
    return Feed(path, "json", entries, tuple(found))


def _read_json(item: dict[str, Any]) -> Entry:
    names = ("date_published", "date_modified")
    dates = tuple(str(item[name]) for name in names if name in item)
    content = str(item.get("content_html", ""))
    return Entry(str(item.get("id", "")), str(item.get("url", "")), dates, content)
