"""Makes of a built site the tree that is put online, and reads what such a tree holds. Edge.

The tree is made of hard links, beside the site, which stays as it is.
"""

import hashlib
import os
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

from plugins.publishing.manifest import Entry, is_page
from plugins.publishing.pages import Page, read_page


def build_tree(site: Path, tree: Path, added: Mapping[str, str]) -> None:
    """Fill the new folder `tree` with the files of `site` and the texts `added`, by path."""
    tree.mkdir(parents=True)
    for path in list_paths(site):
        target = tree / path
        target.parent.mkdir(parents=True, exist_ok=True)
        link(site / path, target)
    for path, text in added.items():
        write_whole(tree / path, text)


def list_paths(folder: Path) -> list[str]:
    """Each file below `folder`, as a path with slashes, sorted."""
    found: list[str] = []
    waiting = [("", str(folder))]
    while waiting:
        prefix, place = waiting.pop()
        with os.scandir(place) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append((f"{prefix}{entry.name}/", entry.path))
                else:
                    found.append(f"{prefix}{entry.name}")
    return sorted(found)


def read_manifest(folder: Path) -> dict[str, Entry]:
    """The digest and the size of each file below `folder`."""
    return {path: read_entry(folder / path) for path in list_paths(folder)}


def is_same(path: Path, entry: Entry) -> bool:
    """Whether the file at `path` is there and is that one."""
    return path.is_file() and read_entry(path) == entry


def read_entry(path: Path) -> Entry:
    """The digest and the size of one file."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        return Entry(digest, file.tell())


def read_pages(folder: Path, paths: Iterable[str]) -> dict[str, Page]:
    """What each page below `folder` says of itself."""
    pages = [path for path in paths if is_page(path)]
    return {path: read_page((folder / path).read_text("utf-8", "replace"), path) for path in pages}


def link(source: Path, target: Path) -> None:
    """`target` is the same file as `source`, or a copy where disks differ."""
    try:
        os.link(source, target, follow_symlinks=True)
    except OSError:
        shutil.copy2(source, target)


def write_whole(path: Path, body: str | bytes) -> None:
    """Write `body` to `path`, from one moment to the next, and to the disk."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    with fresh.open("wb") as file:
        file.write(body.encode() if isinstance(body, str) else body)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
