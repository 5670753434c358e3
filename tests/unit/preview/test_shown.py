"""What the preview shows: who is led where by a build, and by one that was refused."""

from dataclasses import replace

from plugins.building.notes import PageNote
from plugins.preview.outcome import Outcome
from plugins.preview.state import Shown

DRAFT = PageNote("content/a.md", "brouillons/a/index.html", "A", "draft", None, 1, 1, "", "a", 1)
OTHER = PageNote("content/b.md", "b/index.html", "B", "published", None, 1, 1, "", "b", 1)


def _show(shown: Shown, *notes: PageNote, output: str | None = "/o") -> None:
    shown.show(Outcome(output, (), 0.1, {note.output: note for note in notes}))


def test_a_build_names_the_one_text_it_changed_and_a_refused_one_none() -> None:
    shown = Shown()
    _show(shown, DRAFT, OTHER)
    assert shown.edited is None
    _show(shown, DRAFT, replace(OTHER, mark=2))
    assert shown.edited == "/b/"
    edition = shown.edition
    shown.add(())
    assert (shown.edited, shown.edition) == ("/b/", edition)
    assert shown.build != edition
    _show(shown, output=None)
    assert shown.edited is None
    assert shown.notes["b/index.html"].mark == 2


def test_an_address_that_was_left_leads_to_the_new_one_and_back() -> None:
    shown = Shown()
    _show(shown, DRAFT, OTHER)
    published = replace(DRAFT, output="a/index.html", state="published")
    _show(shown, published, OTHER)
    assert shown.find_move(DRAFT.output) == "/a/"
    assert shown.find_move("b/index.html") is None
    assert shown.find_move("absente/index.html") is None
    _show(shown, DRAFT)
    assert shown.find_move("a/index.html") == "/brouillons/a/"
    assert shown.find_move("b/index.html") is None
