"""A copy of the database while it is in use, and back: one file that only its owner reads. I/O."""

import os
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import URL, Engine

ENVIRONMENT = {"username": "PGUSER", "password": "PGPASSWORD", "host": "PGHOST"}
"""How `pg_dump` and `psql` are told what must not stand on a command line."""


class BackupError(Exception):
    """Why there is no copy, in French."""


def save_backup(engine: Engine, path: Path) -> None:
    """Copy the database to `path`, which is replaced only once the copy is whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    os.close(descriptor)
    try:
        is_sqlite = engine.dialect.name == "sqlite"
        (_copy_sqlite if is_sqlite else _dump_postgresql)(engine, Path(name))
        _flush(Path(name))
        Path(name).replace(path)
    finally:
        Path(name).unlink(missing_ok=True)


def load_backup(engine: Engine, path: Path) -> None:
    """Make the database what `path` holds: all of it, or nothing where that fails.

    SQLite is overwritten, also while it is in use; PostgreSQL is filled, and must be empty.
    """
    is_sqlite = engine.dialect.name == "sqlite"
    (_refill_sqlite if is_sqlite else _fill_postgresql)(engine, path)


def _refill_sqlite(engine: Engine, source: Path) -> None:
    import sqlite3  # noqa: PLC0415 - as below

    copy = sqlite3.connect(f"{source.resolve().as_uri()}?mode=ro", uri=True)
    try:
        if copy.execute("PRAGMA integrity_check").fetchone() != ("ok",):
            raise BackupError(f"{source} est abîmé\u00a0: rien n’a été changé.")
        with engine.connect() as connection:
            target = connection.connection.driver_connection
            assert isinstance(target, sqlite3.Connection)  # noqa: S101 - for the type alone
            copy.backup(target)
    except sqlite3.DatabaseError as failure:
        raise BackupError(f"{source} n’est pas une copie de la base\u00a0: {failure}") from None
    finally:
        copy.close()


def _fill_postgresql(engine: Engine, source: Path) -> None:
    command = ["psql", "--no-password", "--quiet", "--set", "ON_ERROR_STOP=1"]
    _run([*command, "--single-transaction", "--file", str(source)], engine.url)


def _copy_sqlite(engine: Engine, target: Path) -> None:
    """SQLite's own backup, into a file that stands alone, without a log beside it."""
    import sqlite3  # noqa: PLC0415 - a build of Python may lack it, and PostgreSQL does without

    copy = sqlite3.connect(target)
    try:
        with engine.connect() as connection:
            source = connection.connection.driver_connection
            assert isinstance(source, sqlite3.Connection)  # noqa: S101 - for the type alone
            source.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")
    finally:
        copy.close()


def _dump_postgresql(engine: Engine, target: Path) -> None:
    _run(["pg_dump", "--no-password", "--no-owner", "--file", str(target)], engine.url)


def _run(command: Sequence[str], url: URL) -> None:
    try:
        done = subprocess.run(  # noqa: S603 - our own command
            command, check=False, capture_output=True, text=True, env=_tell(url)
        )
    except FileNotFoundError:
        raise BackupError(
            f"{command[0]} est introuvable\u00a0: sudo apt install postgresql-client"
        ) from None
    if done.returncode:
        raise BackupError(f"{command[0]} a échoué\u00a0: {done.stderr.strip()}")


def _tell(url: URL) -> dict[str, str]:
    """The environment by which `pg_dump` finds the database that `url` names."""
    told = {
        name: str(getattr(url, part)) for part, name in ENVIRONMENT.items() if getattr(url, part)
    }
    query = {key: value for key, value in url.query.items() if isinstance(value, str)}
    told |= {"PGDATABASE": url.database or "", "PGPORT": str(url.port or query.get("port", 5432))}
    if "host" in query:
        told["PGHOST"] = query["host"]
    return {**os.environ, **told}


def _flush(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
