"""Writes a new file whole or not at all, and never over another. Edge: it touches the disk."""

import os
import tempfile
from pathlib import Path


def save_new_file(path: Path, text: str) -> bool:
    """Write `text` as `path`; False, and nothing is touched, if there is such a file already."""
    return save_new_bytes(path, text.encode())


def save_new_bytes(path: Path, body: bytes, mode: int = 0o644) -> bool:
    """The same of a file that is no text, or that not everybody may read."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(prefix=".", suffix=".tmp", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(body)
        temporary.chmod(mode)
        return _link(temporary, path, body)
    finally:
        temporary.unlink()


def _link(temporary: Path, path: Path, body: bytes) -> bool:
    try:
        path.hardlink_to(temporary)
    except FileExistsError:
        return False
    except OSError:  # a disk without hard links
        return _create(path, body)
    return True


def _create(path: Path, body: bytes) -> bool:
    try:
        with path.open("xb") as file:
            file.write(body)
    except FileExistsError:
        return False
    return True
