"""A copy of the database fills an empty one, on either engine."""

import secrets
from pathlib import Path

import pytest

from plugins.comments.backup import BackupError
from plugins.comments.model import Sender
from plugins.comments.store import Store, StoreUnavailableError
from tests.service.examples import make_comment
from tests.service.postgresql import Cluster


@pytest.fixture
def other(url: str, tmp_path: Path, request: pytest.FixtureRequest) -> str:
    """The address of a second, empty database of the same kind."""
    if url.startswith("sqlite"):
        return f"sqlite:///{tmp_path}/elsewhere/comments.sqlite3"
    cluster: Cluster = request.getfixturevalue("cluster")
    return cluster.create_database(f"restored_{secrets.token_hex(4)}")


def test_a_copy_makes_another_database_the_same(store: Store, other: str, tmp_path: Path) -> None:
    for number in range(20):
        store.add_comment(make_comment(text=f"Texte {number}"), Sender())
    store.backup(tmp_path / "copy")
    restored = Store(other)
    restored.restore(tmp_path / "copy")
    restored.prepare()
    assert restored.count_by_status() == store.count_by_status()
    assert list(restored.list_comments(limit=100)) == list(store.list_comments(limit=100))
    restored.add_comment(make_comment(), Sender())
    restored.close()


def test_what_is_no_copy_changes_nothing(store: Store, tmp_path: Path) -> None:
    store.add_comment(make_comment(), Sender())
    (tmp_path / "copy").write_text("ceci n'est pas une base, ni du SQL;")
    with pytest.raises((BackupError, StoreUnavailableError)):
        store.restore(tmp_path / "copy")
    assert len(list(store.list_comments(limit=100))) == 1
