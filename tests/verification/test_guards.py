"""What a person must confirm, and the number that confirms it."""

from dataclasses import replace

import pytest

from plugins.shared.releases import Release
from plugins.verification.guards import find_stops

PAGES = frozenset(f"/p{number}/" for number in range(300))
SENT = Release("https://www.blog.fr", PAGES, PAGES, {page: f"urn:{page}" for page in PAGES})


def _without(count: int, of: int = 300) -> tuple[Release, Release]:
    before = replace(SENT, pages=frozenset(sorted(PAGES)[:of]))
    return replace(SENT, pages=frozenset(sorted(PAGES)[: of - count])), before


def test_the_same_site_goes_through() -> None:
    assert find_stops(SENT, SENT) == []
    assert find_stops(SENT, None) == []


def test_a_site_without_an_article_asks_for_zero() -> None:
    stops = find_stops(replace(SENT, feed_ids={}), None)
    assert [(stop.kind, stop.number) for stop in stops] == [("vide", 0)]
    assert "tapez 0" in stops[0].sentence


@pytest.mark.parametrize(
    ("count", "of", "is_stopped"),
    [(20, 300, False), (21, 300, True), (10, 100, False), (11, 100, True), (1, 9, True)],
)
def test_many_withdrawn_pages_ask_for_their_number(count: int, of: int, is_stopped: bool) -> None:
    stops = find_stops(*_without(count, of))
    assert [(s.kind, s.number) for s in stops] == ([("retrait", count)] if is_stopped else [])
    assert all(f"tapez {count}" in stop.sentence for stop in stops)


def test_changed_ids_ask_for_their_number() -> None:
    ids = dict(SENT.feed_ids) | {"/p1/": "urn:x", "/p2/": "urn:y", "/new/": "urn:new"}
    stops = find_stops(replace(SENT, feed_ids=ids), SENT)
    assert [(stop.kind, stop.number) for stop in stops] == [("identifiant", 2)]
    assert "2\u00a0articles ont changé" in stops[0].sentence


def test_one_of_them_is_told_in_the_singular() -> None:
    stops = find_stops(replace(SENT, feed_ids={**SENT.feed_ids, "/p1/": "urn:x"}), SENT)
    assert "1\u00a0article a changé" in stops[0].sentence
    assert "1\u00a0page sur 9 n’est plus" in find_stops(*_without(1, 9))[0].sentence


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("http://localhost:8000", "votre ordinateur"),
        ("https://127.0.0.1", "votre ordinateur"),
        ("https://www.jesuisunero.example", "un exemple"),
        ("https://blog.example.org", "un exemple"),
        ("https://exemple.fr", "un exemple"),
        ("", "un exemple"),
        ("http://www.blog.fr", "https://"),
    ],
)
def test_a_wrong_address_asks_for_the_number_of_pages(url: str, why: str) -> None:
    stops = find_stops(replace(SENT, site_url=url), None)
    assert [(stop.kind, stop.number) for stop in stops] == [("adresse", 300)]
    assert why in stops[0].sentence
    assert "tapez 300" in stops[0].sentence


def test_another_host_than_the_last_one_asks_too() -> None:
    stops = find_stops(replace(SENT, site_url="https://blog.fr"), SENT)
    assert [(stop.kind, stop.number) for stop in stops] == [("adresse", 300)]
    assert "«\u00a0https://www.blog.fr\u00a0» et devient" in stops[0].sentence
