"""What a browser saved beside a page, and the pictures that the blog has. Edge."""

import os
import tempfile
import unicodedata
from collections.abc import Iterator
from functools import cached_property, partial
from pathlib import Path

from plugins.wordpress_import.holdings import UnusableError
from plugins.wordpress_import.media import check_file
from plugins.wordpress_import.saved_page.model import Saved

MOST_FILES = 5000
MOST_BYTES = 100_000_000
_SUFFIXES = frozenset({".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif"})
_JOINTS = ("_", ".", "-", " ")


def list_saved(page: Path) -> Saved:
    """How to read each picture of the folders that bear the name of `page`."""
    saved: dict[str, partial[bytes]] = {}
    for path in _walk(page):
        name = path.relative_to(page.parent).as_posix()
        saved[unicodedata.normalize("NFC", name)] = partial(_read, path)
    return saved


def is_usable(name: str, content: bytes) -> bool:
    """Whether `content` is a picture, whole, as `name` says."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "image")
        path.write_bytes(content)
        try:
            check_file(path, name)
        except UnusableError:
            return False
    return True


class Album:
    """The pictures below the folder of contents `root`."""

    def __init__(self, root: Path) -> None:
        self.root = root

    @cached_property
    def names(self) -> frozenset[str]:
        """Their paths below `root`."""
        found = (path for path in (self.root / "images").rglob("*") if path.is_file())
        return frozenset(path.relative_to(self.root).as_posix() for path in found)

    def find_twin(self, content: bytes) -> str:
        """The one that has these very bytes."""
        alike = (name for name in self._sizes.get(len(content), []))
        return next((name for name in alike if (self.root / name).read_bytes() == content), "")

    @cached_property
    def _sizes(self) -> dict[int, list[str]]:
        sizes: dict[int, list[str]] = {}
        for name in sorted(self.names):
            sizes.setdefault((self.root / name).stat().st_size, []).append(name)
        return sizes


def _walk(page: Path) -> Iterator[Path]:
    count = 0
    for entry in sorted(os.scandir(page.parent), key=lambda entry: entry.name):
        beside = entry.name.startswith(tuple(f"{page.stem}{joint}" for joint in _JOINTS))
        if not (beside and entry.is_dir(follow_symlinks=False)):
            continue
        for folder, _, names in os.walk(entry.path):
            for name in sorted(names):
                path = Path(folder, name)
                count += 1
                if count > MOST_FILES:
                    return
                if path.suffix.lower() in _SUFFIXES and not path.is_symlink() and path.is_file():
                    yield path


def _read(path: Path) -> bytes:
    """The bytes of a picture; none of one that is too heavy or cannot be read."""
    try:
        return path.read_bytes() if path.stat().st_size <= MOST_BYTES else b""
    except OSError:
        return b""
