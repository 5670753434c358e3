"""After a person is forgotten, none of the bytes that told of them is left on the disk."""

import secrets
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from unittest.mock import Mock

import psycopg
import pytest
from sqlalchemy.exc import OperationalError

from plugins.comments.engine import overwrite_deleted
from plugins.comments.model import Comment, Sender
from plugins.comments.sealing import Keys
from plugins.comments.state import load_keys
from plugins.comments.store import Store, Subscription
from tests.service.examples import NOW, approve, make_comment, make_mail, make_sender
from tests.service.postgresql import Cluster

EMAIL, NAME = "zenobie@quatrefages.example", "Zénobie Quatrefages"


@pytest.fixture
def keys(tmp_path: Path) -> Keys:
    return load_keys(tmp_path / ".secrets", {})


@pytest.fixture
def person(keys: Keys) -> Sender:
    print_, address = keys.fingerprint(EMAIL), keys.hash_address("192.0.2.77")
    return Sender(keys.seal(EMAIL), print_, address, True)


def read_files(paths: Iterable[Path]) -> bytes:
    return b"\0".join(path.read_bytes() for path in sorted(paths) if path.is_file())


def find_traces(raw: bytes, person: Sender) -> list[bytes]:
    """What of this person stands in `raw`, as it is or as a database might pack it."""
    sealed = person.sealed_email or b""
    told = [NAME, NAME.split()[1], EMAIL, (person.fingerprint or "")[:32], person.address or ""]
    traces = [*(text.encode() for text in told), sealed, sealed.hex().encode()]
    return [trace for trace in traces if trace in raw]


def live_through(store: Store, person: Sender, keys: Keys) -> list[Comment]:
    """All that a person may leave behind, among a crowd of others."""
    mine = person.fingerprint or ""
    comments = [make_comment(NAME, f"Signé {NAME}", minute) for minute in range(6)]
    for comment in comments:
        for _ in range(20):
            store.add_comment(make_comment(), make_sender(), [make_mail()])
        told = replace(make_mail(text=f"{NAME} écrit"), headers={"X": NAME})
        answer = replace(make_mail("personal"), recipient=keys.seal(EMAIL))
        store.add_comment(comment, person, [told, make_mail(text=NAME)])
        store.add_mails([answer], NOW)
        store.use_once(f"data {mine[:48]} {comment.id}", NOW)
        subscription = Subscription(comment.id, "oser", person.sealed_email or b"", "x", NOW)
        store.add_subscription(replace(subscription, fingerprint=mine))
    store.change(approve(comments[0]), [make_mail(text=f"{NAME} répond")])
    store.rewrite(comments[1].id, 0, f"Mieux dit, {NAME}")
    for number, mail in enumerate(store.claim_mails(NOW + timedelta(hours=1), 40)):
        outcome = (None, NOW + timedelta(hours=2))[number % 2]
        store.mark_failed(mail.id, "550", NOW, outcome)
    return comments


def forget(store: Store, person: Sender, keys: Keys) -> list[str]:
    mine = person.fingerprint or ""
    return store.erase(mine, lambda sealed: keys.owns(mine, sealed))


def test_no_byte_is_left_in_sqlite(tmp_path: Path, person: Sender, keys: Keys) -> None:
    folder = tmp_path / "var"
    store, other = (Store(f"sqlite:///{folder}/c.sqlite3") for _ in "ab")
    store.prepare()
    other.use_once("x")
    comments = live_through(store, person, keys)
    assert len(find_traces(read_files(folder.iterdir()), person)) >= 5
    assert forget(store, person, keys) == sorted(comment.id for comment in comments)
    store.backup(folder / "backup.sqlite3")
    assert len(list(folder.iterdir())) == 4
    assert find_traces(read_files(folder.iterdir()), person) == []
    assert sum(other.count_by_status().values()) == 120
    store.close()
    other.close()


def test_no_byte_is_left_in_the_tables_of_postgresql(
    cluster: Cluster, postgresql_url: str, tmp_path: Path, person: Sender, keys: Keys
) -> None:
    store = Store(postgresql_url)
    store.prepare()
    live_through(store, person, keys)
    assert len(find_traces(read_tables(cluster, postgresql_url), person)) >= 5
    assert len(forget(store, person, keys)) == 6
    assert find_traces(read_tables(cluster, postgresql_url), person) == []
    store.backup(tmp_path / "backup.sql")
    assert b"CREATE TABLE public.comments" in (tmp_path / "backup.sql").read_bytes()
    assert find_traces((tmp_path / "backup.sql").read_bytes(), person) == []
    store.close()


def read_tables(cluster: Cluster, url: str) -> bytes:
    """The files of one database, flushed; the server’s own log of writes is not among them."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("CHECKPOINT")
        row = connection.execute("SELECT oid FROM pg_database WHERE datname = current_database()")
        folder = cluster.folder / "data" / "base" / str((row.fetchone() or [0])[0])
    return read_files(folder.iterdir())


def test_what_is_purged_leaves_no_byte_either(tmp_path: Path, person: Sender) -> None:
    store = Store(f"sqlite:///{tmp_path}/var/c.sqlite3")
    store.prepare()
    store.add_comment(make_comment(NAME), person, [make_mail(text=NAME)])
    assert len(store.purge(NOW + timedelta(days=1))) == 1
    assert find_traces(read_files((tmp_path / "var").iterdir()), person) == []
    assert store.list_audit()[0].action == "purge"
    store.close()


@pytest.fixture
def reader(tmp_path: Path) -> Iterator[Store]:
    reader = Store(f"sqlite:///{tmp_path}/c.sqlite3")
    reader.prepare()
    yield reader
    reader.close()


def test_where_a_reader_is_in_the_way_the_audit_says_so(
    reader: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, person: Sender
) -> None:
    monkeypatch.setattr("plugins.comments.engine.PATIENCE", 0.1)
    store = Store(f"sqlite:///{tmp_path}/c.sqlite3")
    store.add_comment(make_comment(), person)
    with reader._engine.connect() as connection:
        connection.exec_driver_sql("SELECT count(*) FROM comments").all()
        assert len(store.erase(person.fingerprint or "")) == 1
    assert store.list_audit()[0].outcome == "1, not overwritten yet"
    assert store.erase(secrets.token_hex(4)) == []
    assert find_traces(read_files(tmp_path.glob("c.sqlite3*")), person) == []
    store.close()


@pytest.fixture
def overwriting(monkeypatch: pytest.MonkeyPatch) -> Mock:
    """How often the files were written anew, which can be told to fail."""
    overwriting = Mock(wraps=overwrite_deleted)
    monkeypatch.setattr("plugins.comments.database.overwrite_deleted", overwriting)
    return overwriting


def test_files_are_written_anew_only_after_something_went(store: Store, overwriting: Mock) -> None:
    later = NOW + timedelta(days=1)
    store.add_comment(make_comment(minutes=3000), make_sender())
    assert (store.purge(later), overwriting.call_count, store.list_audit()) == ([], 0, [])
    store.use_once("nonce", NOW)
    assert (store.purge(later), overwriting.call_count, store.list_audit()) == ([], 1, [])
    assert (store.purge(later), overwriting.call_count) == ([], 1)


def test_what_could_not_be_overwritten_is_at_the_next_purge(
    store: Store, overwriting: Mock, person: Sender
) -> None:
    store.add_comment(make_comment(NAME), person)
    overwriting.side_effect = OperationalError("VACUUM", {}, Exception("killed"))
    assert len(store.erase(person.fingerprint or "")) == 1
    assert store.list_audit()[0].outcome == "1, not overwritten yet"
    overwriting.side_effect = None
    assert store.purge(NOW) == []
    assert [(entry.action, entry.outcome) for entry in store.list_audit()] == [("erase", "1")]
    assert (store.purge(NOW), overwriting.call_count) == ([], 2)
