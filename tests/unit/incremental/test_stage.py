"""New files come into the site together, whatever stands there, whenever that is cut off."""

import json
import os
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from plugins.incremental.stage import Stage, list_files

Site = Callable[..., Stage]


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A stage beside a site with these files."""

    def make(**files: str) -> Stage:
        for name, text in files.items():
            path = tmp_path / "output" / name.replace("__", "/")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        return Stage(tmp_path / "output")

    return make


def _read(stage: Stage) -> Mapping[str, str]:
    return {path: (stage.output / path).read_text() for path in list_files(stage.output)}


def _change(stage: Stage, *gone: str, **files: str) -> None:
    names = {name.replace("__", "/"): text for name, text in files.items()}
    for path, text in names.items():
        stage.write(path, text.encode())
    stage.commit(names, gone)


def test_files_wait_until_they_are_committed(site: Site) -> None:
    stage = site(a="old")
    stage.write("a", b"new")
    assert _read(stage) == {"a": "old"}
    stage.commit(["a"], [])
    assert _read(stage) == {"a": "new"}
    assert not stage.folder.exists()


def test_what_is_gone_takes_its_empty_folders_along(site: Site) -> None:
    stage = site(a__b__c="old", a__d="stays", e__f="old")
    _change(stage, "a/b/c", "e/f", "never/there")
    assert _read(stage) == {"a/d": "stays"}
    assert sorted(path.name for path in stage.output.iterdir()) == ["a"]


def test_a_file_gives_way_to_a_folder(site: Site) -> None:
    stage = site(a="old")
    _change(stage, "a", a__b="new")
    assert _read(stage) == {"a/b": "new"}


def test_a_folder_gives_way_to_a_file(site: Site) -> None:
    stage = site(a__b="old", a__c__d="old")
    _change(stage, "a/b", "a/c/d", a="new")
    assert _read(stage) == {"a": "new"}


def test_nothing_is_written_or_deleted_through_a_link(site: Site, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/kept").write_text("mine")
    stage = site(c="old")
    (stage.output / "a").symlink_to(tmp_path / "elsewhere")
    (stage.output / "c").unlink()
    (stage.output / "c").symlink_to(tmp_path / "elsewhere/kept")
    _change(stage, "a", a__b="new", c="new")
    assert _read(stage) == {"a/b": "new", "c": "new"}
    assert [path.read_text() for path in (tmp_path / "elsewhere").iterdir()] == ["mine"]


@pytest.mark.parametrize("moves", range(4))
def test_what_was_cut_off_is_ended_by_the_next(
    site: Site, moves: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage, whole, left = site(a="old", gone="old"), os.replace, [moves]

    def replace(*paths: object) -> None:
        left[0] -= 1
        if left[0] < 0:
            raise OSError("cut off")
        whole(*paths)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "replace", replace)
    with pytest.raises(OSError, match="cut off"):
        _change(stage, "gone", a="new", b="new", c="new")
    monkeypatch.undo()
    Stage(stage.output).recover()
    begun = moves > 0  # the first puts the orders in their place
    expected = {"a": "new", "b": "new", "c": "new"} if begun else {"a": "old", "gone": "old"}
    assert _read(stage) == expected
    assert not stage.folder.exists()


def test_orders_half_written_are_no_orders(site: Site) -> None:
    stage = site(a="old")
    stage.write("a", b"new")
    (stage.folder / ".orders.tmp").write_text(json.dumps({"move": ["a"]})[:9])
    stage.recover()
    assert _read(stage) == {"a": "old"}


def test_pages_come_after_what_they_name_and_deletions_last(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage, seen = site(old="x"), []
    replace, unlink = Path.replace, Path.unlink
    monkeypatch.setattr(Path, "replace", lambda p, t: (seen.append(p.name), replace(p, t))[1])
    monkeypatch.setattr(Path, "unlink", lambda p, **o: (seen.append(p.name), unlink(p, **o))[1])
    stage.write("index.html", b"")
    stage.write("z.css", b"")
    stage.commit(["index.html", "z.css"], ["old"])
    assert seen[1:] == ["z.css", "index.html", "old"]
