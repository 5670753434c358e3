"""What comes from an old blog is looked into before it is believed."""

import os
import shutil
import tracemalloc
from pathlib import Path

import pytest

from plugins.wordpress_import.archives import Archive
from plugins.wordpress_import.folder import Folder
from plugins.wordpress_import.holdings import Brought
from plugins.wordpress_import.media import bring
from tests.wordpress_import.media.files import build_upload, draw, forge_png, write_tree

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3">%s</svg>'


def _bring(tmp_path: Path, name: str, body: bytes, room: str = "images") -> Brought:
    folder = Folder(write_tree(tmp_path / "uploads", {name: body}))
    return bring(build_upload(name, room), folder, tmp_path / "staged" / "1")


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("2018/07/x.png", draw()),
        ("2018/07/x.jpg", draw("JPEG")),
        ("2018/07/x.gif", draw("GIF")),
        ("2018/07/x.webp", draw("WEBP")),
        ("2018/07/x.bmp", draw("BMP")),
        ("2018/07/x.jpg", draw("PNG")),  # a wrong name for a good image does no harm
        ("2018/07/x.svg", SVG % b""),
    ],
)
def test_an_image_comes_as_it_is(tmp_path: Path, name: str, body: bytes) -> None:
    brought = _bring(tmp_path, name, body)
    assert brought.reason == ""
    assert Path(brought.staged).read_bytes() == body


@pytest.mark.parametrize(
    ("name", "body", "reason"),
    [
        ("x.jpg", b"", "est vide"),
        ("x.jpg", b"<!DOCTYPE html><script>alert(1)</script>", "n’est pas ce que dit son nom"),
        ("x.jpg", SVG % b"<script/>", "n’est pas ce que dit son nom"),
        ("x.png", b"<?php system($_GET[0]);", "n’est pas ce que dit son nom"),
        ("x.svg", SVG % b"<script>alert(1)</script>", "programme"),
        ("x.svg", draw(), "n’est pas ce que dit son nom"),
        ("x.png", b"MZ\x90\x00", "n’est pas ce que dit son nom"),
        ("x.png", b"texte", "lisible"),
        ("x.heic", b"\0\0\0\x18ftypheic", "lisible"),
        ("x.png", forge_png(30_000, 30_000), "trop grande"),
        ("x.png", forge_png(60, 40), "lisible"),
        ("x.png", forge_png(9000, 9000), "trop grande"),
        ("x.jpg", draw("JPEG", (900, 900))[:1500], "abîmé"),
        ("x.php", b"<?php", "programme"),
    ],
)
def test_what_is_not_fit_is_refused_with_the_reason(
    tmp_path: Path, name: str, body: bytes, reason: str
) -> None:
    brought = _bring(tmp_path, name, body)
    assert reason in brought.reason
    assert not (tmp_path / "staged/1").exists()


@pytest.mark.parametrize(
    "body", [b"<html>", b"\n <!doctype HTML>", b"<svg/>", b"#!/bin/sh", b"\x7fELF"]
)
def test_a_document_that_is_a_page_or_a_program_is_refused(tmp_path: Path, body: bytes) -> None:
    assert "nom" in _bring(tmp_path, "cv.pdf", body, "documents").reason


def test_a_document_comes_as_it_is(tmp_path: Path) -> None:
    assert _bring(tmp_path, "cv.pdf", b"%PDF-1.4", "documents").reason == ""
    assert _bring(tmp_path, "notes.txt", b"<html> se lit", "documents").reason == ""


def test_a_smaller_size_is_taken_when_only_that_is_there(tmp_path: Path) -> None:
    files = {f"2018/07/x-{size}.jpg": draw("JPEG") for size in ("150x150", "768x512", "300x200")}
    folder = Folder(write_tree(tmp_path / "uploads", files))
    brought = bring(build_upload("2018/07/x.jpg"), folder, tmp_path / "staged")
    assert brought.is_small
    assert folder.find_small("2018/07/x.jpg") == "2018/07/x-768x512.jpg"


def test_what_is_not_there_is_missing(tmp_path: Path) -> None:
    folder = Folder(write_tree(tmp_path, {"2018/07/y.jpg": draw("JPEG")}))
    for holdings in (folder, None):
        assert bring(build_upload("2018/07/x.jpg"), holdings, tmp_path / "staged").is_missing


@pytest.mark.parametrize(
    "path",
    [
        "uploads/2018/07/été.png",
        "wp-content/uploads/2018/07/été.png",
        "2018/07/été.png",
        "blog/sauvegarde/uploads/2018/07/e\u0301te\u0301.png",
        "2018/07/ÉTÉ.PNG",
        "07/été.png",
        "images/été.png",
        "2018/07/%C3%A9t%C3%A9.png",
    ],
)
@pytest.mark.parametrize("is_packed", [False, True])
def test_a_file_is_found_whatever_the_folder(tmp_path: Path, path: str, is_packed: bool) -> None:
    root = write_tree(tmp_path / "donné", {path: b"x", "2018/08/autre.png": b"y"})
    holdings = Folder(root)
    if is_packed:
        packed = shutil.make_archive(str(tmp_path / "donné"), "zip", root)
        holdings = Archive(Path(packed))  # type: ignore[assignment]
    assert holdings.find("2018/07/été.png") == path


def test_a_flat_name_that_two_files_bear_is_not_guessed(tmp_path: Path) -> None:
    folder = Folder(write_tree(tmp_path, {"a/x.png": b"x", "b/x.png": b"y"}))
    assert folder.find("2018/07/x.png") is None


def test_links_and_devices_are_left_and_named(tmp_path: Path) -> None:
    secret = write_tree(tmp_path / "ailleurs", {"secret.png": draw()})
    root = write_tree(tmp_path / "uploads", {"2018/07/bon.png": draw()})
    (root / "2018/07/lien.png").symlink_to(secret / "secret.png")
    (root / "2019").symlink_to(secret)
    os.mkfifo(root / "2018/07/tube.png")
    folder = Folder(root)
    assert {name for name, _ in folder.refused} == {
        "2018/07/lien.png", "2019", "2018/07/tube.png",
    }  # fmt: skip
    assert folder.find("2018/07/lien.png") is None
    assert folder.find("2019/secret.png") is None


def test_a_file_that_becomes_a_link_is_not_followed(tmp_path: Path) -> None:
    root = write_tree(tmp_path / "uploads", {"x.png": draw()})
    folder = Folder(root)
    (root / "x.png").unlink()
    (root / "x.png").symlink_to("/etc/passwd")
    assert "lu" in bring(build_upload("x.png"), folder, tmp_path / "staged").reason


def test_a_large_file_is_copied_piece_by_piece(tmp_path: Path) -> None:
    root = write_tree(tmp_path / "uploads", {"film.mp4": b"\0" * 40_000_000})
    folder = Folder(root)
    tracemalloc.start()
    brought = bring(build_upload("film.mp4", "documents"), folder, tmp_path / "staged")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert brought.reason == ""
    assert peak < 5_000_000
