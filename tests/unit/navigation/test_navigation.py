"""Neighbours, related articles, tables of contents and reading time."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.navigation.headings import find_headings, render_heading_links
from plugins.navigation.listings import (
    count_members,
    group_by_parent,
    group_by_year,
    pair_neighbours,
)
from plugins.navigation.reading_time import compute_reading_minutes, count_words
from plugins.navigation.related import Candidate, build_related


@dataclass(frozen=True)
class Article:
    slug: str
    date: date


@pytest.mark.parametrize(("words", "minutes"), [(0, 1), (1, 1), (220, 1), (221, 2), (1100, 5)])
def test_reading_time_is_rounded_up_and_never_zero(words: int, minutes: int) -> None:
    assert compute_reading_minutes(words) == minutes


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("<p>Un <em>deux</em> trois</p><p>quatre</p>", 4),
        ("<p>l’été, un rendez-vous&nbsp;!</p>", 3),
        ('<p><img alt="pas compté"></p>', 0),
    ],
)
def test_words_are_counted_as_a_reader_would(body: str, words: int) -> None:
    assert count_words(body) == words


def test_the_table_of_contents_holds_plain_text_in_order() -> None:
    body = '<h2 id="a">Un <em>mot</em> &amp; deux</h2><p>x</p><h3 id="b">Trois</h3>'
    headings = [(h.level, h.id, h.text) for h in find_headings(body)]
    assert headings == [(2, "a", "Un mot & deux"), (3, "b", "Trois")]


def test_a_heading_links_to_its_own_section() -> None:
    assert render_heading_links('<h2 id="a">Mot</h2>') == (
        '<h2 id="a"><a class="heading-anchor" href="#a">Mot</a></h2>'
    )


def test_a_heading_that_holds_a_link_is_left_alone() -> None:
    body = '<h2 id="a"><a href="/x/">Mot</a></h2>'
    assert render_heading_links(body) == body


def _candidate(slug: str, *tags: str, day: int = 1) -> Candidate:
    return Candidate(slug, frozenset(tags), datetime(2026, 1, day, tzinfo=UTC))


def test_the_rarest_shared_tag_relates_most() -> None:
    candidates = [
        _candidate("a", "rare", "commun"),
        _candidate("b", "commun"),
        _candidate("c", "commun", "rare"),
        _candidate("d", "autre"),
    ]
    assert build_related(candidates, 3).related["a"] == ["c", "b"]


def test_equally_related_articles_come_newest_first() -> None:
    candidates = [_candidate("a", "x"), _candidate("b", "x", day=2), _candidate("c", "x", day=3)]
    assert build_related(candidates, 1).related["a"] == ["c"]


def test_an_article_without_tags_relates_to_none() -> None:
    assert build_related([_candidate("a"), _candidate("b")], 3).related == {"a": [], "b": []}


_CANDIDATES = st.lists(
    st.builds(
        lambda slug, tags, day: _candidate(slug, *tags, day=day),
        st.sampled_from("abcdefgh"),
        st.frozensets(st.sampled_from("xyz")),
        st.integers(1, 3),
    ),
    unique_by=lambda each: each.slug,
)


@given(_CANDIDATES, _CANDIDATES, st.integers(1, 3))
@settings(max_examples=200, deadline=None)
def test_what_was_found_before_changes_nothing(
    before: list[Candidate], now: list[Candidate], count: int
) -> None:
    known = build_related(before, 2)
    assert build_related(now, count, known) == build_related(now, count)


def test_years_keep_the_order_of_articles() -> None:
    articles = [
        Article("c", date(2026, 2, 1)),
        Article("b", date(2026, 1, 1)),
        Article("a", date(2017, 1, 1)),
    ]
    grouped = [(year, [a.slug for a in members]) for year, members in group_by_year(articles)]
    assert grouped == [(2026, ["c", "b"]), (2017, ["a"])]


def test_counts_are_sorted_as_french_sorts() -> None:
    groups = [("Zèle", [1]), ("École", [1, 2]), ("œuvre", [1]), ("emploi", [])]
    assert count_members(groups) == [("École", 2), ("emploi", 0), ("œuvre", 1), ("Zèle", 1)]


@dataclass(frozen=True)
class Theme:
    """A category, as far as lists need it."""

    slug: str
    parents: tuple["Theme", ...] = ()

    def __str__(self) -> str:
        return self.slug


def test_categories_stand_below_their_parents() -> None:
    high = Theme("b")
    middle, alone = Theme("z", (high,)), Theme("c")
    low = Theme("a", (high, middle))
    counts = count_members((each, [1]) for each in (low, alone, middle, high))
    assert [each.slug for each, _ in counts] == ["b", "z", "a", "c"]
    assert group_by_parent(counts) == {"b": [(middle, 1)], "z": [(low, 1)]}


def test_each_article_stands_between_newer_and_older() -> None:
    assert pair_neighbours([3, 2, 1]) == [(None, 3, 2), (3, 2, 1), (2, 1, None)]
