"""What lists of articles need: years, counts, neighbours. Core: no Pelican, no clock."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Protocol, TypeVar

from plugins.shared.sorting import build_sort_key
from plugins.shared.terms import format_path

T = TypeVar("T")


class Dated(Protocol):
    """Anything with a date."""

    @property
    def date(self) -> "Year": ...


class Year(Protocol):
    """The only thing of a date that archives need."""

    @property
    def year(self) -> int: ...


class Category(Protocol):
    """A category, and those it is below, the highest first."""

    @property
    def slug(self) -> str: ...

    @property
    def parents(self) -> Sequence["Category"]: ...


Counted = tuple[Category, int]
D = TypeVar("D", bound=Dated)


def group_by_year(newest_first: Iterable[D]) -> list[tuple[int, list[D]]]:
    """`[(2026, [...]), (2017, [...])]` from articles sorted newest first."""
    years = groupby(newest_first, key=lambda article: article.date.year)
    return [(year, list(articles)) for year, articles in years]


def count_members(groups: Iterable[tuple[T, Sequence[object]]]) -> list[tuple[T, int]]:
    """Tags or categories with how many articles each has, in French alphabetical order.

    A category stands below its parent.
    """
    counted = [(group, len(members)) for group, members in groups]
    return sorted(counted, key=lambda pair: build_sort_key(format_path(pair[0])))


def group_by_parent(counts: Iterable[Counted]) -> dict[str, list[Counted]]:
    """What is directly below each category that has any, by its slug, in the order of `counts`."""
    found: dict[str, list[Counted]] = {}
    for category, count in counts:
        for parent in category.parents[-1:]:
            found.setdefault(parent.slug, []).append((category, count))
    return found


def pair_neighbours(newest_first: Sequence[T]) -> list[tuple[T | None, T, T | None]]:
    """Each article between its newer and its older neighbour."""
    padded = [None, *newest_first, None]
    return list(zip(padded, newest_first, padded[2:], strict=False))
