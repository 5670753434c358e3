"""What differs between two states of a content, and whether lists may be others for it."""

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from pelican.urlwrappers import Category

from plugins.incremental.changes import compare, moves_lists
from plugins.incremental.contents import KeptArticle

SETTINGS: dict[str, Any] = {}


def test_fields_are_told_apart_from_attributes() -> None:
    old = {"title": "A", "slug": "a", "metadata": {"title": "A", "tags": ["un"]}}
    new = {"title": "B", "slug": "a", "metadata": {"title": "B", "tags": ["un"]}}
    assert compare(old, new) == {"title", "metadata.title"}
    assert compare(old, old) == set()


def test_what_appears_or_goes_is_different() -> None:
    assert compare({"card": 1, "metadata": {}}, {"metadata": {"image": "x"}}) == {
        "card",
        "metadata.image",
    }


def test_two_moments_that_are_one_are_written_otherwise() -> None:
    paris = datetime(2026, 1, 1, tzinfo=timezone(timedelta(hours=1)))
    assert compare({"date": paris}, {"date": paris.astimezone(UTC)}) == {"date"}


def test_two_categories_of_one_address_have_two_names() -> None:
    assert KeptArticle  # where categories are described
    one, other = Category("Réseau", SETTINGS), Category("réseau", SETTINGS)
    assert one == other
    assert compare({"category": one}, {"category": other}) == {"category"}


@pytest.mark.parametrize("name", ["title", "metadata.summary", "_body", "metadata.image_alt"])
def test_words_move_no_list(name: str) -> None:
    assert not moves_lists(frozenset({name}))


@pytest.mark.parametrize("name", ["slug", "status", "metadata.tags", "date", "never heard of"])
def test_whatever_else_does(name: str) -> None:
    assert moves_lists(frozenset({"title", name}))


def test_a_content_that_is_new_or_gone_moves_them() -> None:
    assert moves_lists(None)
    assert not moves_lists(frozenset())
