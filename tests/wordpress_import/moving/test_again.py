"""A second import changes nothing, and never touches what the author did."""

import os
from pathlib import Path

import pytest

from plugins.wordpress_import import writing
from plugins.wordpress_import.ledger import (
    Fate,
    Fates,
    Ledger,
    LedgerError,
    format_ledger,
    parse_ledger,
)
from plugins.wordpress_import.moving import RefusedImportError
from tests.wordpress_import.media.files import draw, write_tree
from tests.wordpress_import.moving.blog import (
    HOME,
    Project,
    write_comment,
    write_file,
    write_item,
    write_meta,
)

OSER = "content/articles/2018/oser.md"
LIRE = "content/articles/2018/lire.md"


@pytest.fixture
def images(tmp_path: Path) -> Path:
    return write_tree(tmp_path / "up", {"2018/07/mer.jpg": draw("JPEG")})


@pytest.fixture
def moved(project: Project, images: Path) -> Project:
    photo = f'<img src="{HOME}/wp-content/uploads/2018/07/mer.jpg" alt="La mer" />'
    project.move_in(
        write_item(5, "oser", photo, more=write_comment(1) + write_meta(ton="gai")),
        write_item(6, "lire"),
        write_item(7, "secret", status="private"),
        write_file(8, "2018/07/mer.jpg"),
        images=images,
    )
    return project


def test_a_second_import_changes_no_byte(moved: Project, images: Path) -> None:
    before = moved.snap()
    assert len(before) > 8
    done = moved.move_in(images=images)
    assert not done.fates.changes
    assert moved.snap() == before


def test_a_rehearsal_changes_no_byte(project: Project, images: Path) -> None:
    done = project.move_in(write_item(5, "oser"), images=images, is_rehearsal=True)
    assert done.fates.changes
    assert project.snap() == {}
    assert not (project.root / "var").exists()


def test_what_the_author_edited_is_left_and_named(moved: Project, images: Path) -> None:
    (moved.root / OSER).write_text("À moi.")
    before = moved.snap()
    done = moved.move_in(images=images)
    assert done.fates.by_path[OSER] is Fate.EDITED
    assert moved.snap() == before


def test_a_new_version_waits_beside_what_the_author_edited(moved: Project, images: Path) -> None:
    (moved.root / OSER).write_text("À moi.")
    done = moved.move_in(write_item(5, "oser", "Nouveau."), write_item(6, "lire"), images=images)
    assert done.fates.by_path[OSER] is Fate.EDITED
    assert moved.read(OSER) == "À moi."
    assert "Nouveau." in moved.read(f"var/wordpress/propositions/{OSER}")
    before = moved.snap()
    moved.move_in(images=images)
    assert moved.snap() == before


def test_what_the_author_did_not_touch_follows_a_newer_export(moved: Project) -> None:
    done = moved.move_in(write_item(5, "oser", "Nouveau."), write_item(6, "lire"))
    assert done.fates.by_path[OSER] is Fate.CHANGED
    assert "Nouveau." in moved.read(OSER)


def test_what_the_author_deleted_comes_back_only_when_asked(moved: Project, images: Path) -> None:
    (moved.root / OSER).unlink()
    assert moved.move_in(images=images).fates.by_path[OSER] is Fate.REMOVED
    assert not (moved.root / OSER).exists()
    moved.move_in(images=images, again=True)
    assert (moved.root / OSER).exists()


def test_a_file_of_the_author_is_not_taken_for_ours(project: Project) -> None:
    write_tree(project.root, {"content/themes.toml": b"# A moi\n"})
    category = '<category domain="category" nicename="c-plus">C++</category>'
    done = project.move_in(write_item(5, "oser", more=category))
    assert done.fates.by_path["content/themes.toml"] is Fate.TAKEN
    assert project.read("content/themes.toml") == "# A moi\n"
    assert "C++" in project.read("var/wordpress/propositions/content/themes.toml")


def test_a_file_that_came_once_more_by_another_way_is_ours(project: Project) -> None:
    project.move_in(write_item(5, "oser"))
    (project.root / "var/wordpress/ledger.json").unlink()
    text = project.read(OSER)
    done = project.move_in()
    assert done.fates.changes is True
    assert project.read(OSER) == text


def test_names_are_those_of_the_first_import(moved: Project) -> None:
    first = moved.read(OSER)
    moved.move_in(
        write_item(4, "oser", "Un autre.", path="/x/"), write_item(5, "oser"), write_item(6, "lire")
    )
    assert "Un autre." in moved.read("content/articles/2018/oser-2.md")
    assert first.partition("\n\n")[0] in moved.read(OSER)


@pytest.mark.parametrize("stop", [1, 2, 4, 6])
def test_an_import_that_was_cut_off_is_finished_by_the_next(
    project: Project, images: Path, monkeypatch: pytest.MonkeyPatch, stop: int
) -> None:
    items = [write_item(5, "oser"), write_item(6, "lire"), write_file(8, "2018/07/mer.jpg")]
    project.write_export(*items)
    replace, count = os.replace, 0

    def cut(self: Path, target: Path) -> Path:
        nonlocal count
        count += 1
        if count > stop:
            raise KeyboardInterrupt
        replace(self, target)
        return target

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", cut)
        with pytest.raises(KeyboardInterrupt):
            project.move_in(images=images)
    assert [
        p for p in project.root.rglob("*") if p.name.endswith(".tmp") or "arrivage" in p.name
    ] == []
    project.move_in(images=images)
    assert "Texte." in project.read(OSER)
    assert "Texte." in project.read(LIRE)
    assert (project.root / "content/images/2018/07/mer.jpg").exists()
    before = project.snap()
    assert project.move_in(images=images).fates.list_paths(Fate.EDITED, Fate.TAKEN) == []
    assert project.snap() == before


def test_a_ledger_that_cannot_be_read_stops_the_import(moved: Project) -> None:
    (moved.root / "var/wordpress/ledger.json").write_text("{")
    before = moved.snap()
    with pytest.raises(RefusedImportError, match="ledger"):
        moved.move_in()
    assert moved.snap() == before


@pytest.mark.parametrize(
    ("found", "fate"),
    [
        (None, Fate.REMOVED),
        ("wanted", Fate.SAME),
        ("written", Fate.CHANGED),
        ("begun", Fate.CHANGED),
        ("other", Fate.EDITED),
    ],
)
def test_what_is_done_with_a_file_depends_on_what_is_there(found: str | None, fate: Fate) -> None:
    ledger = Ledger({"x": "written"}, {"y": "begun"})
    path = "y" if found == "begun" else "x"
    assert ledger.judge(path, "wanted", found) is fate


def test_what_no_import_wrote_is_new_or_taken() -> None:
    assert Ledger().judge("x", "wanted", None) is Fate.NEW
    assert Ledger().judge("x", "wanted", "other") is Fate.TAKEN
    assert Ledger(pending={"x": "begun"}).judge("x", "wanted", None) is Fate.NEW
    assert not Fates({"x": Fate.SAME}).changes


def test_a_ledger_is_read_as_it_was_written() -> None:
    ledger = Ledger({"é": "1"}, {"b": "2"}, {"site|post:1": ("content/é.md", "e")})
    assert parse_ledger(format_ledger(ledger).decode()) == ledger


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"version": 9}', '{"version": 1, "files": []}'])
def test_what_is_no_ledger_is_refused(text: str) -> None:
    with pytest.raises(LedgerError):
        parse_ledger(text)


def test_the_writing_of_nothing_makes_no_file(tmp_path: Path) -> None:
    assert writing.load_ledger(tmp_path) == Ledger()
    assert list(tmp_path.iterdir()) == []
