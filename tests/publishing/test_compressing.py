"""Compressed copies are whole, made once, and made anew when they were spoiled."""

import gzip
import os
import time
from pathlib import Path

import brotli
import pytest

from plugins.publishing.compressing import UNUSED, compress_texts
from plugins.publishing.preparing import list_paths

TEXT = "Du courage pour celles et ceux qui cherchent du travail.\n" * 30


def _find_text(name: str) -> str:
    return f"{name}\n{TEXT}"


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for name in ("index.html", "site.0123456789.css", "photo.jpg", "release.txt"):
        path = tmp_path / "tree" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(_find_text(name))
    (tmp_path / "tree" / "petit.txt").write_text("court")
    return tmp_path / "tree"


def _remove_copies(tree: Path) -> None:
    for path in [*tree.glob("*.gz"), *tree.glob("*.br")]:
        path.unlink()


def test_texts_that_are_worth_it_are_compressed_in_two_ways(tree: Path, tmp_path: Path) -> None:
    compress_texts(tree, tmp_path / "kept")
    made = {path for path in list_paths(tree) if path.endswith((".gz", ".br"))}
    texts = ("index.html", "site.0123456789.css")
    assert made == {f"{text}{end}" for text in texts for end in (".gz", ".br")}
    for text in texts:
        assert gzip.decompress((tree / f"{text}.gz").read_bytes()).decode() == _find_text(text)
        assert brotli.decompress((tree / f"{text}.br").read_bytes()).decode() == _find_text(text)


def test_the_same_text_is_compressed_once_and_gives_the_same_bytes(
    tree: Path, tmp_path: Path
) -> None:
    compress_texts(tree, tmp_path / "kept")
    before = (tree / "index.html.gz").stat()
    _remove_copies(tree)
    compress_texts(tree, tmp_path / "kept")
    assert (tree / "index.html.gz").stat().st_ino == before.st_ino
    _remove_copies(tree)
    body = next((tmp_path / "kept").iterdir()).read_bytes()
    compress_texts(tree, tmp_path / "other")
    assert body in [path.read_bytes() for path in (tmp_path / "other").iterdir()]


@pytest.mark.parametrize("spoiled", [b"", b"autre chose", gzip.compress(b"un autre texte")])
def test_a_copy_that_a_stop_spoiled_is_made_anew(
    tree: Path, tmp_path: Path, spoiled: bytes
) -> None:
    compress_texts(tree, tmp_path / "kept")
    _remove_copies(tree)
    for copy in (tmp_path / "kept").iterdir():
        copy.write_bytes(spoiled)
    compress_texts(tree, tmp_path / "kept")
    text = _find_text("index.html")
    assert gzip.decompress((tree / "index.html.gz").read_bytes()).decode() == text
    assert brotli.decompress((tree / "index.html.br").read_bytes()).decode() == text


def test_copies_that_no_site_asks_for_are_thrown_away(tree: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    compress_texts(tree, kept)
    long_ago = time.time() - UNUSED - 1
    (kept / "vieux.gz").touch()
    os.utime(kept / "vieux.gz", (long_ago, long_ago))
    _remove_copies(tree)
    compress_texts(tree, kept)
    assert not (kept / "vieux.gz").exists()
    assert len(list(kept.iterdir())) == 4
