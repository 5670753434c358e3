"""Copies a stream piece by piece, and no more of it than was announced. Edge."""

from pathlib import Path
from typing import IO

from plugins.wordpress_import.holdings import MOST_BYTES, UnusableError

PIECE = 1 << 20


class DiskError(Exception):
    """What was to be written cannot be: the disk is full, or may not be written to."""

    def __init__(self, path: str, reason: str | None) -> None:
        super().__init__(f"{path}\u00a0: impossible d’écrire ({reason or 'raison inconnue'})")


def copy_bounded(source: IO[bytes], target: Path, announced: int | None = None) -> int:
    """Write what `source` holds as `target`; return its size. Raises UnusableError."""
    most = MOST_BYTES if announced is None else announced
    if most > MOST_BYTES:
        raise UnusableError(f"est trop lourd ({MOST_BYTES // 1_000_000} Mo au plus)")
    copied = 0
    with _open(target) as file:
        while piece := source.read(PIECE):
            copied += len(piece)
            if copied > most:
                raise UnusableError("est plus lourd qu’il ne le dit")
            _write(file, piece)
    return copied


def _open(target: Path) -> IO[bytes]:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        return target.open("wb")
    except OSError as error:
        raise DiskError(str(target), error.strerror) from None


def _write(file: IO[bytes], piece: bytes) -> None:
    try:
        file.write(piece)
    except OSError as error:
        raise DiskError(file.name, error.strerror) from None
