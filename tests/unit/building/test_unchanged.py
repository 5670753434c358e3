"""A build that has nothing to do is over before Pelican is loaded, and never for a wrong reason."""

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.building.unchanged import Look, find_report, look, save_look

LONG_AGO = time.time_ns() - 60_000_000_000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder whose files were changed a minute ago."""
    (tmp_path / "content").mkdir()
    for name in ("content/a.md", "content/b.md", "conf.py"):
        (tmp_path / name).write_text("texte")
    return tmp_path


def _look_at(folder: Path, until: float = float("inf")) -> Path:
    """Keep a look at `folder` that was cast a minute after its files were written."""
    folders, files = (str(folder / "content"),), (str(folder / "conf.py"),)
    mark, newest = look(folders, files)
    seen = newest + 60_000_000_000
    save_look(
        folder / "look.json", Look(folders, files, mark, newest, seen, until, "Tout va bien.")
    )
    return folder / "look.json"


def _touch(folder: Path) -> None:
    os.utime(folder / "content/a.md", ns=(LONG_AGO, LONG_AGO))


CHANGES: dict[str, Callable[[Path], object]] = {
    "text": lambda folder: (folder / "content/a.md").write_text("autre"),
    "same size": lambda folder: (folder / "content/a.md").write_text("TEXTE"),
    "stamp set back": _touch,
    "new file": lambda folder: (folder / "content/c.md").write_text("texte"),
    "renamed": lambda folder: (folder / "content/a.md").rename(folder / "content/d.md"),
    "deleted": lambda folder: (folder / "content/a.md").unlink(),
    "settings": lambda folder: (folder / "conf.py").write_text("autres"),
    "folder gone": lambda folder: (folder / "content").rename(folder / "ailleurs"),
}


def test_nothing_changed_is_told_again(folder: Path) -> None:
    assert find_report(_look_at(folder)) == "Tout va bien."


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_changed_is_seen(folder: Path, change: str) -> None:
    place = _look_at(folder)
    CHANGES[change](folder)
    assert find_report(place) is None


def test_a_link_that_leads_nowhere_hides_no_change(folder: Path) -> None:
    (folder / "content/.#a.md").symlink_to("somebody@nowhere")  # as an editor locks a file
    place = _look_at(folder)
    (folder / "content/b.md").write_text("autre")
    assert find_report(place) is None


def test_what_was_deleted_while_the_site_was_built_is_not_overlooked(folder: Path) -> None:
    seen = time.time_ns() + 60_000_000_000
    folder.joinpath("content/b.md").unlink()
    os.utime(folder / "content", ns=(seen, seen))
    mark, newest = look((str(folder / "content"),), ())
    known = Look((str(folder / "content"),), (), mark, newest, seen, float("inf"), "Bien.")
    save_look(folder / "look.json", known)
    assert find_report(folder / "look.json") is None


def test_a_variable_may_change_the_settings(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = _look_at(folder)
    monkeypatch.setenv("SITEURL", "https://exemple.fr")
    assert find_report(place) is None


def test_a_day_that_has_come_changes_the_site(folder: Path) -> None:
    assert find_report(_look_at(folder, until=time.time() - 1)) is None


def test_stamps_of_the_last_moment_are_not_believed(folder: Path) -> None:
    folders, files = (str(folder / "content"),), ()
    mark, newest = look(folders, files)
    known = Look(folders, files, mark, newest, newest + 1, float("inf"), "Tout va bien.")
    save_look(folder / "look.json", known)
    assert find_report(folder / "look.json") is None


@pytest.mark.parametrize("text", ["", "{", "[]", '{"mark": "x"}'])
def test_a_damaged_look_is_none(tmp_path: Path, text: str) -> None:
    (tmp_path / "look.json").write_text(text)
    assert find_report(tmp_path / "look.json") is None
