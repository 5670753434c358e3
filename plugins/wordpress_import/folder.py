"""A folder of uploads on this disk. Edge: it follows no link, and opens ordinary files alone."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from plugins.wordpress_import.copying import copy_bounded
from plugins.wordpress_import.holdings import (
    MOST_FILES,
    UnusableError,
    find_path_fault,
    index_paths,
    is_hidden,
)

_FOLLOW_NONE = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


class Folder:
    """The files below `root`."""

    def __init__(self, root: Path) -> None:
        self.root, self.name = root, str(root)
        self.refused: list[tuple[str, str]] = []
        self._index = index_paths(self._walk())

    def find(self, name: str) -> str | None:
        return self._index.find(name)

    def find_small(self, name: str) -> str | None:
        return self._index.find_small(name)

    def bring(self, found: str, old: str, target: str) -> None:  # noqa: ARG002 - of other holdings
        path = self.root / found
        try:
            with open(os.open(path, os.O_RDONLY | _FOLLOW_NONE), "rb") as file:  # noqa: PTH123
                status = os.fstat(file.fileno())
                if not stat.S_ISREG(status.st_mode):
                    raise UnusableError("n’est pas un fichier ordinaire")
                copy_bounded(file, Path(target), status.st_size)
        except OSError:
            raise UnusableError("ne peut pas être lu") from None

    def _walk(self) -> Iterator[str]:
        count = 0
        for folder, folders, files in os.walk(self.root):
            folders.sort()
            for name in [*folders, *sorted(files)]:
                path = Path(folder, name)
                shown = path.relative_to(self.root).as_posix()
                mode = path.lstat().st_mode
                fault = _find_fault(shown, mode)
                if fault and not is_hidden(shown):
                    self.refused.append((shown, fault))
                elif not fault and stat.S_ISREG(mode) and not is_hidden(shown):
                    count += 1
                    if count > MOST_FILES:
                        self.refused.append(
                            (
                                shown,
                                f"vient après {MOST_FILES} autres, qui sont le plus que l’on lise",
                            )
                        )
                        return
                    yield shown


def _find_fault(path: str, mode: int) -> str:
    if stat.S_ISLNK(mode):
        return "est un lien vers un autre endroit"
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
        return "n’est pas un fichier ordinaire"
    return find_path_fault(path)
