"""A private PostgreSQL: its own folder, its own socket, nobody else's data, stopped by its pid."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import psycopg

USER = "comments"
PATIENCE = 30
OPTIONS = ("listen_addresses=", "fsync=on", "synchronous_commit=on", "max_connections=200")


def find_programs() -> Path | None:
    """The folder that holds `initdb` and `postgres`, the newest version first."""
    folders = Path("/usr/lib/postgresql").glob("*/bin")
    found = [folder for folder in folders if (folder / "initdb").exists()]
    return max(found, key=lambda folder: int(folder.parent.name), default=None)


def as_unprivileged(command: Sequence[str]) -> list[str]:
    """`command`, by another user when we are root: PostgreSQL refuses to serve root."""
    if os.geteuid() != 0:
        return list(command)
    return ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", *command]


@dataclass(frozen=True)
class Cluster:
    """A running server."""

    folder: Path
    process: subprocess.Popen[bytes]

    @classmethod
    def start(cls) -> "Cluster":
        """Create a cluster and wait until it answers."""
        programs = find_programs()
        assert programs is not None
        folder = Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres", "postgres")
        data = str(folder / "data")
        initdb = [str(programs / "initdb"), "-D", data, "-U", USER, "-A", "trust", "-E", "UTF8"]
        made = subprocess.run(
            as_unprivileged([*initdb, "--locale=C.UTF-8"]),
            check=False,
            capture_output=True,
            cwd="/",
        )
        assert made.returncode == 0, made.stderr.decode()
        serve = [str(programs / "postgres"), "-D", data, "-k", str(folder)]
        options = [part for option in OPTIONS for part in ("-c", option)]
        with (folder / "log").open("wb") as log:
            process = subprocess.Popen(
                as_unprivileged([*serve, *options]), stdout=log, stderr=log, cwd="/"
            )
        cluster = cls(folder, process)
        cluster.wait()
        return cluster

    def wait(self) -> None:
        """Return once the server takes connections."""
        deadline = time.monotonic() + PATIENCE
        while True:
            try:
                psycopg.connect(self.url("postgres")).close()
            except psycopg.OperationalError:
                assert time.monotonic() < deadline, (self.folder / "log").read_text()
                time.sleep(0.05)
            else:
                return

    def url(self, database: str) -> str:
        """The address of one of its databases."""
        return f"postgresql://{USER}@/{database}?host={quote(str(self.folder), safe='')}"

    def create_database(self, name: str) -> str:
        """Make an empty database, and give its address."""
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}"'.encode())
        return self.url(name)

    def stop(self) -> None:
        """End the server at once, and remove all that it wrote."""
        self.process.send_signal(signal.SIGQUIT)
        self.process.wait(PATIENCE)
        shutil.rmtree(self.folder)
