"""Writes a new file whole or not at all, and never over another. Edge: it touches the disk."""

import os
import tempfile
from pathlib import Path


def save_new_file(path: Path, text: str) -> bool:
    """Write `text` as `path`; False, and nothing is touched, if there is such a file already."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(prefix=".", suffix=".tmp", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        temporary.chmod(0o644)
        return _link(temporary, path, text)
    finally:
        temporary.unlink()


def _link(temporary: Path, path: Path, text: str) -> bool:
    try:
        path.hardlink_to(temporary)
    except FileExistsError:
        return False
    except OSError:  # a disk without hard links
        return _create(path, text)
    return True


def _create(path: Path, text: str) -> bool:
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        return False
    return True
