"""Takes a page apart into its article and what stands around it, each part told. Core."""

from collections.abc import Iterable

import lxml.etree

from plugins.wordpress_import.saved_page.byline import merge_byline, read_byline
from plugins.wordpress_import.saved_page.clutter import (
    BYLINE,
    PAGES,
    TITLE,
    find_clutter,
    is_hidden,
    name_part,
)
from plugins.wordpress_import.saved_page.model import OldPage
from plugins.wordpress_import.saved_page.tree import Element, drop, is_element, read_text, settle
from plugins.wordpress_import.saved_page.wording import quote, shorten

_HEAD_LINES = 3
_DEEPEST_LINE = 8
_LONGEST_LINE = 200
_MOST_REMARKS = 50
_LINES = frozenset({"p", "h1", "h2", "h3", "h4", "li", "blockquote", "figure", "pre", "td"})


def tell_surroundings(main: Element, page: OldPage) -> None:
    """Note every part of the page that stands beside `main` or an element around it."""
    element = main
    while element.getparent() is not None:
        parent = element.getparent()
        if element.tag != "body":
            for sibling in parent:
                if sibling is not element and is_element(sibling):
                    _tell(sibling, page)
            _tell_loose_words(parent, page)
        element = parent


def remove_clutter(main: Element, page: OldPage) -> None:
    """Take out of `main` what the theme put there."""
    walk, found = lxml.etree.iterwalk(main, events=("start",)), []
    for _, element in walk:
        kind = "" if element is main or _is_remark(element) else find_clutter(element)
        if kind or (element.tag in ("h1", "h2") and _is_title(element, page)):
            found.append((element, kind))
            walk.skip_subtree()
    for element, kind in found:
        _tell(element, page, kind)
        drop(element)
    if any(kind == PAGES for _, kind in found):
        page.remarks.append("Cet article a plusieurs pages\u00a0: enregistrez aussi les autres.")
    settle(main)
    _tell_hidden(main, page)


def take_head(main: Element, page: OldPage, authors: Iterable[str]) -> None:
    """Take out of `main` the title and the byline, where they are its first lines."""
    for _ in range(_HEAD_LINES):
        first = _find_first(main)
        text = read_text(first)[:_LONGEST_LINE] if first is not None else ""
        told = read_byline(text)
        if told is not None:
            merge_byline(page, told, authors)
            page.cut(BYLINE, text)
        elif first is None or not _is_title(first, page):
            return
        drop(first)
        settle(main)


def _find_first(main: Element) -> Element | None:
    """The innermost element that holds the first line of `main`, and nothing after it."""
    element = main
    for _ in range(_DEEPEST_LINE):
        if (element.text or "").strip():
            break
        inner = next((child for child in element if is_element(child) and read_text(child)), None)
        if inner is None:
            break
        element = inner
        if element.tag in _LINES:
            break
    return None if element is main else element


def _tell_hidden(main: Element, page: OldPage) -> None:
    for element in main.iter(lxml.etree.Element):
        if is_hidden(element) and len(page.remarks) < _MOST_REMARKS:
            text = shorten(read_text(element))
            if text:
                page.remarks.append(f"Passage que la page cachait, gardé\u00a0: {quote(text)}.")


def _is_remark(element: Element) -> bool:
    """Whether an `aside` is the author’s, and no column of links."""
    if element.tag != "aside" or element.find(".//form") is not None:
        return False
    if next(element.iterancestors("aside"), None) is not None:
        return True
    linked = sum(len(read_text(link)) for link in element.iter("a"))
    return 2 * linked < len(read_text(element))


def _is_title(element: Element, page: OldPage) -> bool:
    return bool(page.title) and read_text(element).casefold() == page.title.casefold()


def _tell(element: Element, page: OldPage, kind: str = "") -> None:
    text = read_text(element)
    if not text or (element.tag in ("h1", "h2") and text == page.title):
        return
    kind = kind or name_part(element)
    page.cut(TITLE if text == page.title else kind, text)


def _tell_loose_words(parent: Element, page: OldPage) -> None:
    texts = [parent.text or "", *((child.tail or "") for child in parent)]
    page.cut("autre partie de la page", " ".join(texts))
