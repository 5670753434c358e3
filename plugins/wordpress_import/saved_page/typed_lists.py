"""Lists that were typed line by line within paragraphs, with bullets or dashes. Core."""

import copy
import re
from collections.abc import Sequence

import lxml.html

from plugins.wordpress_import.saved_page.dashes import is_dialogue
from plugins.wordpress_import.saved_page.openings import BULLET, DASH
from plugins.wordpress_import.saved_page.tree import Element, read_text

_SIGN = re.compile(rf"\s{{0,9}}(?:{BULLET.pattern}|{DASH.pattern})")
_BULLET = re.compile(rf"\s{{0,9}}{BULLET.pattern}")
Line = Element
"""A `<li>` that holds one line of a paragraph."""


def list_typed_lines(main: Element) -> None:
    """Make lists of the paragraphs below `main` whose lines open with a sign of lists."""
    for paragraph in list(main.iter("p")):
        if paragraph.getparent() is not None and _opens_with_sign(paragraph):
            lines = _split(paragraph)
            before = paragraph.getprevious()
            above = read_text(before)[-200:] if before is not None else ""
            if all(map(_has_sign, lines)) and _is_list(lines, above):
                _replace(paragraph, lines)


def _opens_with_sign(paragraph: Element) -> bool:
    return bool(_SIGN.match((paragraph.text or "")[:20] + "x"))


def _split(paragraph: Element) -> list[Line]:
    """The lines of `paragraph` that `<br>` parts, as entries of a list."""
    lines = [lxml.html.Element("li")]
    lines[0].text = paragraph.text
    for child in paragraph:
        if child.tag == "br":
            lines.append(lxml.html.Element("li"))
            lines[-1].text = child.tail
        else:
            lines[-1].append(copy.deepcopy(child))
    return [line for line in lines if read_text(line)]


def _has_sign(line: Line) -> bool:
    return bool(_SIGN.match((line.text or "")[:20] + "x"))


def _is_list(lines: Sequence[Line], above: str) -> bool:
    if all(_BULLET.match(line.text or "") for line in lines):
        return True
    texts = [DASH.sub("", read_text(line), count=1) for line in lines]
    return len(texts) > 1 and not is_dialogue(texts, above)


def _replace(paragraph: Element, lines: Sequence[Line]) -> None:
    """Put the lines in place of `paragraph`, in the list above it if there is one."""
    before = paragraph.getprevious()
    is_next = (
        before is not None and before.get("class") == "typed" and not (before.tail or "").strip()
    )
    target = before if is_next else lxml.html.Element("ul", {"class": "typed"})
    for line in lines:
        line.text = _SIGN.sub("", line.text or "", count=1)
        target.append(line)
    if not is_next:
        target.tail = paragraph.tail
        paragraph.getparent().replace(paragraph, target)
    else:
        paragraph.drop_tree()
