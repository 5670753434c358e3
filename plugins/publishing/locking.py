"""One publication at a time: a lock that the system gives back when its holder dies. Edge."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from plugins.publishing.hosts import PublishingError

PAUSE = 0.1


@contextmanager
def locked(path: Path, patience: float = 0.0) -> Iterator[None]:
    """Hold the lock at `path`; PublishingError when another process does for so many seconds.

    The file stays: what it says is for people, and only the hold on it counts.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        _take(descriptor, path, time.monotonic() + patience)
        os.truncate(descriptor, 0)
        os.pwrite(descriptor, f"{os.getpid()} {datetime.now(UTC):%H:%M:%S} UTC\n".encode(), 0)
        yield
    finally:
        os.close(descriptor)


def _take(descriptor: int, path: Path, deadline: float) -> None:
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= deadline:
                raise PublishingError(_tell(path)) from None
            time.sleep(PAUSE)
        else:
            return


def _tell(path: Path) -> str:
    number, _, since = path.read_text("utf-8").strip().partition(" ")
    holder = f" (processus {number}, depuis {since})" if since else ""
    return f"Une mise en ligne est déjà en cours{holder}\u00a0: attendez qu’elle finisse."
