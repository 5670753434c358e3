"""Which element of a page holds the article. Core."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

import lxml.etree

from plugins.wordpress_import.saved_page.clutter import find_clutter
from plugins.wordpress_import.saved_page.tree import Element, find_tokens, read_text

_NAMED = (
    ("moz-reader-content", "readability-page-1", "reader-content"),
    ("wp-block-post-content",),
    ("entry-content",),
    ("post-content", "post-entry", "article-content", "post-body", "td-post-content"),
    ("single-content", "the-content", "e-content", "article-body", "postcontent", "storycontent"),
    ("entry", "entry-body", "post-text", "entrytext", "articlebody"),
)
"""The classes and ids that themes give it, from the surest on."""
_FRAMES = frozenset({"content", "main", "primary", "main-content"})
_APART = frozenset({"header", "footer", "head"})
_LINES = frozenset({"p", "li", "h2", "h3", "h4", "pre"})
_ENOUGH = 40
"""Words of an article."""
_COVERED = 0.85
_PARAGRAPHS = frozenset(
    {"p", "li", "blockquote", "pre", "h2", "h3", "h4", "td", "dd", "div", "font"}
)
_FEW_LINKS = 0.5
_LINE = 25


@dataclass(frozen=True)
class Candidate:
    """An element that may hold the article, and how many words it has."""

    element: Element
    words: int


def find_main(root: Element) -> Element | None:
    """The element of the article, as themes name it, else the smallest that holds the prose."""
    for group in _NAMED:
        found = list_named(root, group)
        if found and found[0].words:
            return found[0].element
    for candidate in _list_frames(root):
        if candidate.words >= _ENOUGH:
            return candidate.element
    return find_prose(root)


def list_articles(root: Element) -> list[Candidate]:
    """The elements that hold the text of an article each, none within another."""
    for group in _NAMED:
        found = [each for each in list_named(root, group) if each.words >= _ENOUGH]
        if found:
            return found
    return []


def list_named(root: Element, names: Collection[str]) -> list[Candidate]:
    """The outermost elements that have one of `names` as a class or id, the longest first."""
    wanted = frozenset(names)
    return _rank(root, lambda element: bool(wanted & find_tokens(element)))


def find_prose(root: Element) -> Element | None:
    """The smallest element that holds nearly all the lines that read as sentences."""
    weights = _weigh_all(root)
    wanted = weights.get(root, 0) * _COVERED
    if not wanted:
        return None
    element = root
    while True:
        inner = next((child for child in element if weights.get(child, 0) >= wanted), None)
        if inner is None or inner.tag in _LINES:
            return element
        element = inner


def _list_frames(root: Element) -> list[Candidate]:
    """Elements that hold an article, and its title and labels with it."""
    found = _rank(root, lambda element: _names_body(element) or element.tag == "article")
    return found or _rank(
        root, lambda element: element.tag == "main" or bool(_FRAMES & find_tokens(element))
    )


def _names_body(element: Element) -> bool:
    return "articleBody" in element.get("itemprop", "").split()


def _rank(root: Element, is_wanted: Callable[[Element], bool]) -> list[Candidate]:
    found = []
    walk = lxml.etree.iterwalk(root, events=("start",))
    for _, element in walk:
        if element.tag in ("html", "body"):
            continue
        if find_clutter(element):
            walk.skip_subtree()
        elif is_wanted(element):
            found.append(Candidate(element, len(read_text(element).split())))
            walk.skip_subtree()
    return sorted(found, key=lambda candidate: -candidate.words)


def _weigh_all(root: Element) -> dict[Element, int]:
    """How many signs of prose each element holds, the theme’s parts left out."""
    weights: dict[Element, int] = {}
    walk = lxml.etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if event == "start":
            if find_clutter(element) or element.tag in _APART:
                walk.skip_subtree()
            continue
        if find_clutter(element) or element.tag in _APART:
            continue
        own = _weigh(element) if element.tag in _PARAGRAPHS else 0
        total = weights.get(element, 0) + (own if own >= _LINE else 0)
        weights[element] = total
        parent = element.getparent()
        if parent is not None:
            weights[parent] = weights.get(parent, 0) + total
    return weights


def _weigh(element: Element) -> int:
    """How many signs of text stand in `element` itself, and not in links or in other blocks."""
    own, linked = len((element.text or "").strip()), 0
    for child in element:
        own += len((child.tail or "").strip())
        if child.tag == "a":
            linked += len(child.text or "")
        elif isinstance(child.tag, str) and child.tag not in _PARAGRAPHS:
            own += len((child.text or "").strip())
    return own if linked <= own * _FEW_LINKS else 0
