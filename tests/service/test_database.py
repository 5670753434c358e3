"""How a database is opened, and what is said when it cannot answer."""

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Connection, inspect

from plugins.comments.model import Status
from plugins.comments.schema import METADATA
from plugins.comments.store import Store, StoreUnavailableError
from tests.service.examples import make_comment, make_mail, make_sender
from tests.service.together import at_once


def test_a_store_that_is_closed_refuses(store: Store) -> None:
    store.add_comment(make_comment(), make_sender())
    store.close()
    with pytest.raises(StoreUnavailableError):
        store.add_comment(make_comment(), make_sender())


def test_processes_that_prepare_together_all_succeed(url: str) -> None:
    stores = [Store(url) for _ in range(6)]
    assert at_once([store.prepare for store in stores]) == [None] * 6
    for store in stores:
        store.close()


def test_a_database_of_an_earlier_day_gets_the_indexes_that_are_new(url: str) -> None:
    names = {index.name for table in METADATA.sorted_tables for index in table.indexes}
    store = Store(url)
    store.prepare()
    store.add_comment(make_comment(), make_sender())
    with store._writer.begin() as connection:
        for name in names:
            connection.exec_driver_sql(f"DROP INDEX {name}")
        assert list_indexes(connection) == set()
    store.prepare()
    with store._reader.connect() as connection:
        assert list_indexes(connection) == names
    assert store.count_by_status()[Status.PENDING] == 1
    store.close()


def list_indexes(connection: Connection) -> set[str | None]:
    inspector = inspect(connection)
    tables = inspector.get_table_names()
    return {index["name"] for table in tables for index in inspector.get_indexes(table)}


@pytest.mark.parametrize("url", ["mysql://x/y", "sqlite://", "sqlite:///:memory:"])
def test_another_database_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="COMMENTS_DATABASE"):
        Store(url)


def test_a_server_out_of_reach_is_said_without_its_password() -> None:
    store = Store("postgresql://comments:s3cret@127.0.0.1:9/comments")
    with pytest.raises(StoreUnavailableError) as refusal:
        store.prepare()
    assert "s3cret" not in f"{refusal.value} {refusal.value.__cause__}"
    store.close()


@contextmanager
def full_disk(file: Path) -> Iterator[None]:
    """No file of this process can grow beyond what `file` holds now."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (file.stat().st_size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_full_disk_refuses_all_of_a_comment_and_takes_it_once_there_is_room(
    tmp_path: Path,
) -> None:
    store = Store(f"sqlite:///{tmp_path}/c.sqlite3")
    store.prepare()
    kept, refused = make_comment(), make_comment(text="x" * 9000)
    store.add_comment(kept, make_sender(), [make_mail()])
    with full_disk(tmp_path / "c.sqlite3-wal"), pytest.raises(StoreUnavailableError):
        store.add_comment(refused, make_sender(), [make_mail()])
    assert store.list_comments() == [kept]
    assert store.count_mails() == {"waiting": 1}
    store.add_comment(refused, make_sender(), [make_mail()])
    assert store.find_comment(refused.id) == refused
    store.close()


def test_a_locked_database_is_said_in_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("plugins.comments.engine.PATIENCE", 0.2)
    store, other = (Store(f"sqlite:///{tmp_path}/c.sqlite3") for _ in "ab")
    store.prepare()
    with other._writer.begin(), pytest.raises(StoreUnavailableError, match="locked"):
        store.add_comment(make_comment(), make_sender())
    store.add_comment(make_comment(), make_sender())
    store.close()
    other.close()
