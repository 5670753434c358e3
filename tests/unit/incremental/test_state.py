"""What a build knew is there for the next; what is damaged is as good as deleted."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.incremental.ledger import Record
from plugins.incremental.state import LOST, SPARE, DamagedStateError, State

RECORD = Record({"a": frozenset({"title"})}, {}, b"digest", (1, 2), {})


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file with one record, one value and one body."""
    state = State(tmp_path / "builds/x.sqlite3", "1")
    state.open()
    state.ledger.records["x.html"] = RECORD
    state.ledger.values["a"] = {"title": b"value"}
    state.save("Un texte.")
    state.note((), ["x.html"], ["a"])
    state.write()
    state.close()
    return state.path


def _open(path: Path, version: str = "1") -> State:
    state = State(path, version)
    state.open()
    return state


def _key() -> str:
    return State(Path("nowhere"), "1").save("Un texte.")


def test_what_was_written_is_there_again(path: Path) -> None:
    state = _open(path)
    assert state.ledger.records == {"x.html": RECORD}
    assert state.ledger.values == {"a": {"title": b"value"}}
    assert state.load(_key()) == "Un texte."
    state.close()


def test_another_version_begins_from_nothing(path: Path) -> None:
    state = _open(path, "2")
    assert state.ledger.records == {}
    state.close()
    again = _open(path, "1")
    assert again.ledger.records == {}
    again.close()


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _: b"",
    "garbage": lambda _: b"garbage" * 1000,
    "cut to a byte": lambda body: body[:1],
    "cut in the header": lambda body: body[:50],
    "cut to a page": lambda body: body[:4096],
    "cut short": lambda body: body[:-4096],
    "blank inside": lambda body: body[:4096] + bytes(len(body) - 4096),
    "rows that are no rows": lambda body: body.replace(b"plugins.incremental.ledger", b"x" * 26),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_file_is_as_good_as_deleted(path: Path, damage: str) -> None:
    path.write_bytes(DAMAGES[damage](path.read_bytes()))
    state = _open(path)
    with pytest.raises(LOST):
        state.load(_key())
    state.clear()
    state.note((), ["x.html"])
    state.write()
    state.close()


def test_a_body_that_is_not_what_it_was_is_noticed(path: Path) -> None:
    database = sqlite3.connect(path)
    with database:
        database.execute("UPDATE bodies SET row = 'Un autre texte.'")
    database.close()
    state = _open(path)
    with pytest.raises(DamagedStateError):
        state.load(_key())
    state.close()


def test_rows_wait_while_they_cannot_be_written(path: Path) -> None:
    state = _open(path)
    state.ledger.records["y.html"] = RECORD
    state._database.execute("PRAGMA query_only = ON")
    state.note((), ["y.html"])
    state.write()
    state._database.execute("PRAGMA query_only = OFF")
    state.write()
    state.close()
    again = _open(path)
    assert again.ledger.records.keys() == {"x.html", "y.html"}
    again.close()


def test_bodies_of_no_text_are_thrown_away_when_there_are_many(path: Path) -> None:
    state = _open(path)
    for number in range(SPARE):
        state.save(f"Texte {number}.")
    state.write()
    state.close()
    again = _open(path)
    assert again._connection.execute("SELECT count(*) FROM bodies").fetchone() == (0,)
    again.close()


def test_what_is_no_more_is_deleted(path: Path) -> None:
    state = _open(path)
    del state.ledger.records["x.html"]
    state.note((), ["x.html"])
    state.write()
    state.close()
    again = _open(path)
    assert again.ledger.records == {}
    again.close()


def test_a_file_that_was_deleted_or_replaced_is_missed(path: Path) -> None:
    state = _open(path)
    assert state.is_there()
    body = path.read_bytes()
    path.unlink()
    assert not state.is_there()
    path.write_bytes(body)
    path.with_suffix(".other").write_bytes(body)
    path.with_suffix(".other").replace(path)
    assert not state.is_there()
    state.close()


def test_what_is_remembered_is_made_once_for_what_it_is_given(path: Path) -> None:
    state, made = _open(path), []
    for given in (1, 1, 2, 2, 1):
        assert state.remember("double", given, lambda g=given: made.append(g) or g * 2) == given * 2
    assert made == [1, 2, 1]
    state.close()


def test_what_is_remembered_and_cannot_be_read_is_lost(path: Path) -> None:
    state = _open(path)
    state.remember("double", 1, lambda: 2)
    database = sqlite3.connect(path)
    with database:
        database.execute("UPDATE kept SET row = 'x'")
    database.close()
    with pytest.raises(LOST):
        state.remember("double", 1, lambda: 2)
    state.close()
