"""Takes a page apart into its article and what stands around it, each part told. Core."""

import lxml.etree

from plugins.wordpress_import.saved_page.clutter import TITLE, find_clutter, name_part
from plugins.wordpress_import.saved_page.model import OldPage
from plugins.wordpress_import.saved_page.tree import Element, drop, is_element, read_text, settle

_DEEPEST_TITLE = 8


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
    settle(main)
    _drop_title(main, page)


def _drop_title(main: Element, page: OldPage) -> None:
    """Take out the title where it is the first line of the text, whatever its element."""
    element = main
    for _ in range(_DEEPEST_TITLE):
        inner = next((child for child in element if is_element(child) and read_text(child)), None)
        if inner is None or (element.text or "").strip():
            return
        if _is_title(inner, page):
            drop(inner)
            settle(main)
            return
        element = inner


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
