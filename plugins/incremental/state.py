"""What the build before this one knew, in one SQLite file below the cache folder.

Edge. The file may be deleted at any time: then everything is built. One that is damaged, or that
other code or other settings wrote, is as good as deleted. A save is one transaction.
"""

import hashlib
import os
import pickle
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from plugins.incremental.fingerprint import fingerprint
from plugins.incremental.ledger import Ledger
from plugins.incremental.sources import Source

T = TypeVar("T")
SPARE = 100
"""Bodies that are kept though no text is theirs any more, besides as many as there are texts."""
FORMAT = "2"
"""Raised when the tables or what they hold change their shape."""
TABLES = """
CREATE TABLE version (text TEXT);
CREATE TABLE sources (name TEXT PRIMARY KEY, row BLOB);
CREATE TABLE records (name TEXT PRIMARY KEY, row BLOB);
CREATE TABLE vals (name TEXT PRIMARY KEY, row BLOB);
CREATE TABLE bodies (name TEXT PRIMARY KEY, row TEXT);
CREATE TABLE kept (name TEXT PRIMARY KEY, digest BLOB, row BLOB);
"""
NAMES = ("sources", "records", "vals")


class DamagedStateError(Exception):
    """The file is not what was written: as good as deleted."""


LOST = (DamagedStateError, sqlite3.DatabaseError)
"""What says that there is nothing to be had of the file any more."""


@dataclass
class State:
    """Rows of the file at `path`; `version` tells the code and the settings that wrote them."""

    path: Path
    version: str
    sources: dict[str, Source] = field(default_factory=dict)
    ledger: Ledger = field(default_factory=Ledger)
    _new_bodies: dict[str, str] = field(default_factory=dict)
    _unwritten: tuple[set[str], set[str], set[str]] = field(
        default_factory=lambda: (set(), set(), set())
    )
    _identity: tuple[int, int] = (0, 0)
    _database: sqlite3.Connection | None = None
    _inherited: sqlite3.Connection | None = None
    _process: int = 0

    def open(self) -> None:
        """Read what is kept, or start from nothing."""
        try:
            self._open()
            self._read()
        except Exception:  # noqa: BLE001 - whatever is wrong with it, it is no loss
            self.clear()

    def clear(self) -> None:
        """Forget everything, on disk too."""
        self.close()
        self.path.unlink(missing_ok=True)
        self.sources, self.ledger = {}, Ledger()
        self._unwritten = set(), set(), set()
        self._open()

    def close(self) -> None:
        """Let go of the file."""
        if self._database is not None:
            self._database.close()
        self._database = None

    def load(self, key: str) -> str:
        """The body kept under `key`."""
        if key in self._new_bodies:
            return self._new_bodies[key]
        query = "SELECT row FROM bodies WHERE name = ?"
        row = self._connection.execute(query, (key,)).fetchone()
        if row is None or find_key(row[0]) != key:
            raise DamagedStateError(self.path)
        return str(row[0])

    def save(self, text: str) -> str:
        """Keep a body; its key."""
        key = find_key(text)
        self._new_bodies.setdefault(key, text)
        return key

    def remember(self, name: str, given: Any, make: Callable[[], T]) -> T:
        """`make()`, a pure function of `given`, or what it gave when it was given the same."""
        digest, query = fingerprint(given), "SELECT digest, row FROM kept WHERE name = ?"
        row = self._connection.execute(query, (name,)).fetchone()
        if row is not None and row[0] == digest:
            kept: T = self._thaw(row[1])
            return kept
        made = make()
        self.keep(name, made, digest)
        return made

    def recall(self, name: str) -> Any:
        """What was kept under `name`; None where nothing was."""
        query = "SELECT row FROM kept WHERE name = ?"
        row = self._connection.execute(query, (name,)).fetchone()
        return None if row is None else self._thaw(row[0])

    def keep(self, name: str, value: Any, digest: bytes = b"") -> None:
        """Keep `value` under `name` for the builds to come."""
        with self._connection as database:
            frozen = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
            database.execute("INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", (name, digest, frozen))

    def _thaw(self, frozen: bytes) -> Any:
        try:
            return pickle.loads(frozen)  # noqa: S301 - our own file
        except Exception as failure:
            raise DamagedStateError(self.path) from failure

    def flush_bodies(self) -> None:
        """Write new bodies to disk, so that they need no memory."""
        with self._connection as database:
            rows = self._new_bodies.items()
            database.executemany("INSERT OR REPLACE INTO bodies VALUES (?, ?)", rows)
        self._new_bodies.clear()

    def note(
        self, sources: Iterable[str], records: Iterable[str], owners: Iterable[str] = ()
    ) -> None:
        """Rows with these names are to be written; they wait for as long as writing fails."""
        for names, more in zip(self._unwritten, (sources, records, owners), strict=True):
            names.update(more)

    def write(self) -> None:
        """Write the rows that were noted, as they are now; those that are no more are deleted.

        What cannot be written waits: the site is what it must be, and losing this costs time alone.
        """
        with suppress(sqlite3.Error, OSError):
            self._write_waiting()

    def _write_waiting(self) -> None:
        tables: list[dict[str, Any]] = [self.sources, self.ledger.records, self.ledger.values]
        with self._connection as database:
            for table, names, rows in zip(NAMES, self._unwritten, tables, strict=True):
                _write_rows(database, table, names, rows)
            new = self._new_bodies.items()
            database.executemany("INSERT OR REPLACE INTO bodies VALUES (?, ?)", new)
        self._new_bodies.clear()
        self._unwritten = set(), set(), set()

    def is_there(self) -> bool:
        """Whether the file is still the one that was opened."""
        try:
            status = self.path.stat()
        except OSError:
            return False
        return self._database is None or (status.st_dev, status.st_ino) == self._identity

    def _prune_bodies(self) -> None:
        """Delete the bodies that no source has any more."""
        used = {source.body for source in self.sources.values()}
        with self._connection as database:
            kept = {name for (name,) in database.execute("SELECT name FROM bodies")}
            gone = [(name,) for name in kept - used]
            database.executemany("DELETE FROM bodies WHERE name = ?", gone)

    @property
    def _connection(self) -> sqlite3.Connection:
        if self._database is None or self._process != os.getpid():
            self._open()  # a forked process must not share the connection of its parent
        assert self._database is not None  # noqa: S101 - what _open has just done
        return self._database

    def _open(self) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self._inherited, self._process = self._database, os.getpid()
        self._database = sqlite3.connect(self.path, check_same_thread=False)
        self._database.execute("PRAGMA synchronous = OFF")  # losing it costs one full build
        found = self._database.execute("SELECT name FROM sqlite_master WHERE name = 'version'")
        if found.fetchone() is None:
            self._database.executescript(TABLES)
            self._database.execute("INSERT INTO version VALUES (?)", (self._mark,))
            self._database.commit()
        status = self.path.stat()
        self._identity = status.st_dev, status.st_ino

    @property
    def _mark(self) -> str:
        return f"{FORMAT} {self.version}"

    def _read(self) -> None:
        database = self._connection
        if database.execute("SELECT text FROM version").fetchone() != (self._mark,):
            self.clear()
            return
        self.sources = _read_rows(database, "sources")
        self.ledger = Ledger(_read_rows(database, "records"), _read_rows(database, "vals"))
        (bodies,) = database.execute("SELECT count(*) FROM bodies").fetchone()
        if bodies > 2 * len(self.sources) + SPARE:
            self._prune_bodies()


def find_place(cache: str, output: str) -> Path:
    """The file of what is known of this very output folder."""
    name = hashlib.blake2b(str(output).encode(), digest_size=6).hexdigest()
    return Path(cache, "builds", f"{name}.sqlite3")


def find_key(text: str) -> str:
    """The key under which a body is kept."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _read_rows(database: sqlite3.Connection, table: str) -> dict[str, Any]:
    rows = database.execute(f"SELECT name, row FROM {table}")  # noqa: S608 - our own names
    return {name: pickle.loads(row) for name, row in rows}  # noqa: S301 - our own file


def _write_rows(
    database: sqlite3.Connection, table: str, names: Iterable[str], rows: dict[str, Any]
) -> None:
    wanted = list(names)
    kept = ((n, pickle.dumps(rows[n], pickle.HIGHEST_PROTOCOL)) for n in wanted if n in rows)
    gone = [(name,) for name in wanted if name not in rows]
    database.executemany(f"INSERT OR REPLACE INTO {table} VALUES (?, ?)", kept)  # noqa: S608
    database.executemany(f"DELETE FROM {table} WHERE name = ?", gone)  # noqa: S608
