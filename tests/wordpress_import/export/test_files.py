"""Files are opened with care: what cannot be read is refused in French."""

import os
import re
from pathlib import Path

import pytest

from plugins.wordpress_import.export.files import RefusedExportError, read_exports
from tests.wordpress_import.export.exports import write_export, write_item


def test_files_are_read_in_their_order(tmp_path: Path) -> None:
    for number in (2, 1):
        (tmp_path / f"{number}.xml").write_text(write_export(write_item(number)), "utf-8")
    export = read_exports([tmp_path / "2.xml", tmp_path / "1.xml"])
    assert [item.id for item in export.items] == [2, 1]
    assert export.items[0].path == str(tmp_path / "2.xml")


def refuse(path: Path, largest: int = 1000) -> str:
    with pytest.raises(RefusedExportError) as caught:
        read_exports([path], largest)
    message = str(caught.value)
    assert message.startswith(f"{path}: ")
    return message


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert "n’existe pas" in refuse(tmp_path / "rien.xml")


def test_a_folder(tmp_path: Path) -> None:
    assert "dossier" in refuse(tmp_path)


def test_a_link_to_itself(tmp_path: Path) -> None:
    (tmp_path / "a.xml").symlink_to(tmp_path / "a.xml")
    assert "tourne en rond" in refuse(tmp_path / "a.xml")


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.xml")
    assert "ordinaire" in refuse(tmp_path / "a.xml")


def test_a_name_that_no_file_can_have(tmp_path: Path) -> None:
    refuse(tmp_path / ("a" * 300))


def test_a_file_beyond_the_limit(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(write_export() + " " * 3_000_000, "utf-8")
    assert re.search("dépasse 2\u00a0Mo", refuse(tmp_path / "a.xml", 2_000_000))


def test_one_file_that_is_refused_refuses_all(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(write_export(write_item()), "utf-8")
    with pytest.raises(RefusedExportError):
        read_exports([tmp_path / "a.xml", tmp_path / "rien.xml"])
