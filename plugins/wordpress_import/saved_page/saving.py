"""Writes a new file whole or not at all, below a folder that it never leaves. Edge."""

from pathlib import Path

from plugins.reading.files import save_new_bytes
from plugins.wordpress_import.copying import DiskError
from plugins.wordpress_import.writing import find_mode, make_folder


def save_new(root: Path, path: str, body: bytes) -> bool:
    """Write `body` as `path` below `root`; False, and nothing is touched, if there is one."""
    target = root / path
    try:
        make_folder(root, path)
        return save_new_bytes(target, body, find_mode(path))
    except OSError as error:
        raise DiskError(str(target), error.strerror) from None
