"""The HTML of a saved page as a tree, and what is asked of its elements. Core."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

import lxml.etree
import lxml.html

from plugins.wordpress_import.saved_page.model import RefusedPageError

Element = Any
"""An element of lxml, which has no types."""

DEEPEST = 250
MOST_ELEMENTS = 60_000
_DROPPED, _UNWRAPPED = "dropped", "unwrapped"
_NAME = re.compile(r"[a-z][a-z0-9_-]*", re.ASCII)
_PROLOGUE = re.compile(r"\A\s{0,99}<\?xml[^>]{0,200}\?>")
_END = "\x1c"
"""Where a block begins or ends; white space, as `str.split` has it."""
_TOO_DEEP = (
    "cette page est trop imbriquée pour être lue\u00a0: copiez son texte dans un fichier .txt"
)
_UNSEEN = frozenset(
    "script style template head noscript title meta link iframe noembed noframes svg".split()  # noqa: SIM905
)
_PARTED = frozenset(
    "address article aside blockquote br caption dd details div dl dt fieldset figcaption figure "  # noqa: SIM905
    "footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol option p pre section summary table "
    "tbody td tfoot th thead tr ul".split()
)


def parse_page(text: str) -> Element:
    """The root of the page `text`; RefusedPageError for what no page of a blog looks like."""
    parser = lxml.html.HTMLParser(encoding="utf-8", huge_tree=True, remove_pis=True)
    try:
        root = lxml.html.document_fromstring(_PROLOGUE.sub("", text).encode(), parser=parser)
    except lxml.etree.LxmlError:
        raise RefusedPageError(
            "cette page est vide\u00a0: enregistrez-la de nouveau depuis le navigateur"
        ) from None
    if any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log):
        raise RefusedPageError(_TOO_DEEP)
    _check_size(root)
    _unwrap_odd(root)
    return root


def _unwrap_odd(root: Element) -> None:
    """No element and no attribute keeps a name that another parser could read otherwise."""
    for element in root.iter(lxml.etree.Element):
        if not _NAME.fullmatch(element.tag):
            unwrap(element)
        if not all(map(_NAME.fullmatch, element.attrib)):
            kept = {name: value for name, value in element.items() if _NAME.fullmatch(name)}
            element.attrib.clear()
            element.attrib.update(kept)
    settle(root)


def _check_size(root: Element) -> None:
    depth = 0
    for number, (event, _) in enumerate(lxml.etree.iterwalk(root, events=("start", "end"))):
        depth += 1 if event == "start" else -1
        if depth > DEEPEST or number > 2 * MOST_ELEMENTS:
            raise RefusedPageError(_TOO_DEEP)


def find_tokens(element: Element) -> set[str]:
    """The classes and the id of `element`, in lower case."""
    return {*element.get("class", "").lower().split(), element.get("id", "").strip().lower()} - {""}


def is_element(node: Element) -> bool:
    """Whether `node` is an element, and no comment."""
    return isinstance(node.tag, str)


def read_text(element: Element) -> str:
    """The words that `element` shows, its blocks parted by a space."""
    return " ".join("".join(_list_texts(element)).split())


def read_lines(element: Element) -> list[str]:
    """The same, a line for each block."""
    lines = (" ".join(line.split()) for line in "".join(_list_texts(element)).split(_END))
    return [line for line in lines if line]


def _list_texts(element: Element) -> Iterator[str]:
    hidden: list[Element] = []
    for event, node in lxml.etree.iterwalk(element, events=("start", "end", "comment")):
        if event == "comment":
            yield (node.tail or "") if not hidden else ""
        elif event == "start":
            if node.tag in _UNSEEN:
                hidden.append(node)
            if not hidden:
                yield _END if node.tag in _PARTED else ""
                yield node.text or ""
        else:
            if hidden and hidden[-1] is node:
                hidden.pop()
            if not hidden and node is not element:
                yield _END if node.tag in _PARTED else ""
                yield node.tail or ""


def drop(element: Element) -> None:
    """Let `element` go when its tree is settled, and leave the text that follows it."""
    element.tag = _DROPPED


def unwrap(element: Element) -> None:
    """Let `element` go when its tree is settled, and leave what it holds."""
    element.tag = _UNWRAPPED


def settle(root: Element) -> None:
    """Let all go that is to: at once, for one by one takes the square of their number."""
    lxml.etree.strip_elements(root, _DROPPED, with_tail=False)
    lxml.etree.strip_tags(root, _UNWRAPPED)


def find_all(root: Element, tokens: Iterable[str]) -> Iterator[Element]:
    """The elements below `root` whose class or id is one of `tokens`, in the order of the page."""
    wanted = frozenset(tokens)
    for element in root.iter(lxml.etree.Element):
        if wanted & find_tokens(element):
            yield element
