"""What was saved comes back: comments counted and compared, files by their sums."""

import hashlib
import shutil
import sqlite3
import tarfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from plugins.comments.model import Comment, Sender, Status
from plugins.comments.store import Store
from plugins.publishing.folder import FolderHost
from plugins.publishing.hosts import PublishingError
from plugins.publishing.saving import DEFAULT, Safe
from tests.conftest import ROOT
from tests.publishing.sites import Blog, put
from tests.service.examples import make_comment

COMMENTS = {"content/comments/oser/1.md": "Name: Léa\nDate: 2026-11-24\n\nMerci.\n"}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project as far as saving goes: code, settings, comments, a database that is in use."""
    root = tmp_path / "projet"
    shutil.copytree(
        ROOT / "plugins", root / "plugins", ignore=shutil.ignore_patterns("__pycache__")
    )
    for name in ("pelicanconf.py", "publishconf.py"):
        shutil.copy(ROOT / name, root / name)
    for path, text in COMMENTS.items():
        (root / path).parent.mkdir(parents=True)
        (root / path).write_text(text, "utf-8")
    return root


@pytest.fixture
def store(project: Path) -> Iterator[Store]:
    store = Store(f"sqlite:///{project / DEFAULT}")
    store.prepare()
    for number in range(30):
        status = (Status.APPROVED, Status.PENDING, Status.SPAM)[number % 3]
        store.add_comment(replace(make_comment(text=f"Texte {number}"), status=status), Sender())
    yield store
    store.close()


def _sum(store: Store) -> tuple[dict[Status, int], str]:
    """How many comments there are of each kind, and a sum over all they say."""
    comments: list[Comment] = sorted(store.list_comments(limit=1000), key=lambda each: each.id)
    return dict(store.count_by_status()), hashlib.sha256(repr(comments).encode()).hexdigest()


def test_after_a_loss_counts_and_sums_are_what_they_were(project: Path, store: Store) -> None:
    before, safe = _sum(store), Safe(project, {"PATH": "/usr/bin:/bin"})
    archive = safe.save([], "")
    assert archive.stat().st_mode & 0o777 == 0o600
    store.close()
    shutil.rmtree(project / "var/comments")
    shutil.rmtree(project / "content")
    said = "\n".join(safe.restore(archive))
    again = Store(f"sqlite:///{project / DEFAULT}")
    assert _sum(again) == before
    again.close()
    assert "en-attente\u00a0: 10" in said
    for path, text in COMMENTS.items():
        assert (project / path).read_text("utf-8") == text


def test_a_database_that_is_in_use_is_made_what_it_was(project: Path, store: Store) -> None:
    before, safe = _sum(store), Safe(project, {"PATH": "/usr/bin:/bin"})
    archive = safe.save([], "")
    for _ in range(5):
        store.add_comment(make_comment(), Sender())
    assert _sum(store) != before
    safe.restore(archive)
    assert _sum(store) == before
    store.add_comment(make_comment(), Sender())
    with sqlite3.connect(project / DEFAULT) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()


def test_the_list_of_releases_is_in_it_and_no_secret(project: Path, tmp_path: Path) -> None:
    (project / ".secrets").mkdir()
    (project / ".secrets" / "key").write_text("secret")
    host = FolderHost(tmp_path / "srv")
    first, second = (put(host, Blog(theme), tmp_path) for theme in "ab")
    archive = Safe(project, {}).save(list(host.list_releases()), second.id)
    with tarfile.open(archive) as packed:
        assert not any("secret" in name for name in packed.getnames())
        member = packed.extractfile("releases.json")
        assert member is not None
        rows = member.read().decode()
    assert rows.index(first.id) < rows.index(second.id)
    assert rows.count('"live": true') == 1


def test_a_spoiled_archive_changes_nothing(project: Path, store: Store) -> None:
    before, safe = _sum(store), Safe(project, {"PATH": "/usr/bin:/bin"})
    archive = safe.save([], "")
    archive.write_bytes(archive.read_bytes()[:-200])
    with pytest.raises(PublishingError, match=r"abîmé|ne se lit pas"):
        safe.restore(archive)
    with pytest.raises(PublishingError, match="ne se lit pas"):
        safe.restore(project / "absent.tar.gz")
    assert _sum(store) == before


@pytest.mark.parametrize("name", ["../dehors", "/srv/dehors", "lien"])
def test_an_archive_writes_nothing_outside(project: Path, tmp_path: Path, name: str) -> None:
    archive = tmp_path / "faux.tar.gz"
    with tarfile.open(archive, "w:gz") as packed:
        member = tarfile.TarInfo(name)
        member.type, member.linkname = (tarfile.SYMTYPE, "/etc") if name == "lien" else (b"0", "")
        packed.addfile(member)
    with pytest.raises(PublishingError, match="rien à faire dans une sauvegarde"):
        Safe(project, {}).restore(archive)


def test_settings_that_changed_since_are_not_overwritten(project: Path) -> None:
    safe = Safe(project, {})
    archive = safe.save([], "")
    (project / "publishconf.py").write_text("# autre\n")
    said = safe.restore(archive)
    assert (project / "publishconf.py").read_text() == "# autre\n"
    assert (project / "publishconf.py.sauvegarde").exists()
    assert any("publishconf.py a changé" in line for line in said)
