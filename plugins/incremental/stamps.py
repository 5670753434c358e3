"""Sources as they were read, and the stamps that tell whether files are still the same. Edge."""

from dataclasses import dataclass
from pathlib import Path

from plugins.shared.findings import Finding

FileStamp = tuple[int, int, int]
"""Size, and times of last change of content and of status in nanoseconds."""
RACY = 2_000_000_000
"""Nanoseconds: a file changed twice within the grain of a clock may keep its stamp."""


def find_stamp(path: Path) -> FileStamp | None:
    """The stamp of the file at `path`, None where there is none."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns


def is_settled(stamp: FileStamp | None, seen: int) -> bool:
    """Whether a file that was seen with `stamp` cannot have changed since and kept it."""
    return stamp is None or max(stamp[1:]) + RACY < seen


@dataclass(frozen=True)
class Source:
    """One source as it was read: the bytes it had, what came of them, and which files it needs."""

    stamp: FileStamp
    digest: bytes
    seen: int
    """When it was read, in nanoseconds of the clock that files are stamped by."""
    frozen: bytes
    body: str
    findings: tuple[Finding, ...] = ()
    needs: tuple[tuple[str, FileStamp | None], ...] = ()
    expires: float | None = None
    """The moment (Unix time) from which on it would be read otherwise."""
