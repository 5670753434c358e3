"""Where the files of the old blog are, whatever the shape of the folder that holds them. Core."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Protocol
from urllib.parse import unquote

from plugins.wordpress_import.uploads import Upload, clean_name, find_name, find_small_sizes

MOST_FILES = 100_000
MOST_BYTES = 2_000_000_000
"""Of one file: a long film."""

MOST_TOTAL = 50_000_000_000


class UnusableError(Exception):
    """Why a file is not brought: a French sentence without its subject."""


@dataclass(frozen=True)
class Brought:
    """A file of the old blog once it was looked for: `staged` is a file when `reason` is empty."""

    upload: Upload
    staged: str = ""
    digest: str = ""
    reason: str = ""
    """Why it is not brought: a French sentence without its subject."""
    is_missing: bool = False
    is_small: bool = False
    """Only a smaller size of it was found."""


class Holdings(Protocol):
    """A folder of uploads, an archive of one, or the old site itself."""

    name: str
    """What the report calls it."""

    refused: list[tuple[str, str]]
    """`(name, reason)` of what is in it and is not looked at."""

    def find(self, name: str) -> str | None:
        """What `bring` takes for the file `name` (below uploads), None when it is not there."""

    def find_small(self, name: str) -> str | None:
        """The same for the largest of its smaller sizes."""

    def bring(self, found: str, old: str, target: str) -> None:
        """Copy `found`, whose old address was `old`, to `target`; raises UnusableError."""


@dataclass
class Index:
    """The paths in a folder, found by names below uploads: `2017/11/x.jpg`.

    The folder may be that of uploads, one above it or one below; names may be composed or not, and
    of another case.
    """

    by_name: dict[str, str] = field(default_factory=dict)
    flat: dict[str, list[str]] = field(default_factory=dict)
    _siblings: dict[str, list[str]] = field(default_factory=dict)

    def add(self, path: str) -> None:
        """Take in the file `path`, parted by `/`; a program may have encoded its name."""
        plain = unquote(path)
        dated = find_name(f"/{plain}")
        name = clean_name(dated or plain)
        if not name:
            return
        self.by_name.setdefault(name, path)
        self.by_name.setdefault(_fold(name), path)
        folder, _, last = name.rpartition("/")
        self._siblings.setdefault(_fold(folder), []).append(last)
        if not dated:
            self.flat.setdefault(_fold(last), []).append(path)

    def find(self, name: str) -> str | None:
        """The path of the file that WordPress had as `name`."""
        parts = name.split("/")
        for start in range(len(parts)):
            wish = "/".join(parts[start:])
            found = self.by_name.get(wish) or self.by_name.get(_fold(wish))
            if found:
                return found
        flat = self.flat.get(_fold(parts[-1]), [])
        return flat[0] if len(flat) == 1 else None

    def find_small(self, name: str) -> str | None:
        """The path of its largest smaller size."""
        folder, _, last = name.rpartition("/")
        for size in find_small_sizes(last, self._siblings.get(_fold(folder), [])):
            return self.find(f"{folder}/{size}" if folder else size)
        return None


def find_path_fault(path: str) -> str:
    """Why a path in an archive or a folder is not looked at; empty for a harmless one."""
    if path.startswith(("/", "\\")) or path[1:2] == ":":
        return "porte un chemin absolu"
    if ".." in path.replace("\\", "/").split("/"):
        return "mène hors de son dossier"
    if any(unicodedata.category(sign) in {"Cc", "Cs"} for sign in path):
        return "a un nom qui contient des caractères de commande"
    return ""


def is_hidden(path: str) -> bool:
    """Whether a system put the file there, and not its owner."""
    parts = path.replace("\\", "/").split("/")
    return any(part[:1] == "." != part[:2][1:] for part in parts) or parts[0] == "__MACOSX"


def index_paths(paths: Iterable[str]) -> Index:
    """The index of `paths`."""
    index = Index()
    for path in paths:
        index.add(path)
    return index


def _fold(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
