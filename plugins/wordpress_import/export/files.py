"""Opens the files of an export. Edge."""

import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

from plugins.wordpress_import.export.merging import merge
from plugins.wordpress_import.export.reading import read_part
from plugins.wordpress_import.export.refusals import HOW_TO_EXPORT, RefusedExportError
from plugins.wordpress_import.model import Export

__all__ = ["RefusedExportError", "read_exports"]

CHUNK = 1 << 18
LARGEST = 500_000_000
"""Bytes of one file."""


def read_exports(paths: Sequence[Path], largest: int = LARGEST) -> Export:
    """All that the export files `paths` of one blog hold; raises `RefusedExportError`."""
    if not paths:
        raise RefusedExportError("export", 0, "aucun fichier n’a été donné.")
    return merge([read_part(_read_chunks(path, largest), str(path)) for path in paths])


def _read_chunks(path: Path, largest: int) -> Iterator[bytes]:
    try:
        _refuse_unreadable(path, largest)
        with path.open("rb") as file:
            read = 0
            while chunk := file.read(CHUNK):
                read += len(chunk)
                if read > largest:
                    raise _refuse_large(path, largest)
                yield chunk
    except OSError as error:
        raise RefusedExportError(str(path), 0, _explain(error)) from error


def _refuse_unreadable(path: Path, largest: int) -> None:
    status = path.stat()
    if stat.S_ISDIR(status.st_mode):
        raise RefusedExportError(
            str(path), 0, "c’est un dossier\u00a0: donnez le fichier .xml qui s’y trouve."
        )
    if not stat.S_ISREG(status.st_mode):
        raise RefusedExportError(str(path), 0, "ce n’est pas un fichier ordinaire.")
    if status.st_size > largest:
        raise _refuse_large(path, largest)


def _refuse_large(path: Path, largest: int) -> RefusedExportError:
    return RefusedExportError(
        str(path),
        0,
        f"ce fichier dépasse {largest // 1_000_000}\u00a0Mo\u00a0: exportez le blog en plusieurs"
        " fois, par année.",
    )


def _explain(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return f"ce fichier n’existe pas\u00a0; {HOW_TO_EXPORT}."
    if isinstance(error, PermissionError):
        return "vous n’avez pas le droit de lire ce fichier."
    return "ce fichier ne peut pas être lu (un lien qui tourne en rond, ou le disque)."
