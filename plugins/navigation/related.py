"""Which articles to read next: those that share the rarest tags.

Core. Time is linear in the number of articles: each tag offers a bounded number of neighbours.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from heapq import nsmallest

NEWEST_BEARERS = 200
"""Of a tag on more articles than this only the newest count: all of them would cost n²."""


@dataclass(frozen=True)
class Candidate:
    """What is needed of an article to relate it to others."""

    slug: str
    tags: frozenset[str]
    date: datetime


def build_related(candidates: Sequence[Candidate], count: int) -> dict[str, list[str]]:
    """For each slug, up to `count` slugs of related articles, the closest first.

    Each shared tag weighs 1/(number of articles that bear it); equals go newest first.
    """
    ranked = sorted(candidates, key=lambda each: (-each.date.timestamp(), each.slug))
    bearers: defaultdict[str, list[int]] = defaultdict(list)
    for rank, candidate in enumerate(ranked):
        for tag in candidate.tags:
            bearers[tag].append(rank)
    offers = {
        tag: (1 / len(ranks), ranks[:NEWEST_BEARERS]) for tag, ranks in sorted(bearers.items())
    }
    return {
        candidate.slug: [ranked[other].slug for other in _find_closest(rank, tags, offers, count)]
        for rank, candidate in enumerate(ranked)
        for tags in [sorted(candidate.tags)]
    }


def _find_closest(
    rank: int, tags: list[str], offers: dict[str, tuple[float, list[int]]], count: int
) -> list[int]:
    """The ranks, newest first among equals, of those that share the rarest `tags` with `rank`."""
    weights: dict[int, float] = {}
    for weight, others in map(offers.__getitem__, tags):
        for other in others:
            weights[other] = weights.get(other, 0.0) + weight
    weights.pop(rank, None)
    pairs = ((-round(weight, 9), other) for other, weight in weights.items())
    return [other for _, other in nsmallest(count, pairs)]
