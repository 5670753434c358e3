"""Which articles to read next: those that share the rarest tags.

Core. Time is linear in the number of articles: each tag offers a bounded number of neighbours.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

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
    bearers: defaultdict[str, list[Candidate]] = defaultdict(list)
    for candidate in sorted(candidates, key=lambda c: (c.date, c.slug), reverse=True):
        for tag in candidate.tags:
            bearers[tag].append(candidate)
    return {candidate.slug: _rank(candidate, bearers)[:count] for candidate in candidates}


def _rank(candidate: Candidate, bearers: dict[str, list[Candidate]]) -> list[str]:
    weights: defaultdict[str, float] = defaultdict(float)
    dates = {}
    for tag in sorted(candidate.tags):
        for other in bearers[tag][:NEWEST_BEARERS]:
            weights[other.slug] += 1 / len(bearers[tag])
            dates[other.slug] = other.date.timestamp()
    weights.pop(candidate.slug, None)
    return sorted(weights, key=lambda slug: (-round(weights[slug], 9), -dates[slug], slug))
