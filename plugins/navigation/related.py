"""Which articles to read next: those that share the rarest tags.

Core. Time is linear in the number of articles: each tag offers a bounded number of neighbours. What
was found before is found again only for the articles whose tags, or whose tags' bearers, changed.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import blake2b
from heapq import nsmallest

NEWEST_BEARERS = 200
"""Of a tag on more articles than this only the newest count: all of them would cost n²."""


@dataclass(frozen=True)
class Candidate:
    """What is needed of an article to relate it to others."""

    slug: str
    tags: frozenset[str]
    date: datetime


@dataclass(frozen=True)
class Relations:
    """For each slug, up to `count` slugs of `related` articles, the closest first.

    `tags`, by slug, and `bearers`, a digest by tag, are all that this depends on.
    """

    count: int = 0
    related: Mapping[str, list[str]] = field(default_factory=dict)
    tags: Mapping[str, frozenset[str]] = field(default_factory=dict)
    bearers: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True)
class _Offer:
    """The weight of a tag, the ranks of its newest bearers, and a digest of both and of their order
    among all articles."""

    weight: float
    ranks: list[int]
    digest: bytes


def build_related(
    candidates: Sequence[Candidate], count: int, known: Relations | None = None
) -> Relations:
    """Relate `candidates` to one another, as `known` does those for whom nothing changed.

    Each shared tag weighs 1/(number of articles that bear it); equals go newest first.
    """
    ranked = sorted(candidates, key=lambda each: (-each.date.timestamp(), each.slug))
    offers = _list_offers(ranked)
    known = known if known and known.count == count else Relations()
    changed = {tag for tag, each in offers.items() if each.digest != known.bearers.get(tag)}
    related = {}
    for rank, each in enumerate(ranked):
        if known.tags.get(each.slug) == each.tags and changed.isdisjoint(each.tags):
            related[each.slug] = known.related[each.slug]
            continue
        closest = _find_closest(rank, sorted(each.tags), offers, count)
        related[each.slug] = [ranked[other].slug for other in closest]
    tags = {each.slug: each.tags for each in ranked}
    return Relations(count, related, tags, {tag: each.digest for tag, each in offers.items()})


def _list_offers(ranked: Sequence[Candidate]) -> dict[str, _Offer]:
    bearers: defaultdict[str, list[int]] = defaultdict(list)
    for rank, candidate in enumerate(ranked):
        for tag in candidate.tags:
            bearers[tag].append(rank)
    return {tag: _build_offer(ranks, ranked) for tag, ranks in sorted(bearers.items())}


def _build_offer(ranks: list[int], ranked: Sequence[Candidate]) -> _Offer:
    newest = ranks[:NEWEST_BEARERS]
    named = [(ranked[rank].date.timestamp(), ranked[rank].slug) for rank in newest]
    digest = blake2b(repr((len(ranks), named)).encode(), digest_size=16).digest()
    return _Offer(1 / len(ranks), newest, digest)


def _find_closest(
    rank: int, tags: list[str], offers: Mapping[str, _Offer], count: int
) -> list[int]:
    """The ranks, newest first among equals, of those that share the rarest `tags` with `rank`."""
    weights: dict[int, float] = {}
    for offer in map(offers.__getitem__, tags):
        for other in offer.ranks:
            weights[other] = weights.get(other, 0.0) + offer.weight
    weights.pop(rank, None)
    pairs = ((-round(weight, 9), other) for other, weight in weights.items())
    return [other for _, other in nsmallest(count, pairs)]
