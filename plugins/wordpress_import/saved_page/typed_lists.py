"""Lists that were typed line by line within paragraphs, with bullets or dashes. Core."""

import copy
import re
from collections.abc import Sequence

import lxml.html

from plugins.wordpress_import.saved_page.dashes import is_dialogue
from plugins.wordpress_import.saved_page.openings import BULLET, DASH
from plugins.wordpress_import.saved_page.tree import Element, drop, read_text, settle

_SIGN = re.compile(rf"\s{{0,9}}(?:{BULLET.pattern}|{DASH.pattern})")
_BULLET = re.compile(rf"\s{{0,9}}{BULLET.pattern}")
_BEHIND = 200
Line = Element
"""A `<li>` that holds one line of a paragraph."""


def list_typed_lines(main: Element) -> None:
    """Make lists of the paragraphs below `main` whose lines open with a sign of lists."""
    above: Element = None
    target: Element = None
    for paragraph in list(main.iter("p")):
        if not _opens_with_sign(paragraph):
            continue
        lines, before = _split(paragraph), paragraph.getprevious()
        goes_on = before is not None and before is above and not (before.tail or "").strip()
        said = read_text(before)[-_BEHIND:] if before is not None and not goes_on else ""
        if all(map(_opens_with_sign, lines)) and _is_list(lines, said):
            if target is None or not goes_on:
                target = lxml.html.Element("ul")
                paragraph.addprevious(target)
            _move(lines, target)
            drop(paragraph)
            above = paragraph
    settle(main)


def _opens_with_sign(element: Element) -> bool:
    return bool(_SIGN.match((element.text or "")[:20] + "x"))


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


def _is_list(lines: Sequence[Line], above: str) -> bool:
    if all(_BULLET.match(f"{line.text or ''}x") for line in lines):
        return True
    texts = [DASH.sub("", read_text(line), count=1) for line in lines]
    return len(texts) > 1 and not is_dialogue(texts, above)


def _move(lines: Sequence[Line], target: Element) -> None:
    for line in lines:
        line.text = _SIGN.sub("", f"{line.text or ''}x", count=1)[:-1]
        target.append(line)
