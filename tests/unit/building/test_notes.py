"""What a build knows of each article: attached by others, or done without."""

from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

from plugins.building.notes import build_note

DAY = datetime(2026, 1, 2, tzinfo=UTC)


def content(**known: Any) -> SimpleNamespace:
    usual = {
        **{"title": "Oser", "metadata": {}, "save_as": "oser/index.html", "slug": "oser"},
        **{"status": "published", "_content": "<p>Bonjour.</p>"},
    }
    return SimpleNamespace(get_relative_source_path=lambda: "articles/oser.md", **usual | known)


def note(**known: Any) -> Any:
    return build_note(content(**known), "content")


def test_a_note_says_where_it_comes_from_and_where_it_is_found() -> None:
    found = note(date=DAY, word_count=440, reading_minutes=2, category="Réseau")
    assert (found.source, found.address) == ("content/articles/oser.md", "/oser/")
    assert (found.date, found.words, found.minutes, found.category) == (DAY, 440, 2, "Réseau")


def test_what_nobody_attached_is_done_without() -> None:
    found = note()
    assert (found.date, found.words, found.category, found.state) == (None, 0, "", "published")


def test_the_state_is_the_one_that_was_worked_out_but_hidden_stays_hidden() -> None:
    assert note(state="scheduled").state == "scheduled"
    assert note(status="draft").state == "draft"
    assert note(status="hidden", state="published").state == "hidden"


def test_the_mark_changes_with_the_text_alone() -> None:
    assert note().mark == note(word_count=3).mark
    assert len({note().mark, note(title="Tenter").mark, note(_content="<p>Non.</p>").mark}) == 3
