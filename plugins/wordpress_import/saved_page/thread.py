"""The comments that stand on a saved page. Core."""

import re
from dataclasses import dataclass, field
from datetime import date, datetime, time

import lxml.etree
import lxml.html

from plugins.wordpress_import.comment_text import UnfitTextError, convert_comment
from plugins.wordpress_import.saved_page.dates import parse_moment
from plugins.wordpress_import.saved_page.model import SavedComment
from plugins.wordpress_import.saved_page.tree import Element, find_tokens, read_text

_ID = re.compile(r"(?:li-|div-)?comment-(\d{1,12})")
_NAMES = ("fn", "comment-author-name", "wp-block-comment-author-name", "comment-author", "cite")
_TEXTS = ("comment-content", "wp-block-comment-content", "comment-text", "comment_content")
_DATES = (
    "comment-metadata",
    "comment-meta",
    "commentmetadata",
    "comment-date",
    "wp-block-comment-date",
)
_AROUND = frozenset(
    "comment-author comment-meta commentmetadata reply comment-metadata vcard".split()  # noqa: SIM905
)
_PARAGRAPHS = frozenset({"p", "blockquote", "ul", "ol", "pre"})
_SAYS = re.compile(r"\s*(?:a dit|dit|says|said)?\s*:?\s*(?:le|on)?\s*\Z", re.IGNORECASE)
_LONGEST_NAME = 100
MOST = 2000


def read_thread(root: Element) -> list[SavedComment]:
    """The comments below `root`, in the order of the page."""
    owned = _part(root)
    read = (_read(number, own) for number, own in list(owned.items())[:MOST])
    return [comment for comment in read if comment]


@dataclass
class _Own:
    """The elements of one comment, those of its answers left out."""

    elements: list[Element] = field(default_factory=list)
    parent: int = 0


def _part(root: Element) -> dict[int, _Own]:
    """The elements of each comment, by its number."""
    owned: dict[int, _Own] = {}
    open_numbers = [0]
    for event, element in lxml.etree.iterwalk(root, events=("start", "end")):
        match = _ID.fullmatch(element.get("id", "").strip().lower())
        if event == "end":
            if match:
                open_numbers.pop()
            continue
        if match:
            number, above = int(match[1]), open_numbers[-1]
            open_numbers.append(number)
            owned.setdefault(number, _Own(parent=above if above != number else 0))
        if open_numbers[-1]:
            owned[open_numbers[-1]].elements.append(element)
    return owned


def _read(number: int, own: _Own) -> SavedComment | None:
    elements = own.elements
    text = _read_text(elements)
    name = _SAYS.sub("", next(filter(None, (_first(elements, group) for group in _NAMES)), ""))
    if not text:
        return None
    return SavedComment(
        name=name[:_LONGEST_NAME] or "Anonyme",
        text=text,
        created=_find_moment(elements),
        number=number,
        parent=own.parent,
        by_author=any("bypostauthor" in find_tokens(element) for element in elements[:2]),
    )


def _first(elements: list[Element], name: str) -> str:
    found = (e for e in elements if name in find_tokens(e) or e.tag == name)
    return next(filter(None, map(read_text, found)), "")


def _read_text(elements: list[Element]) -> str:
    """What a reader said, as Markdown, without the name, the day and the buttons around it."""
    for name in _TEXTS:
        for element in elements:
            if name in find_tokens(element):
                return _convert([element])
    apart = {below for e in elements if find_tokens(e) & _AROUND for below in e.iter()}
    return _convert([e for e in elements if e.tag in _PARAGRAPHS and e not in apart])


def _convert(parts: list[Element]) -> str:
    markup = [lxml.html.tostring(part, encoding="unicode", with_tail=False) for part in parts]
    try:
        return convert_comment("\n".join(markup)).text
    except UnfitTextError:
        return "\n\n".join(map(read_text, parts))


def _find_moment(elements: list[Element]) -> datetime | None:
    wishes = [e.get("datetime", "") for e in elements if e.tag == "time"]
    wishes += [_first(elements, name)[:200] for name in _DATES]
    found: date | datetime | None = next(
        filter(None, map(parse_moment, filter(None, wishes))), None
    )
    if found is None or isinstance(found, datetime):
        return found
    return datetime.combine(found, time(12))
