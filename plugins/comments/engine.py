"""The database behind a URL, set so that what is committed is on the disk.

SQLite: write-ahead log, one flush per commit, erased bytes overwritten, foreign keys held; a
transaction that writes takes its lock at once, so that it never has to be given up half-way.
"""

from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection

from plugins.comments.schema import METADATA

PATIENCE = 5
"""Seconds to wait for a lock, or for a free connection."""
READERS = 8
MOST_READERS = 64

LOCK = 7_304_221
"""A number of our own, by which processes that create the tables wait for one another."""

PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "secure_delete=ON",
    "foreign_keys=ON",
)


def read_url(text: str) -> URL:
    """The address of the database; SQLAlchemy’s errors show no password."""
    url = make_url(text)
    if url.get_backend_name() in ("postgresql", "postgres"):
        return url.set(drivername="postgresql+psycopg")
    if url.get_backend_name() != "sqlite" or not url.database or url.database == ":memory:":
        raise ValueError("COMMENTS_DATABASE : sqlite:///chemin/du/fichier ou postgresql://…")
    return url


def open_engine(url: URL) -> Engine:
    """The engine on which `open_writer` and `open_reader` stand."""
    options: dict[str, Any] = {"pool_size": READERS, "max_overflow": MOST_READERS - READERS}
    options |= {"pool_timeout": PATIENCE, "hide_parameters": True}
    if url.get_backend_name() == "sqlite":
        engine = create_engine(url, **options, connect_args={"timeout": PATIENCE})
        event.listen(engine, "connect", _prepare_connection)
        event.listen(engine, "begin", _begin)
        return engine
    connect = {"connect_timeout": PATIENCE, "application_name": "comments"}
    return create_engine(url, **options, pool_pre_ping=True, connect_args=connect)


def open_writer(engine: Engine) -> Engine:
    """The same engine, whose transactions write."""
    return engine.execution_options(begin="BEGIN IMMEDIATE")


def open_reader(engine: Engine) -> Engine:
    """The same engine, whose reads are one statement each and need no transaction around it."""
    if engine.dialect.name == "sqlite":
        return engine.execution_options(begin="")
    return engine.execution_options(isolation_level="AUTOCOMMIT")


def _prepare_connection(connection: DBAPIConnection, _: Any) -> None:
    """Leave transactions to SQLAlchemy: `sqlite3` would begin them late, and read outside them."""
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    begin = connection.get_execution_options().get("begin", "BEGIN")
    if begin:
        connection.exec_driver_sql(begin)


def create_tables(writer: Engine) -> None:
    """Create what is not there, in a database of an earlier day the indexes that are new.

    Processes that do so together wait for one another.
    """
    with writer.begin() as connection:
        if connection.dialect.name != "sqlite":
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({LOCK})")
        METADATA.create_all(connection)
        for table in METADATA.sorted_tables:
            for index in table.indexes:
                index.create(connection, checkfirst=True)


def overwrite_deleted(engine: Engine) -> bool:
    """Leave nothing of deleted rows in the files of the database; False if readers are in the way.

    SQLite: the file is written anew, and its log emptied. PostgreSQL: the tables are; its
    write-ahead log keeps older bytes until they are recycled, which is the server’s affair.
    """
    if engine.dialect.name == "sqlite":
        with engine.connect().execution_options(begin="") as connection:
            connection.exec_driver_sql("VACUUM")
            return not connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").scalar_one()
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql(f"SET lock_timeout = '{PATIENCE}s'")
        for table in METADATA.sorted_tables:
            connection.exec_driver_sql(f"VACUUM FULL {table.name}")
        connection.exec_driver_sql("RESET lock_timeout")
    return True
