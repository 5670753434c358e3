"""Texts worked out once and kept on disk, by the digest of all they were worked out from.

Edge: one SQLite file below the cache folder, which may be deleted at any time; a damaged one is
made anew. What a build did not ask for is forgotten when it saves.
"""

import hashlib
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing, suppress
from pathlib import Path

_TABLE = "CREATE TABLE IF NOT EXISTS texts (key BLOB PRIMARY KEY, text TEXT NOT NULL) WITHOUT ROWID"


def digest_code(folder: Path) -> str:
    """A digest of the Python files of `folder`: other code may work out other texts."""
    digest = hashlib.sha256()
    for path in sorted(folder.glob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


class Memo:
    """What a pure function gave for each text; `version` tells that function and its settings."""

    def __init__(self, path: Path, version: str) -> None:
        self._path, self._version = path, version
        self._kept = self._load()
        self._used: dict[bytes, str] = {}

    def recall(self, source: str, work_out: Callable[[str], str]) -> str:
        """`work_out(source)`, from what is kept if it is there; what raises is not kept."""
        key = hashlib.sha256(f"{self._version}\0{source}".encode("utf-8", "surrogatepass")).digest()
        text = self._kept.get(key)
        if text is None:
            text = work_out(source)
        self._used[key] = self._kept[key] = text
        return text

    def save(self) -> None:
        """Write what this build used, and nothing else; an unwritable folder costs only time."""
        with suppress(OSError, sqlite3.Error):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._save(self._used.items())

    def _load(self) -> dict[bytes, str]:
        if not self._path.exists():
            return {}
        try:
            with closing(sqlite3.connect(self._path)) as database:
                return dict(database.execute("SELECT key, text FROM texts"))
        except sqlite3.Error:
            self._path.unlink(missing_ok=True)
            return {}

    def _save(self, rows: Iterable[tuple[bytes, str]]) -> None:
        with closing(sqlite3.connect(self._path)) as database, database:
            database.execute(_TABLE)
            before = {key for (key,) in database.execute("SELECT key FROM texts")}
            gone = [(key,) for key in before - self._used.keys()]
            database.executemany("DELETE FROM texts WHERE key = ?", gone)
            new = [row for row in rows if row[0] not in before]
            database.executemany("INSERT OR REPLACE INTO texts VALUES (?, ?)", new)
