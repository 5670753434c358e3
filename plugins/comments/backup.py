"""A copy of the database while it is in use: whole, in one file that only its owner reads. I/O."""

import os
import subprocess
import tempfile
from pathlib import Path

from sqlalchemy import URL, Engine

ENVIRONMENT = {"username": "PGUSER", "password": "PGPASSWORD", "host": "PGHOST"}
"""How `pg_dump` is told what must not stand on a command line."""


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
    command = ["pg_dump", "--no-password", "--no-owner", "--file", str(target)]
    try:
        done = subprocess.run(  # noqa: S603 - our own command
            command, check=False, capture_output=True, text=True, env=_tell(engine.url)
        )
    except FileNotFoundError:
        raise BackupError(
            "pg_dump est introuvable\u00a0: sudo apt install postgresql-client"
        ) from None
    if done.returncode:
        raise BackupError(f"pg_dump a échoué\u00a0: {done.stderr.strip()}")


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
