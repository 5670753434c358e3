"""One database, opened, read, written by one thread, copied and scrubbed. I/O.

All writing goes through `Batches`; reading takes a connection of its own and waits for nobody.
"""

from collections.abc import Callable
from concurrent.futures import Future
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection

from plugins.comments.backup import load_backup, save_backup
from plugins.comments.batches import Batches, StoreUnavailableError, tell_unavailable
from plugins.comments.engine import (
    create_tables,
    open_engine,
    open_reader,
    open_writer,
    overwrite_deleted,
    read_url,
)
from plugins.comments.erasing import list_owed, settle
from plugins.comments.rows import Rows

Result = TypeVar("Result")
DEFAULT = "sqlite:///var/comments/comments.sqlite3"
LEASE = timedelta(minutes=10)
"""How long a worker keeps a claimed mail to itself; sending a handful takes less."""


class Database:
    """May be used from any thread; `lease` is how long a claimed mail stays with its worker."""

    def __init__(self, url: str = DEFAULT, lease: timedelta = LEASE) -> None:
        self.lease = lease
        self._url = read_url(url)
        self._engine = open_engine(self._url)
        self._writer, self._reader = open_writer(self._engine), open_reader(self._engine)
        self._batches = Batches(self._writer)

    @property
    def is_near(self) -> bool:
        """Whether a question is answered from a file of this machine, and waits for nobody."""
        return self._engine.dialect.name == "sqlite"

    def prepare(self) -> None:
        """Create what is not there yet; several processes may do so at once."""
        self._make_room()
        with tell_unavailable():
            create_tables(self._writer)

    def close(self) -> None:
        """Finish what was begun, then let go of the database."""
        self._batches.close()
        self._engine.dispose()

    def backup(self, path: Path) -> None:
        """Copy the database to `path` while it is in use."""
        with tell_unavailable():
            save_backup(self._engine, path)

    def restore(self, path: Path) -> None:
        """Make the database what the copy at `path` holds."""
        self._make_room()
        with tell_unavailable():
            load_backup(self._engine, path)

    def _make_room(self) -> None:
        if self._engine.dialect.name == "sqlite":
            path = Path(str(self._url.database))
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            path.touch(mode=0o600)

    def _write(self, step: Callable[[Connection], Result]) -> Result:
        return self._batches.run(step)

    def _add(self, rows: Rows) -> Future[None]:
        return self._batches.add(rows)

    def _read(self, step: Callable[[Connection], Result]) -> Result:
        with tell_unavailable(), self._reader.connect() as connection:
            return step(connection)

    def _scrub(self) -> None:
        """Overwrite what was erased, if anything was; what cannot be done now stays owed."""
        owed = self._read(list_owed)
        if not owed:
            return
        try:
            with tell_unavailable():
                is_done = overwrite_deleted(self._engine)
        except StoreUnavailableError:
            is_done = False
        if is_done:
            self._write(lambda c: settle(c, owed))
