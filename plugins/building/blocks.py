"""Blocks that no parent shows: what a template writes in them is nowhere on the page. Core.

Jinja says nothing of a mistyped `{% block contnet %}`, and the page comes out empty.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from jinja2 import Environment, TemplateSyntaxError, nodes

from plugins.building.proposals import propose


@dataclass(frozen=True)
class Outline:
    """The blocks of a template: all of them, those that stand in no other, and its parent."""

    parent: str | None
    blocks: frozenset[str]
    outer: tuple[tuple[str, int], ...]


@cache
def read_outline(source: str) -> Outline | None:
    """The outline of the template `source`; None where Jinja will say what is wrong."""
    try:
        tree = Environment(autoescape=True).parse(source)
    except TemplateSyntaxError:
        return None
    extends = tree.find(nodes.Extends)
    constant = extends.template if extends else None
    parent = constant.value if isinstance(constant, nodes.Const) else None
    blocks = frozenset(block.name for block in tree.find_all(nodes.Block))
    outer = tuple((n.name, n.lineno) for n in tree.body if isinstance(n, nodes.Block))
    return Outline(parent, blocks, outer)


def find_lost_blocks(
    outlines: Mapping[str, Outline | None],
) -> Iterator[tuple[str, int, str]]:
    """`(template, line, French sentence)` for each block that no parent of its template shows."""
    known = {name: outline for name, outline in outlines.items() if outline}
    for name, outline in known.items():
        shown = _list_shown(name, known)
        lost = [] if shown is None else [b for b in outline.outer if b[0] not in shown]
        for block, line in lost:
            yield name, line, _describe(block, outline.parent or "", shown or frozenset())


def _describe(block: str, parent: str, shown: frozenset[str]) -> str:
    return (
        f"aucun bloc «\u00a0{block}\u00a0» dans {parent}, ce texte ne paraîtrait nulle part"
        f"{propose(block, shown)}"
    )


def _list_shown(name: str, outlines: Mapping[str, Outline]) -> frozenset[str] | None:
    """The blocks of every parent; None without a parent, or where one of them is not known."""
    shown: frozenset[str] = frozenset()
    parent, seen = outlines[name].parent, {name}
    if parent is None:
        return None
    while parent is not None:
        if parent in seen or parent not in outlines:
            return None
        seen.add(parent)
        shown |= outlines[parent].blocks
        parent = outlines[parent].parent
    return shown
