"""An archive is believed in nothing."""

import stat
import zipfile
from pathlib import Path

import pytest

from plugins.wordpress_import import archives
from plugins.wordpress_import.archives import Archive
from plugins.wordpress_import.holdings import UnusableError
from tests.wordpress_import.media.files import draw, write_zip


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("../../etc/cron.d/x.png", "hors de son dossier"),
        ("/etc/x.png", "chemin absolu"),
        ("C:/x.png", "chemin absolu"),
        ("a\\..\\..\\x.png", "hors de son dossier"),
        ("a/x\x1b[31m.png", "caractères de commande"),
    ],
)
def test_a_hostile_name_is_left_and_named(tmp_path: Path, name: str, reason: str) -> None:
    archive = Archive(write_zip(tmp_path / "x.zip", {name: draw(), "bon.png": draw()}))
    assert [reason in why for _, why in archive.refused] == [True]
    assert archive.find("x.png") is None
    assert archive.find("bon.png") == "bon.png"


def test_links_devices_and_locked_files_are_left_and_named(tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    with zipfile.ZipFile(path, "w") as packed:
        for name, kind in (("lien.png", stat.S_IFLNK), ("disque.png", stat.S_IFBLK)):
            member = zipfile.ZipInfo(name)
            member.external_attr = (kind | 0o777) << 16
            packed.writestr(member, "/etc/passwd")
    raw = write_zip(tmp_path / "y.zip", {"clos.png": b"x" * 40}).read_bytes()
    locked = raw.replace(b"PK\x01\x02\x14\x03\x14\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01")
    (tmp_path / "y.zip").write_bytes(locked)
    assert [name for name, _ in Archive(path).refused] == ["lien.png", "disque.png"]
    assert "mot de passe" in Archive(tmp_path / "y.zip").refused[0][1]


def test_what_grows_beyond_measure_is_left_and_named(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "x.zip", {"bombe.png": b"\0" * 30_000_000})
    assert path.stat().st_size < 100_000
    assert "démesurément" in Archive(path).refused[0][1]


def test_a_size_that_is_a_lie_is_found_out(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "x.zip", {"x.png": b"\0" * 100_000})
    raw = path.read_bytes().replace((100_000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    path.write_bytes(raw)
    archive = Archive(path)
    with pytest.raises(UnusableError):
        archive.bring("x.png", "", str(tmp_path / "staged"))
    staged = tmp_path / "staged"
    assert not staged.exists() or staged.stat().st_size <= 10


def test_all_files_together_have_their_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archives, "MOST_TOTAL", 150)
    archive = Archive(write_zip(tmp_path / "x.zip", {"a.png": b"a" * 100, "b.png": b"b" * 100}))
    archive.bring("a.png", "", str(tmp_path / "a"))
    with pytest.raises(UnusableError, match="trop lourde"):
        archive.bring("b.png", "", str(tmp_path / "b"))


def test_too_many_files_are_refused_before_they_are_listed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_zip(tmp_path / "x.zip", {f"{number}.png": b"x" for number in range(50)})
    monkeypatch.setattr(archives, "MOST_LISTED", 1000)
    monkeypatch.setattr(archives.zipfile, "ZipFile", None)  # not even opened
    with pytest.raises(UnusableError, match="plus de"):
        Archive(path)


@pytest.mark.parametrize(
    "body", [b"", b"PK", b"<html>", b"PK\x05\x06" + b"\xff" * 18, b"\0" * 70_000]
)
def test_what_is_no_archive_is_said_so(tmp_path: Path, body: bytes) -> None:
    (tmp_path / "x.zip").write_bytes(body)
    with pytest.raises(UnusableError):
        Archive(tmp_path / "x.zip")


def test_names_in_utf_8_that_do_not_say_so_are_read(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "x.zip", {"ete-a-la-mer.png": b"x"})
    path.write_bytes(path.read_bytes().replace(b"ete-a-la-mer.png", "été-à-mer.png".encode()))
    assert Archive(path).find("été-à-mer.png") == "été-à-mer.png"


def test_what_a_system_left_is_not_named(tmp_path: Path) -> None:
    files = {"__MACOSX/._x.png": b"x", ".DS_Store": b"x", "2018/07/.x.png.swp": b"x"}
    archive = Archive(write_zip(tmp_path / "x.zip", files))
    assert archive.refused == []
