"""An article as an entry, and which articles a feed holds."""

from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

import pytest

from plugins.feeds.entries import build_entry
from plugins.feeds.model import Image, select_newest

SITE = "https://site.example"
DATE = datetime(2026, 3, 1, tzinfo=UTC)


def _article(**changes: Any) -> Any:
    named = [SimpleNamespace(name=name) for name in ("Réseau", "café", "Réseau")]
    fields = {"slug": "a", "url": "a/", "title": "A", "content": '<a href="/b/">b</a>'}
    lists = {"authors": [SimpleNamespace(name="Karine")], "category": named[0], "tags": named[1:]}
    dates = {"date": DATE, "feed_id": "urn:uuid:1", "metadata": {}}
    return SimpleNamespace(**{**fields, **lists, **dates, **changes})


def test_an_entry_is_whole_and_absolute() -> None:
    entry = build_entry(_article(metadata={"summary": "Un mot"}), SITE)
    assert (entry.url, entry.summary) == (f"{SITE}/a/", "Un mot")
    assert entry.content == f'<a href="{SITE}/b/">b</a>'
    assert (entry.authors, entry.tags) == (("Karine",), ("Réseau", "café"))
    assert entry.published == entry.updated == DATE


def test_an_update_is_told() -> None:
    later = datetime(2026, 4, 1, tzinfo=UTC)
    assert build_entry(_article(modified=later), SITE).updated == later


@pytest.mark.parametrize(
    ("changes", "image"),
    [
        ({}, None),
        ({"card": None}, None),
        ({"metadata": {"image": "/é.jpg"}}, Image(f"{SITE}/%C3%A9.jpg", "image/jpeg")),
        (
            {"card": SimpleNamespace(url="/c.PNG", width=12, height=6)},
            Image(f"{SITE}/c.PNG", "image/png", 12, 6),
        ),
        ({"metadata": {"image": "/x"}}, Image(f"{SITE}/x")),
    ],
)
def test_the_image_is_the_card_or_the_one_named(changes: Any, image: Image | None) -> None:
    assert build_entry(_article(**changes), SITE).image == image


def test_the_newest_articles_come_first_and_equals_by_slug() -> None:
    old = _article(slug="z", date=datetime(2017, 1, 1, tzinfo=UTC))
    articles = [old, _article(slug="b"), _article(slug="c")]
    assert [article.slug for article in select_newest(articles, 2)] == ["c", "b"]
    assert len(select_newest(articles, None)) == 3
