"""Where the links of a saved article lead from the new blog. Core."""

from collections import Counter
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

import lxml.html

from plugins.reading.scanning import Link
from plugins.reading.slugs import slugify_heading
from plugins.reading.targets import find_target_problem
from plugins.shared.numbers import count
from plugins.wordpress_import.addresses import build_key
from plugins.wordpress_import.saved_page.address import find_host, find_path, join_address
from plugins.wordpress_import.saved_page.model import Blog, OldPage
from plugins.wordpress_import.saved_page.tree import (
    Element,
    find_tokens,
    read_text,
    settle,
    unwrap,
)
from plugins.wordpress_import.saved_page.wording import quote, shorten

_NOTES = frozenset({"footnotes", "footnote", "wp-block-footnotes"})
_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
_MOST_TOLD = 20


def settle_links(main: Element, page: OldPage, blog: Blog) -> None:
    """Give each link below `main` an address that leads somewhere, or leave its words alone."""
    links = _Links(main, page, blog)
    for link in list(main.iter("a")):
        links.settle(link)
    links.tell()
    settle(main)


class _Links:
    def __init__(self, main: Element, page: OldPage, blog: Blog) -> None:
        self.page, self.blog = page, blog
        self.host = find_host(page.address)
        self.targets = {each.get("id"): each for each in main.iter() if each.get("id")}
        self.notes = set(_list_note_ids(main))
        slugs = Counter(slugify_heading(read_text(each), "-") for each in main.iter(*_HEADINGS))
        self.slugs = {slug for slug, number in slugs.items() if number == 1}
        self.lost: list[str] = []
        self.old = 0

    def settle(self, link: Element) -> None:
        """One link: its new address, or its words alone."""
        written, text = link.get("href", ""), read_text(link)
        href = self._find(written, link)
        if href and (text or link.find(".//img") is not None):
            link.set("href", href)
            self.old += 1 if self.host and find_host(href) == self.host else 0
            return
        if text and written:
            self.lost.append(shorten(text))
        if written or not link.get("id"):
            unwrap(link)

    def tell(self) -> None:
        """What the author is to look at."""
        if self.old:
            number = count(self.old, "lien mène", "liens mènent")
            self.page.remarks.append(f"{number} encore à l’ancien blog ({self.host}).")
        for text in self.lost[:_MOST_TOLD]:
            said = f"Lien retiré, qui ne menait nulle part\u00a0: {quote(text)}."
            self.page.remarks.append(said)

    def _find(self, written: str, link: Element) -> str:
        address = join_address(self.page.address, written)
        parts = urlsplit(address)
        if written.strip().startswith("#") or (parts.fragment and self._is_this_page(address)):
            return self._find_anchor(unquote(parts.fragment), link)
        is_known = parts.scheme in ("mailto", "tel") or (
            parts.scheme in ("http", "https") and parts.hostname
        )
        if not is_known or find_target_problem(Link(address, is_shown=False), 0):
            return ""
        return self._find_own(address) or address

    def _find_anchor(self, name: str, link: Element) -> str:
        """A place in this article: a footnote, the way back from it, a heading, or another."""
        target = self.targets.get(name)
        if target is None:
            return ""
        is_back = any(above.get("id") in self.notes for above in link.iterancestors())
        if name in self.notes or is_back:
            return f"#{name}"
        slug = slugify_heading(read_text(target), "-") if target.tag in _HEADINGS else ""
        if slug:
            return f"#{slug}" if slug in self.slugs else ""
        if target.tag != "a" or target.get("href"):
            anchor = lxml.html.Element("a", id=name)
            anchor.tail, target.text = target.text, None
            target.insert(0, anchor)
            self.targets[name] = anchor
        return f"#{name}"

    def _find_own(self, address: str) -> str:
        """How an article of the blog is named, where `address` was its old one."""
        if find_host(address) != self.host or not find_path(address):
            return ""
        known = self.blog.places.get(build_key(find_path(address)))
        return f"{{filename}}/{known}" if known else ""

    def _is_this_page(self, address: str) -> bool:
        return address.partition("#")[0].rstrip("/") == self.page.address.rstrip("/")


def _list_note_ids(main: Element) -> Iterator[str]:
    """The ids of footnotes, that the converter knows by the class of their list."""
    for item in main.iter("li"):
        holders = (above for above in item.iterancestors() if find_tokens(above) & _NOTES)
        if item.get("id") and next(holders, None) is not None:
            yield item.get("id")
