"""Writes a new file whole or not at all, below a folder that it never leaves. Edge."""

import os
import tempfile
from pathlib import Path

from plugins.wordpress_import.copying import DiskError

PRIVATE = "var/wordpress"


def save_new(root: Path, path: str, body: bytes) -> bool:
    """Write `body` as `path` below `root`; False, and nothing is touched, if there is one."""
    target, is_private = root / path, path.startswith(f"{PRIVATE}/")
    try:
        _make_folder(root, path, is_private)
        descriptor, name = tempfile.mkstemp(prefix=".", suffix=".tmp", dir=target.parent)
        whole = Path(name)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(body)
            whole.chmod(0o600 if is_private else 0o644)
            return _link(whole, target, body)
        finally:
            whole.unlink()
    except OSError as error:
        raise DiskError(str(target), error.strerror) from None


def _make_folder(root: Path, path: str, is_private: bool) -> None:
    if is_private and not (root / PRIVATE).exists():
        (root / PRIVATE).mkdir(parents=True, mode=0o700)
    room, folder = root / path.partition("/")[0], (root / path).parent
    folder.mkdir(parents=True, exist_ok=True)
    if not folder.resolve().is_relative_to(room.resolve()):
        raise DiskError(str(folder), "ce dossier mène hors du projet")


def _link(whole: Path, target: Path, body: bytes) -> bool:
    try:
        target.hardlink_to(whole)
    except FileExistsError:
        return False
    except OSError:  # a disk without hard links
        return _create(target, body)
    return True


def _create(target: Path, body: bytes) -> bool:
    try:
        with target.open("xb") as file:
            file.write(body)
    except FileExistsError:
        return False
    return True
