"""An archive of uploads (zip). Edge: what is in it is believed in nothing.

Its list of files is counted before it is read, and no file is unpacked beyond the size it tells.
"""

import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from plugins.wordpress_import.copying import copy_bounded
from plugins.wordpress_import.holdings import (
    MOST_FILES,
    MOST_TOTAL,
    UnusableError,
    find_path_fault,
    index_paths,
    is_hidden,
)

MOST_RATIO = 200
"""How many times larger a file may become, beyond `HARMLESS` bytes."""

HARMLESS = 10_000_000
MOST_LISTED = 200 * MOST_FILES
"""Bytes of the list of files, which is read whole."""

_END = b"PK\x05\x06"
_LONGEST_END = 65_557
_UTF8 = 0x800
_LOCKED = 0x1


class Archive:
    """The files in the zip `path`; raises UnusableError for what is none, or holds too many."""

    def __init__(self, path: Path) -> None:
        self.name = str(path)
        self.refused: list[tuple[str, str]] = []
        self._left = MOST_TOTAL
        try:
            if _measure_list(path) > MOST_LISTED:
                raise UnusableError(f"contient plus de {MOST_FILES} fichiers")
            self._zip = zipfile.ZipFile(path)
        except (OSError, zipfile.BadZipFile, struct.error, ValueError, NotImplementedError):
            raise UnusableError("n’est pas une archive zip lisible") from None
        if len(self._zip.infolist()) > MOST_FILES:
            raise UnusableError(f"contient plus de {MOST_FILES} fichiers")
        self._members = dict(self._list())
        self._index = index_paths(self._members)

    def find(self, name: str) -> str | None:
        return self._index.find(name)

    def find_small(self, name: str) -> str | None:
        return self._index.find_small(name)

    def bring(self, found: str, old: str, target: str) -> None:  # noqa: ARG002 - of other holdings
        member = self._members[found]
        self._left -= member.file_size
        if self._left < 0:
            raise UnusableError("vient dans une archive trop lourde une fois ouverte")
        try:
            with self._zip.open(member) as file:
                copy_bounded(file, Path(target), member.file_size)
        except (
            OSError,
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            RuntimeError,
            NotImplementedError,
        ):
            raise UnusableError("est abîmé dans l’archive") from None

    def _list(self) -> Iterator[tuple[str, zipfile.ZipInfo]]:
        for member in self._zip.infolist():
            name = _read_name(member)
            fault = find_path_fault(name) or _find_fault(member)
            if member.is_dir() or (is_hidden(name) and not fault):
                continue
            if fault:
                self.refused.append((name, fault))
            else:
                yield name.replace("\\", "/"), member


def _find_fault(member: zipfile.ZipInfo) -> str:
    mode = member.external_attr >> 16
    if stat.S_ISLNK(mode):
        return "est un lien vers un autre endroit"
    if stat.S_IFMT(mode) not in {0, stat.S_IFREG}:
        return "n’est pas un fichier ordinaire"
    if member.flag_bits & _LOCKED:
        return "est protégé par un mot de passe"
    if member.file_size > HARMLESS and member.file_size > MOST_RATIO * member.compress_size:
        return "se déplierait démesurément"
    return ""


def _read_name(member: zipfile.ZipInfo) -> str:
    """The name of a member; some programs write UTF-8 without saying so."""
    if not member.flag_bits & _UTF8:
        try:
            return member.orig_filename.encode("cp437").decode("utf-8")
        except UnicodeError:
            pass
    return member.orig_filename


def _measure_list(path: Path) -> int:
    """How many bytes the list of files takes, as the end of the archive tells."""
    with path.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(max(0, size - _LONGEST_END))
        tail = file.read()
    place = tail.rfind(_END)
    if place < 0:
        raise zipfile.BadZipFile
    (listed,) = struct.unpack_from("<I", tail, place + 12)
    large = place - 76
    if large >= 0 and tail[large : large + 4] == b"PK\x06\x06":  # told elsewhere, when it is large
        (listed,) = struct.unpack_from("<Q", tail, large + 40)
    return int(listed)
