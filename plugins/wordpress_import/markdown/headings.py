"""Headings as the site wants them: none is a second title, and none jumps a level. Core."""

import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from plugins.reading.slugs import slugify_heading
from plugins.wordpress_import.markdown.inside import list_inside
from plugins.wordpress_import.markdown.model import (
    Blocks,
    Code,
    Content,
    Details,
    Figure,
    Heading,
    Quote,
    Span,
)

FIRST = 2
DEEPEST = 6

_IDENTITY = re.compile(r"[^\s={}\"'<>\\`]+")


def settle_headings(blocks: Blocks) -> bool:
    """Give each heading its level below the title, and keep only ids that are not its own anyway.

    Whether a level has changed.
    """
    found = list(_settle_levels(blocks, [], _Place.TEXT))
    _settle_identities([each.heading for each in found if each.place is not _Place.TAGS])
    for each in found:
        if each.place is _Place.TAGS and _is_own(each.heading):
            each.heading.identity = ""
    return any(each.has_changed for each in found)


class _Place(Enum):
    """Where a heading stands: in the text, in an element that holds Markdown, in mere tags."""

    TEXT = 0
    ELEMENT = 1
    TAGS = 2


class _Found(NamedTuple):
    heading: Heading
    place: _Place
    has_changed: bool


def _settle_levels(blocks: Blocks, above: list[int], place: _Place) -> Iterator[_Found]:
    """`above` are the levels of the headings that the next one may belong to."""
    for block in blocks:
        if isinstance(block, Heading):
            while above and above[-1] >= block.level:
                above.pop()
            above.append(block.level)
            level = min(len(above) + FIRST - 1, DEEPEST)
            yield _Found(block, place, level != block.level)
            block.level = level
        elif isinstance(block, Details | Figure):
            yield from _settle_levels(block.blocks, above, _find_place(block, place))
        else:
            inner = _find_place(block, place)
            for inside in list_inside(block):
                yield from _settle_levels(inside, above.copy(), inner)


def _find_place(block: object, place: _Place) -> _Place:
    if place is not _Place.TEXT:
        return place
    return _Place.ELEMENT if isinstance(block, Details | Figure | Quote) else _Place.TAGS


def _settle_identities(headings: list[Heading]) -> None:
    """Forget the ids that the `toc` extension gives, as it numbers those that are taken."""
    for heading in headings:
        if not _IDENTITY.fullmatch(heading.identity):
            heading.identity = ""
    used = {heading.identity for heading in headings if not _is_own(heading)} - {""}
    counts: dict[str, int] = {}
    for heading in headings:
        if heading.identity in used:
            continue
        slug = given = _build_own(heading)
        while given in used:
            counts[slug] = counts.get(slug, 0) + 1
            given = f"{slug}_{counts[slug]}"
        if heading.identity == given:
            heading.identity = ""
        used.add(heading.identity or given)


def _is_own(heading: Heading) -> bool:
    slug = re.escape(_build_own(heading))
    return re.fullmatch(rf"{slug}(?:_[0-9]+)?", heading.identity) is not None


def _build_own(heading: Heading) -> str:
    return slugify_heading(_read(heading.content), "-")


def _read(content: Content) -> str:
    parts = (
        child
        if isinstance(child, str)
        else _read(child.children)
        if isinstance(child, Span)
        else child.text
        if isinstance(child, Code)
        else ""
        for child in content
    )
    return "".join(parts)
