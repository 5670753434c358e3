"""Every address of the site that pages, style sheets and feeds name is there. Core.

Each link costs a look-up or two; only a faulty one is compared with all that there is.
"""

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from urllib.parse import unquote

from plugins.verification.addresses import Target, find_target
from plugins.verification.faults import LINK, Fault
from plugins.verification.feeds import Entry
from plugins.verification.page import Page, find_address
from plugins.verification.site import Site

ATTRIBUTES = ("href", "src", "poster", "action", "formaction", "data", "cite", "xlink:href")
SETS = ("srcset", "imagesrcset")
METAS = ("og:image", "og:url", "og:audio", "og:video", "twitter:image")
TOP = frozenset({"", "top"})
"""Fragments that each page has (HTML, « scroll to the fragment »)."""
_CANDIDATE = re.compile(r"(\S*[^\s,])(?:\s+[^,]*)?")
_CSS = re.compile(r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^)"'\s]*))\s*\)|@import\s+["']([^"']+)""")
_JSON = re.compile(r'"(https?://[^"\\\s]+)"')
_HTML = re.compile(r'\b(?:href|src)="([^"]*)"')
_HTML_SET = re.compile(r'\bsrcset="([^"]*)"')


def list_links(page: Page) -> Iterator[tuple[str, int]]:
    """Each address in the attributes of `page`, with its line."""
    for tag in page.tags:
        attributes = tag.attributes
        if not attributes:
            continue
        for name in ATTRIBUTES:
            if name in attributes:
                yield attributes[name], tag.line
        for name in SETS:
            if name in attributes:
                yield from ((address, tag.line) for address in split_set(attributes[name]))
        if attributes.get("property") in METAS:
            yield attributes.get("content", ""), tag.line


def split_set(text: str) -> list[str]:
    """The addresses of a `srcset`."""
    return _CANDIDATE.findall(text)


def list_css_links(text: str) -> list[tuple[str, int]]:
    """Each address in the style sheet `text`, with its line."""
    found = ((next(filter(None, m.groups()), ""), m.start()) for m in _CSS.finditer(text))
    return [(address, text.count("\n", 0, place) + 1) for address, place in found if address]


def list_html_links(text: str) -> list[str]:
    """Each address in a piece of HTML such as a feed holds."""
    found = [each for match in _HTML_SET.findall(text) for each in split_set(match)]
    return [address.replace("&amp;", "&") for address in _HTML.findall(text) + found]


def check_links(site: Site) -> Iterator[Fault]:
    """A fault for each address of the site that leads nowhere, once a file."""
    for page in site.pages.values():
        yield from _check(page.path, list_links(page), site)
        yield from _check_data(page, site)
    for path, text in site.texts.items():
        if path.endswith(".css"):
            yield from _check(path, list_css_links(text), site)
    yield from _check_feeds(site)


def _check(path: str, links: Iterable[tuple[str, int]], site: Site) -> Iterator[Fault]:
    base, url, seen = find_address(path), site.facts.url, set()
    for address, line in links:
        if address in seen:
            continue
        seen.add(address)
        target = find_target(address, base, url)
        sentence = _describe(address, target, site) if target else ""
        if sentence:
            yield Fault(path, line, LINK, sentence, _list_needles(address, url))


def _check_data(page: Page, site: Site) -> Iterator[Fault]:
    """What search engines are told of a page: its fragments are names, and no anchors."""
    for tag in page.find("script"):
        if tag.attributes.get("type", "").endswith("json"):
            found = (address.partition("#")[0] for address in _JSON.findall(tag.text))
            yield from _check(page.path, ((address, tag.line) for address in found), site)


def _check_feeds(site: Site) -> Iterator[Fault]:
    told: set[str] = set()
    for feed in site.feeds.values():
        named = [*feed.addresses, *(entry.url for entry in feed.entries)]
        yield from _check(feed.path, ((address, 1) for address in named), site)
        for entry in feed.entries:
            if entry.content not in told:
                told.add(entry.content)
                yield from _check_entry(feed.path, entry, site)


def _check_entry(path: str, entry: Entry, site: Site) -> Iterator[Fault]:
    """What the text of an entry names; what its page names too is told of that page alone."""
    links = ((address, 1) for address in list_html_links(entry.content))
    faults = [*_check(path, links, site)]
    target = find_target(entry.url, "/", site.facts.url) if faults else None
    page = site.pages.get(target.output) if target else None
    own = {address for address, _ in list_links(page)} if page else set()
    yield from (f for f in faults if f.needles[0].removeprefix(site.facts.url) not in own)


def _describe(address: str, target: Target, site: Site) -> str:
    if not site.is_answered(target.path):
        return _describe_missing(address, target, site)
    page = site.pages.get(target.output)
    if target.fragment in TOP or page is None or target.fragment in page.ids:
        return ""
    close = get_close_matches(target.fragment, page.ids, 1)
    hint = f"écrivez «\u00a0#{close[0]}\u00a0»" if close else "retirez-la du lien"
    return (
        f"l’ancre «\u00a0#{target.fragment}\u00a0» n’existe pas dans {page.address}\u00a0: {hint}"
    )


def _describe_missing(address: str, target: Target, site: Site) -> str:
    named = f"«\u00a0{address}\u00a0» ne mène à rien"
    if f"{target.path.strip('/')}/index.html" in site.sizes:
        return f"{named}\u00a0: écrivez la barre finale, «\u00a0{target.path}/\u00a0»"
    close = get_close_matches(target.path, map(find_address, site.sizes), 1, 0.75)
    hint = f"écrivez «\u00a0{close[0]}\u00a0»" if close else "corrigez l’adresse ou retirez-la"
    return f"{named}\u00a0: {hint}"


def _list_needles(address: str, url: str) -> tuple[str, ...]:
    """How a source may write it: also as `{filename}/…/slug.md`, by its last part."""
    short = address.removeprefix(url)
    path = short.partition("#")[0]
    last = path.rstrip("/").rpartition("/")[2]
    return tuple(dict.fromkeys((address, short, unquote(short), path, f"/{last}.", f"{last}.md")))
