"""New files of a site, made beside it and moved into it together.

Edge. A build that is refused leaves the site as it was. One that is cut off while it moves its
files is ended by the next: what there is to move and to delete was written down before.
"""

import json
import os
import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

_ORDERS = ".orders.json"


class Stage:
    """The folder in which new files wait, on the same disk as the site."""

    def __init__(self, output: Path) -> None:
        self.output = output
        self.folder = output.with_name(f".{output.name}-new")

    def recover(self) -> None:
        """End what a build before this one began, or throw away what it never ordered."""
        orders = self.folder / _ORDERS
        if orders.exists():
            self._obey(json.loads(orders.read_text("utf-8")))
        shutil.rmtree(self.folder, ignore_errors=True)

    def discard(self) -> None:
        """Throw away what waits."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def write(self, path: str, body: bytes) -> None:
        """Let a file wait for its place at `path` below the site."""
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(body)

    def copy(self, path: str, source: Path) -> None:
        """Let a copy of `source` wait for its place at `path` below the site."""
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)

    def commit(self, written: Iterable[str], gone: Iterable[str]) -> None:
        """Put the files `written` where they belong, and delete those that are `gone`.

        Pages come last but for deletions: whoever reads meanwhile finds what a new page names.
        """
        orders = {"move": sorted(written, key=_rank), "delete": sorted(gone)}
        if not orders["move"] and not orders["delete"]:
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        _write_whole(self.folder / _ORDERS, json.dumps(orders))
        self._obey(orders)
        shutil.rmtree(self.folder, ignore_errors=True)

    def _obey(self, orders: dict[str, list[str]]) -> None:
        made: set[Path] = set()
        for path in orders["move"]:
            source, target = self.folder / path, self.output / path
            if source.exists():  # already moved, where this was cut off
                _make_folder(target.parent, self.output, made)
                if target.is_dir() and not target.is_symlink():
                    shutil.rmtree(target)
                    made.clear()
                source.replace(target)
        for path in orders["delete"]:
            target = self.output / path
            if not target.is_dir() or target.is_symlink():  # a new folder stands there
                with suppress(FileNotFoundError, NotADirectoryError):
                    target.unlink()
            _remove_empty(target.parent, self.output)


def _rank(path: str) -> tuple[bool, str]:
    return path.endswith(".html"), path


def _write_whole(path: Path, text: str) -> None:
    fresh = path.with_suffix(".tmp")
    fresh.write_text(text, "utf-8")
    fresh.replace(path)


def _make_folder(folder: Path, output: Path, made: set[Path]) -> None:
    """Make `folder`, also where a file of the site before, or a link, stands in its way.

    Those in `made` are known to be there.
    """
    if folder in made:
        return
    made.add(folder)
    if output in folder.parents:
        _make_folder(folder.parent, output, made)
        if folder.is_symlink() or folder.is_file():
            folder.unlink()
    folder.mkdir(parents=True, exist_ok=True)


def _remove_empty(folder: Path, output: Path) -> None:
    while folder != output and folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent


def list_files(folder: Path) -> dict[str, tuple[int, int]]:
    """`{path: (size, time of last change)}` of each file below `folder`."""
    found: dict[str, tuple[int, int]] = {}
    waiting = [("", str(folder))] if folder.is_dir() else []
    while waiting:
        prefix, place = waiting.pop()
        with os.scandir(place) as entries:
            for entry in entries:
                name = f"{prefix}{entry.name}"
                if entry.is_dir(follow_symlinks=False):
                    waiting.append((f"{name}/", entry.path))
                else:
                    status = entry.stat(follow_symlinks=False)
                    found[name] = status.st_size, status.st_mtime_ns
    return found
