"""The pictures of a saved page: shown if they are at hand, else a line marks their place. Core."""

import re
from dataclasses import dataclass

import lxml.etree
import lxml.html

from plugins.wordpress_import.saved_page.marks import Marks
from plugins.wordpress_import.saved_page.model import RefusedPageError
from plugins.wordpress_import.saved_page.placing import Placing
from plugins.wordpress_import.saved_page.tree import (
    Element,
    drop,
    find_all,
    find_tokens,
    read_text,
    settle,
    unwrap,
)

_SOURCES = (
    "data-orig-file",
    "data-large-file",
    "data-src",
    "data-lazy-src",
    "data-original",
    "src",
)
_SIGNS = frozenset({"emoji", "wp-smiley"})
_TINY = re.compile(r"[01](?:px)?")
_HOLDERS = frozenset({"p", "a", "figure", "picture", "span", "strong", "em", "b", "i", "center"})
_CAPTIONS = frozenset({"wp-caption-text", "gallery-caption"})
MOST = 1000


@dataclass
class Pictures:
    """The pictures below `main`."""

    main: Element
    placing: Placing
    marks: Marks

    def place(self) -> None:
        """Give each its address on this blog, or leave a mark in its place."""
        self._name_figures()
        images = list(self.main.iter("img"))
        if len(images) > MOST:
            raise RefusedPageError(f"cette page montre {len(images)}\u00a0images\u00a0: c’est trop")
        for image in images:
            if find_tokens(image) & _SIGNS:
                _replace_by_text(image, image.get("alt", ""))
            elif _TINY.fullmatch(image.get("width", "")) or not _list_sources(image):
                _replace_by_text(image, "")
            else:
                self._place(image)
        settle(self.main)

    def _name_figures(self) -> None:
        """What WordPress wrote before there were figures becomes one."""
        for element in list(find_all(self.main, ("wp-caption", "gallery-item"))):
            element.tag = "figure"
            for part in list(find_all(element, _CAPTIONS)):
                part.tag = "figcaption"

    def _place(self, image: Element) -> None:
        sources, alt = _list_sources(image), image.get("alt", "")
        path = next(filter(None, map(self.placing.find, sources)), "")
        if path:
            image.set("src", f"/{path}")
            image.set("alt", self.placing.describe(path, alt or _find_caption(image)))
            _unlink(image)
            return
        self._mark(image, self.placing.miss(sources[0], alt, _find_link(image)))

    def _mark(self, image: Element, line: str) -> None:
        """A line of its own above the block that held `image`; the caption stays a paragraph."""
        block = image
        while block.getparent() is not self.main and block.getparent().tag in _HOLDERS:
            block = block.getparent()
        mark = lxml.html.Element("p")
        mark.text = self.marks.add(line)
        block.addprevious(mark)
        _replace_by_text(image, "")
        if block.tag == "figure":
            for caption in block.iter("figcaption"):
                caption.tag = "p"
            block.tag = "div"
        if block is not image and not read_text(block) and block.find(".//img") is None:
            drop(block)


def _list_sources(image: Element) -> list[str]:
    """The addresses of a picture, those of the full size first; inlined bytes are none."""
    sources = [image.get(name, "").strip() for name in _SOURCES]
    link = image.getparent()
    if link is not None and link.tag == "a" and _is_picture(link.get("href", "")):
        sources.insert(0, link.get("href", "").strip())
    return [
        s for s in dict.fromkeys(sources) if s and not s.startswith(("data:", "about:", "blob:"))
    ]


def _is_picture(address: str) -> bool:
    return bool(re.search(r"\.(?:jpe?g|png|gif|webp|avif)(?:\?|\Z)", address[-300:], re.IGNORECASE))


def _unlink(image: Element) -> None:
    """A picture that is a link to itself is only a picture."""
    link = image.getparent()
    if link is not None and link.tag == "a" and _is_picture(link.get("href", "")):
        unwrap(link)


def _find_link(image: Element) -> str:
    """Where a picture led, if that is another page and no picture."""
    link = next(image.iterancestors("a"), None)
    href = link.get("href", "") if link is not None else ""
    is_page = href.startswith(("http://", "https://")) and not _is_picture(href)
    return href if is_page else ""


def _find_caption(image: Element) -> str:
    figure = next(image.iterancestors("figure"), None)
    caption = figure.find(".//figcaption") if figure is not None else None
    return read_text(caption) if caption is not None else ""


def _replace_by_text(image: Element, text: str) -> None:
    image.tail = text + (image.tail or "")
    drop(image)
