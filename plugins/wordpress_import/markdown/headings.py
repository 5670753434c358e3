"""Headings as the site wants them: none is a second title, and none jumps a level. Core."""

import re
from collections.abc import Iterable, Iterator

from plugins.reading.slugs import slugify_heading
from plugins.wordpress_import.markdown.model import (
    Blocks,
    Code,
    Content,
    Definitions,
    Details,
    Figure,
    Heading,
    Listing,
    Quote,
    Span,
    Table,
)

FIRST = 2
DEEPEST = 6

_IDENTITY = re.compile(r"[^\s={}\"'<>\\`]+")


def settle_headings(blocks: Blocks) -> bool:
    """Give each heading its level below the title, and keep only ids that are not its own anyway.

    Whether a level has changed.
    """
    found = list(_settle_levels(blocks, []))
    _settle_identities([heading for heading, _ in found])
    return any(has_changed for _, has_changed in found)


def _settle_levels(blocks: Blocks, above: list[int]) -> Iterator[tuple[Heading, bool]]:
    """`above` are the levels of the headings that the next one may belong to."""
    for block in blocks:
        if isinstance(block, Heading):
            while above and above[-1] >= block.level:
                above.pop()
            above.append(block.level)
            level = min(len(above) + FIRST - 1, DEEPEST)
            yield block, level != block.level
            block.level = level
        elif isinstance(block, Details | Figure):
            yield from _settle_levels(block.blocks, above)
        else:
            for inside in _list_inside(block):
                yield from _settle_levels(inside, above.copy())


def _list_inside(block: object) -> Iterable[Blocks]:
    if isinstance(block, Quote):
        return [block.blocks]
    if isinstance(block, Listing):
        return block.items
    if isinstance(block, Definitions):
        return [blocks for _, blocks in block.entries]
    if isinstance(block, Table):
        return [cell.blocks for row in block.rows for cell in row]
    return []


def _settle_identities(headings: list[Heading]) -> None:
    """Forget the ids that the `toc` extension gives, as it numbers those that are taken."""
    own = [slugify_heading(_read(heading.content), "-") for heading in headings]
    used = {
        heading.identity
        for heading, slug in zip(headings, own, strict=True)
        if not re.fullmatch(rf"{re.escape(slug)}(?:_[0-9]+)?", heading.identity)
    }
    counts: dict[str, int] = {}
    for heading, slug in zip(headings, own, strict=True):
        given = slug
        while given in used:
            counts[slug] = counts.get(slug, 0) + 1
            given = f"{slug}_{counts[slug]}"
        used.add(given)
        if heading.identity == given or not _IDENTITY.fullmatch(heading.identity):
            heading.identity = ""


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
