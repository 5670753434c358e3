"""A store on each engine: SQLite in a file, and PostgreSQL in a private cluster of this session."""

import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.comments.store import Store
from tests.service.postgresql import Cluster, find_programs

MISSING = "PostgreSQL n’est pas installé : sudo apt install postgresql"


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """A PostgreSQL of our own on a socket in a folder of its own, stopped at the end."""
    if find_programs() is None:
        pytest.skip(MISSING)
    cluster = Cluster.start()
    yield cluster
    cluster.stop()


@pytest.fixture
def postgresql_url(cluster: Cluster) -> str:
    """An empty database."""
    return cluster.create_database(f"comments_{secrets.token_hex(4)}")


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database, once for each engine."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/comments.sqlite3"
    return str(request.getfixturevalue("postgresql_url"))


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    """A store that is ready."""
    store = Store(url)
    store.prepare()
    yield store
    store.close()
