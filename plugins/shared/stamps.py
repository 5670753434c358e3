"""The stamps of files, which tell without reading them whether they are still the same. Edge."""

import os
from pathlib import Path

FileStamp = tuple[int, int, int]
"""Size, and times of last change of content and of status in nanoseconds."""
RACY = 2_000_000_000
"""Nanoseconds: a file changed twice within the grain of a clock may keep its stamp."""


def read_stamp(status: os.stat_result) -> FileStamp:
    """The stamp that `status` tells."""
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns


def find_stamp(path: Path) -> FileStamp | None:
    """The stamp of the file at `path`, None where there is none."""
    try:
        return read_stamp(path.stat())
    except OSError:
        return None


def is_settled(stamp: FileStamp | None, seen: int) -> bool:
    """Whether a file that was seen with `stamp` cannot have changed since and kept it."""
    return stamp is None or max(stamp[1:]) + RACY < seen
