"""HTML into a `Page`, by libxml2: the one module that knows the parser. Core.

Of four parsers lxml is the fastest that tells lines (docs/decisions.md). It mends faulty HTML as
browsers do, so that each rule finds what a reader would find; the faults themselves are the Nu
Html Checker's.
"""

from collections.abc import Iterator
from typing import Any

from lxml import etree

from plugins.verification.page import Page, Tag

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
SPOKEN = frozenset((*_HEADINGS, "a", "button", "label", "script", "style", "summary", "title"))
"""Elements whose text is kept."""


VOID = frozenset({"source", "track", "wbr"})
"""Elements without content, which libxml2 does not know as such: what follows is beside them."""


def parse_page(path: str, source: str) -> Page:
    """The page at `path` whose HTML is `source`; without any element where there is none."""
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True)
    try:
        root = etree.fromstring(source.encode("utf-8", "surrogatepass"), parser)
    except etree.XMLSyntaxError:
        root = None
    return Page(path, source, () if root is None else tuple(_list_tags(root)))


def _list_tags(root: Any) -> Iterator[Tag]:
    places: dict[Any, int] = {None: -1}
    for place, element in enumerate(root.iter(etree.Element)):
        name = element.tag
        text = _listen(element) if name in SPOKEN else ""
        parent = places[element.getparent()]
        places[element] = parent if name in VOID else place
        yield Tag(name, dict(element.attrib), element.sourceline or 1, parent, text)


def _listen(element: Any) -> str:
    """The words of `element`, with what stands for its images."""
    words = ["".join(element.itertext())]
    if len(element):
        words += [image.get("alt", "") for image in element.iter("img")]
        words += [each.get("aria-label", "") for each in element.iter("svg", "span")]
    return " ".join(" ".join(words).split())
