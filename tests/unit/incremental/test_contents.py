"""Contents note who reads what of them, and come back from the cache as they were."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from pelican import signals
from pelican.settings import DEFAULT_CONFIG
from pelican.urlwrappers import Category, Tag

from plugins.incremental.contents import (
    KeptArticle,
    Register,
    freeze,
    list_linked,
    replace,
    settle,
    thaw,
)
from plugins.incremental.ledger import STATIC
from plugins.shared.recording import RECORDER, Reads

WHEN = datetime(2026, 1, 2, 8, tzinfo=ZoneInfo("Europe/Paris"))


class Shelf(dict[str, str]):
    """Bodies by their key."""

    def save(self, text: str) -> str:
        self[f"key of {text}"] = text
        return f"key of {text}"

    def load(self, key: str) -> str:
        return self[key]


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def settings(tmp_path: Path) -> Iterator[dict[str, Any]]:
    """Settings of a site without capabilities, whatever other tests have loaded."""
    with signals.content_object_init.muted():
        yield {**DEFAULT_CONFIG, "PATH": str(tmp_path), "SLUGIFY_SOURCE": "basename"}


def _write(settings: dict[str, Any], name: str, context: Any = None, **more: Any) -> Any:
    metadata = {"title": name, "date": WHEN, "category": Category("Réseau", settings), **more}
    path, text = f"{settings['PATH']}/{name}.md", f'<a href="{{filename}}/b.md">{name}</a>'
    return KeptArticle(text, metadata, settings, path, context or {})


def _record(content: Any, *names: str) -> Reads:
    with RECORDER.recording() as reads:
        for name in names:
            getattr(content, name, None)
    return reads


def test_each_attribute_read_is_noted_even_one_that_is_not_there(settings: Any) -> None:
    article = _write(settings, "a")
    assert _record(article, "title", "updated") == {"a.md": {"title", "updated"}}


def test_what_a_property_reads_of_its_own_content_is_not_told_apart(
    settings: Any, shelf: Shelf
) -> None:
    article = _write(settings, "a")
    settle(article, shelf)
    assert _record(article, "url", "kept") == {"a.md": {"url"}}


def test_what_a_property_reads_of_others_is_noted(settings: Any, shelf: Shelf) -> None:
    others = Register()
    context = {"generated_content": others, "localsiteurl": ""}
    article = _write(settings, "a", context)
    others["b.md"] = _write(settings, "b", context)
    settle(article, shelf)
    reads = _record(article, "content")
    assert reads == {"a.md": {"content"}, "b.md": {"url", "relative_source_path"}}


def test_who_looks_for_what_is_not_there_yet_is_noted() -> None:
    with RECORDER.recording() as reads:
        assert Register().get("b.md") is None
        assert Register(STATIC).get("x.pdf", 1) == 1
    assert reads == {"b.md": {"relative_source_path"}, STATIC: {"x.pdf"}}


def test_a_content_comes_back_as_it_was(settings: Any, shelf: Shelf) -> None:
    article = _write(settings, "a", tags=[Tag("un", settings)])
    settle(article, shelf)
    back = thaw(KeptArticle, freeze(article), settings, {}, shelf)
    for name in ("title", "date", "slug", "url", "save_as", "status", "tags", "category"):
        assert getattr(back, name) == getattr(article, name), name
    assert back._content == article._content
    assert back.settings is back.tags[0].settings is settings


def _thaw_category(settings: Any, shelf: Shelf, above: str) -> Any:
    parent, category = Category("Humeurs", settings), Category("Réseau", settings)
    parent.description, category.parents = above, (parent,)
    content = _write(settings, "a", category=category)
    settle(content, shelf)
    return thaw(KeptArticle, freeze(content), settings, {}, shelf).category


def test_contents_share_a_category_as_long_as_all_is_the_same_above_it(
    settings: Any, shelf: Shelf
) -> None:
    first, second = (_thaw_category(settings, shelf, "avant") for _ in range(2))
    assert first is second
    later = _thaw_category(settings, shelf, "après")
    assert (first.parents[0].description, later.parents[0].description) == ("avant", "après")


def test_what_others_gave_it_stays_when_it_is_read_anew(settings: Any, shelf: Shelf) -> None:
    article, other = _write(settings, "a"), _write(settings, "a", title="Autre")
    settle(article, shelf)
    settle(other, shelf)
    article.newer = "a neighbour"
    assert list_linked(article) == {"newer"}
    replace(article, other)
    assert (article.title, article.newer) == ("Autre", "a neighbour")


def test_a_summary_is_never_an_old_one(settings: Any, shelf: Shelf) -> None:
    article = _write(settings, "a", summary="Un.")
    settle(article, shelf)
    assert article.summary == "Un."
    other = _write(settings, "a", summary="Deux.")
    settle(other, shelf)
    replace(article, other)
    assert article.summary == "Deux."
