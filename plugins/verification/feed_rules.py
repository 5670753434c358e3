"""What a feed owes its subscribers: it is readable, and the same article stays the same. Core.

Sources: RSS 2.0 (guid, pubDate as RFC 822), RFC 4287 (Atom: id, updated), JSON Feed 1.1 (id).
"""

from collections.abc import Iterator
from datetime import datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from plugins.shared.releases import Release
from plugins.verification.addresses import find_target
from plugins.verification.faults import FEED, Fault
from plugins.verification.feeds import Entry, Feed
from plugins.verification.links import list_html_links
from plugins.verification.site import Site

_ABSOLUTE = frozenset({"http", "https", "mailto", "urn", "tag"})


def check_feeds(site: Site) -> Iterator[Fault]:
    """Each feed by itself."""
    checked: set[str] = set()
    for feed in site.feeds.values():
        if feed.error:
            sentence = f"ce flux ne se lit pas ({feed.error})\u00a0: relancez make publish"
            yield Fault(feed.path, feed.line, FEED, sentence)
        yield from _check_ids(feed)
        yield from _check_dates(feed)
        yield from _check_addresses(feed, checked)


def _check_ids(feed: Feed) -> Iterator[Fault]:
    seen: set[str] = set()
    for entry in feed.entries:
        if not entry.id.strip():
            sentence = f"l’article {entry.url} n’a pas d’identifiant\u00a0: donnez-lui un Slug"
            yield Fault(feed.path, None, FEED, sentence)
        elif entry.id in seen:
            sentence = f"l’identifiant «\u00a0{entry.id}\u00a0» sert deux fois\u00a0: changez Guid"
            yield Fault(feed.path, None, FEED, sentence)
        seen.add(entry.id)


def _check_dates(feed: Feed) -> Iterator[Fault]:
    for entry in feed.entries:
        wrong = [date for date in entry.dates if not is_date(date, feed.kind)]
        if not entry.dates:
            wrong = [""]
        for date in wrong:
            sentence = (
                f"la date «\u00a0{date}\u00a0» de {entry.url} ne se lit pas\u00a0: corrigez Date"
            )
            yield Fault(feed.path, None, FEED, sentence)


def is_date(text: str, kind: str) -> bool:
    """Whether `text` is a moment, with its offset, as a feed of this kind writes it."""
    try:
        read = parsedate_to_datetime if kind == "rss" else datetime.fromisoformat
        return read(text).tzinfo is not None
    except ValueError:
        return False


def _check_addresses(feed: Feed, checked: set[str]) -> Iterator[Fault]:
    """`checked` are texts that another feed held already."""
    named = [*feed.addresses, *(entry.url for entry in feed.entries)]
    for entry in feed.entries:
        if entry.content not in checked:
            checked.add(entry.content)
            named += list_html_links(entry.content)
    for address in dict.fromkeys(named):
        if not _is_absolute(address):
            sentence = (
                f"«\u00a0{address}\u00a0» n’est pas une adresse entière\u00a0: "
                "un lecteur de flux ne saurait pas où elle mène"
            )
            yield Fault(feed.path, None, FEED, sentence)


def _is_absolute(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in _ABSOLUTE and bool(parts.netloc or parts.path)


def list_ids(site: Site) -> dict[str, str]:
    """The id of each entry of all feeds that has one, by its root-relative address."""
    return {address: entry.id for address, entry, _ in _list_entries(site)}


def _list_entries(site: Site) -> Iterator[tuple[str, Entry, str]]:
    for feed in site.feeds.values():
        for entry in feed.entries:
            target = find_target(entry.url, "/", site.facts.url)
            if target is not None and entry.id.strip():
                tail = f"#{target.fragment}" if target.fragment else ""
                yield f"{target.path}{tail}", entry, feed.path


def check_lasting_ids(site: Site, previous: Release | None) -> Iterator[Fault]:
    """One article has one id, in all feeds and in the release before."""
    known = dict(previous.feed_ids) if previous else {}
    told = set()
    for address, entry, path in _list_entries(site):
        first = known.setdefault(address, entry.id)
        if first != entry.id and address not in told:
            told.add(address)
            output = f"{address.partition('#')[0].strip('/')}/index.html"
            where = output if output in site.pages else path
            sentence = _describe_change(address, first, entry.id)
            yield Fault(where, None, FEED, sentence, ("Guid:", "Slug:", "Title:"))


def _describe_change(address: str, first: str, now: str) -> str:
    return (
        f"l’identifiant de {address} dans les flux était «\u00a0{first}\u00a0» et devient "
        f"«\u00a0{now}\u00a0»\u00a0: rendez-le-lui par Guid, sans quoi les personnes abonnées le "
        "verraient comme nouveau"
    )
