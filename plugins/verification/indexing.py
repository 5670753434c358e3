"""The sitemap names the pages that search engines may keep, and robots.txt names it. Core.

Sources: sitemaps.org 0.9, RFC 9309 (robots.txt).
"""

import re
from collections.abc import Iterator
from urllib.parse import quote, unquote

from lxml import etree

from plugins.verification.addresses import find_target
from plugins.verification.faults import INDEX, Fault
from plugins.verification.site import Site

SITEMAP = "sitemap.xml"
ROBOTS = "robots.txt"
_LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
_HIDES_ALL = re.compile(
    r"^user-agent:\s*\*[ \t]*\n(?:(?!user-agent:).*\n)*?disallow:[ \t]*/[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_NAMED = re.compile(r"^sitemap:\s*(\S+)", re.IGNORECASE | re.MULTILINE)


def check_index(site: Site) -> Iterator[Fault]:
    """What search engines are told of the site as a whole."""
    yield from _check_sitemap(site)
    yield from _check_robots(site)


def _check_sitemap(site: Site) -> Iterator[Fault]:
    if SITEMAP not in site.texts:
        yield Fault(SITEMAP, None, INDEX, "le plan du site manque\u00a0: relancez make publish")
        return
    try:
        locations = _read(site.texts[SITEMAP])
    except etree.XMLSyntaxError as failure:
        sentence = f"le plan du site ne se lit pas ({failure.msg})\u00a0: relancez make publish"
        yield Fault(SITEMAP, failure.lineno, INDEX, sentence)
        return
    yield from _compare(locations, site)


def _read(text: str) -> list[tuple[str, int]]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    root = etree.fromstring(text.encode(), parser)
    return [((each.text or "").strip(), each.sourceline) for each in root.iter(_LOC)]


def _compare(locations: list[tuple[str, int]], site: Site) -> Iterator[Fault]:
    wanted = {page.address for page in site.pages.values() if page.is_indexable}
    named: set[str] = set()
    for location, line in locations:
        target = find_target(location, "/", site.facts.url)
        path = target.path if target and location.startswith(f"{site.facts.url}/") else ""
        sentence = _describe(path, named, wanted, site.facts.url)
        if sentence:
            yield Fault(SITEMAP, line, INDEX, f"«\u00a0{unquote(location)}\u00a0» {sentence}")
        named.add(path)
    for address in sorted(wanted - named):
        sentence = f"il manque {site.facts.url}{quote(address)}\u00a0: ajoutez-la"
        yield Fault(SITEMAP, None, INDEX, sentence)


def _describe(path: str, named: set[str], wanted: set[str], url: str) -> str:
    if not path:
        return f"doit commencer par {url}/"
    if path in named:
        return "y est deux fois\u00a0: gardez-en une"
    if path not in wanted:
        return "n’est pas une page à montrer aux moteurs\u00a0: retirez-la"
    return ""


def _check_robots(site: Site) -> Iterator[Fault]:
    wanted = f"{site.facts.url}/{SITEMAP}"
    text = site.texts.get(ROBOTS, "")
    if wanted not in _NAMED.findall(text):
        yield Fault(ROBOTS, None, INDEX, f"il faut y nommer le plan\u00a0: Sitemap: {wanted}")
    if _HIDES_ALL.search(text):
        sentence = "«\u00a0Disallow: /\u00a0» cache tout le site aux moteurs\u00a0: retirez-le"
        yield Fault(ROBOTS, None, INDEX, sentence)
