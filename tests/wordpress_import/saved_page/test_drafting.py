"""The draft on disk: where `make new` would put it, never over another, and the site builds."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

import pelicanconf
from plugins.comments.files import load_comments
from plugins.wordpress_import.saved_page.drafting import import_saved_page, is_saved_page
from plugins.wordpress_import.saved_page.model import RefusedPageError
from tests.conftest import BuiltSite
from tests.wordpress_import.saved_page.pages import BODY, SEVENTEEN

SETTINGS = {name: getattr(pelicanconf, name) for name in dir(pelicanconf) if name.isupper()}
DRAFT = "content/articles/2018/oser-le-premier-message.md"
ILLUSTRATED = SEVENTEEN.replace(
    BODY, f'{BODY}<p><img src="page_fichiers/photo-300x200.png" alt="Une boîte"></p>'
)


def draw(color: str = "red") -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (40, 30), color).save(buffer, "PNG")
    return buffer.getvalue()


@pytest.fixture(name="root")
def make_root(tmp_path: Path) -> Path:
    root = tmp_path / "blog"
    (root / "content" / "articles").mkdir(parents=True)
    return root


@pytest.fixture(name="page")
def save_page(tmp_path: Path) -> Path:
    """A page with its folder, as Firefox saves them."""
    folder = tmp_path / "page_fichiers"
    folder.mkdir()
    (folder / "photo-300x200.png").write_bytes(draw())
    (folder / "style.css").write_text("p {}")
    page = tmp_path / "page.html"
    page.write_text(ILLUSTRATED, "utf-8")
    return page


def run(page: Path, root: Path, **options: Any) -> str:
    return import_saved_page(page, root, SETTINGS, **options)


def list_files(root: Path) -> dict[str, bytes]:
    files = (path for path in root.rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


def test_the_draft_its_picture_and_its_comments_are_written(page: Path, root: Path) -> None:
    report = run(page, root)
    files = list_files(root)
    assert {DRAFT, "content/images/2018/03/photo.png"} <= set(files)
    assert b"![Une bo\xc3\xaete](/images/2018/03/photo.png)" in files[DRAFT]
    assert "À regarder" in report
    assert DRAFT in " ".join(report.split())


def test_comments_wait_where_nobody_reads_them(page: Path, root: Path) -> None:
    run(page, root)
    folder = root / "var" / "wordpress" / "commentaires"
    (thread,) = load_comments(folder).values()
    assert [comment.name for comment in thread] == ["Bénédicte", "Karine"]
    assert thread[1].parent == thread[0].id
    assert not (root / "content" / "comments").exists()
    assert (folder.parent.stat().st_mode & 0o077) == 0


def test_a_second_run_changes_nothing_and_names_the_draft(page: Path, root: Path) -> None:
    run(page, root)
    (root / DRAFT).write_text((root / DRAFT).read_text("utf-8") + "\nCorrigé.\n", "utf-8")
    before = list_files(root)
    assert DRAFT in run(page, root)
    assert list_files(root) == before


def test_a_draft_that_was_renamed_is_still_known_by_its_old_address(page: Path, root: Path) -> None:
    run(page, root)
    text = (root / DRAFT).read_text("utf-8").replace("Slug: oser-", "Slug: enfin-oser-")
    (root / DRAFT).unlink()
    (root / "content/articles/autre.md").write_text(text, "utf-8")
    assert "content/articles/autre.md" in run(page, root)
    assert not (root / DRAFT).exists()


def test_a_rehearsal_writes_nothing(page: Path, root: Path) -> None:
    report = run(page, root, is_rehearsal=True)
    assert "Rien n’est écrit" in report
    assert list_files(root) == {}


def test_a_refused_page_writes_nothing(tmp_path: Path, root: Path) -> None:
    page = tmp_path / "x.html"
    page.write_bytes(b"%PDF-1.7")
    with pytest.raises(RefusedPageError):
        run(page, root)
    assert list_files(root) == {}


def test_a_picture_that_is_none_is_left_and_marked(page: Path, root: Path) -> None:
    (page.parent / "page_fichiers" / "photo-300x200.png").write_text("<?php evil(); ?>")
    report = run(page, root)
    assert "Image à retrouver" in report
    assert not (root / "content" / "images").exists()


def test_a_picture_that_the_blog_has_is_not_copied(page: Path, root: Path) -> None:
    (root / "content" / "images").mkdir()
    (root / "content" / "images" / "deja.png").write_bytes(draw())
    run(page, root)
    assert b"](/images/deja.png)" in list_files(root)[DRAFT]
    assert not (root / "content" / "images" / "2018").exists()


def test_a_picture_of_the_same_name_is_not_overwritten(page: Path, root: Path) -> None:
    there = root / "content" / "images" / "2018" / "03" / "photo.png"
    there.parent.mkdir(parents=True)
    there.write_bytes(draw("blue"))
    run(page, root)
    assert there.read_bytes() == draw("blue")
    assert b"](/images/2018/03/photo-2.png)" in list_files(root)[DRAFT]


def test_a_link_in_the_folder_is_not_followed(page: Path, root: Path, tmp_path: Path) -> None:
    picture = page.parent / "page_fichiers" / "photo-300x200.png"
    picture.rename(tmp_path / "ailleurs.png")
    picture.symlink_to(tmp_path / "ailleurs.png")
    run(page, root)
    assert not (root / "content" / "images").exists()


def test_the_site_builds_with_the_draft_and_warns_of_nothing(
    page: Path, root: Path, site: Callable[..., BuiltSite]
) -> None:
    run(page, root)
    sources = {
        name.removeprefix("content/"): raw
        for name, raw in list_files(root).items()
        if name.startswith("content/")
    }
    built = site(sources)
    assert [finding for finding in built.findings if finding.label != "conseil\u00a0: "] == []
    draft = built.html("brouillons/oser-le-premier-message/index.html")
    assert draft.select_one(".signature") is not None
    assert "Import" not in str(draft)


@pytest.mark.parametrize(
    ("name", "expected"), [("a.HTML", True), ("a.txt", True), ("a.mhtml", True), ("a.xml", False)]
)
def test_a_page_is_known_by_its_name(name: str, expected: bool) -> None:
    assert is_saved_page(Path(name)) is expected
