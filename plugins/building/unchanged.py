"""Whether anything has changed since a build: a look at stamps, before Pelican is loaded. Edge.

Stamps are believed only when they are older than the look by more than the grain of clocks; where
in doubt, the answer is that something may have changed, and a build finds out.
"""

import hashlib
import json
import os
import sys
import sysconfig
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from plugins.shared.stamps import RACY

PASSING = ("PWD", "OLDPWD", "SHLVL", "_", "TERM", "COLUMNS", "LINES", "MAKELEVEL", "MAKEFLAGS")
"""Variables of the environment that differ from one terminal to the next."""
IGNORED = frozenset({"__pycache__", ".git", "node_modules"})


@dataclass(frozen=True)
class Look:
    """What a build saw: a digest of the stamps of `folders` and `files`, and when."""

    folders: tuple[str, ...]
    files: tuple[str, ...]
    mark: str
    newest: int
    seen: int
    until: float
    """The moment (Unix time) from which on the same sources make another site."""
    report: str
    """What was said of the build."""


def look(folders: Sequence[str], files: Sequence[str]) -> tuple[str, int]:
    """A digest of all stamps and of the environment, and the newest stamp, in nanoseconds."""
    digest, newest = hashlib.blake2b(digest_size=16), 0
    for path, size, changed in _list_stamps(folders, files):
        digest.update(f"{path}\0{size}\0{changed}\n".encode("utf-8", "surrogateescape"))
        newest = max(newest, changed)
    variables = sorted((k, v) for k, v in os.environ.items() if k not in PASSING)
    digest.update(repr((variables, sys.version)).encode("utf-8", "surrogateescape"))
    return digest.hexdigest(), newest


def save_look(place: Path, known: Look) -> None:
    """Keep `known` at `place`; a folder that cannot be written costs only time."""
    with suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        fresh = place.with_suffix(".tmp")
        fresh.write_text(json.dumps(asdict(known)), "utf-8")
        fresh.replace(place)


def find_report(place: Path) -> str | None:
    """What was said of the build that is still true; None when a build has to find out."""
    try:
        known = Look(**json.loads(place.read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return None
    settled = known.newest + RACY < known.seen and time.time() < known.until
    same = settled and look(known.folders, known.files)[0] == known.mark
    return known.report if same else None


def list_libraries() -> str:
    """The folder that changes when a library is installed."""
    return sysconfig.get_paths()["purelib"]


def _list_stamps(folders: Sequence[str], files: Sequence[str]) -> Iterator[tuple[str, int, int]]:
    for path in files:
        yield from _list_stamp(path)
    waiting = list(folders)
    while waiting:
        folder = waiting.pop()
        yield from _list_stamp(folder)  # what was deleted left its trace there
        with suppress(FileNotFoundError), os.scandir(folder) as entries:
            for entry in sorted(entries, key=lambda each: each.name):
                if entry.is_dir(follow_symlinks=False):
                    waiting += [entry.path] if entry.name not in IGNORED else []
                else:
                    yield from _list_stamp(entry.path)


def _list_stamp(path: str) -> Iterator[tuple[str, int, int]]:
    """The stamp of what is there: links of editors lead nowhere."""
    with suppress(OSError):
        status = os.stat(path)  # noqa: PTH116 - one object less for each of thousands
        yield path, status.st_size, max(status.st_mtime_ns, status.st_ctime_ns)
