"""The folders that this preview builds into, apart from those of any other preview."""

import os
import shutil
import tempfile
from pathlib import Path


class Workspace:
    """One folder named after this process, and a fresh folder in it for each build."""

    def __init__(self, cache: Path) -> None:
        self.folder = cache / "preview" / str(os.getpid())

    def prepare(self, keep: Path | None = None) -> None:
        """Remove what dead previews left, and what this process built before it started anew."""
        self.folder.mkdir(parents=True, exist_ok=True)
        for other in self.folder.parent.iterdir():
            if other.name.isdecimal() and not _is_alive(int(other.name)):
                shutil.rmtree(other, ignore_errors=True)
        self.prune({keep})

    def create(self) -> Path:
        """A fresh folder for one build."""
        self.folder.mkdir(parents=True, exist_ok=True)  # `make clean` may have passed
        return Path(tempfile.mkdtemp(dir=self.folder))

    def prune(self, keep: set[Path | None]) -> None:
        """Remove every build except those in `keep`."""
        for build in self.folder.iterdir():
            if build not in keep:
                shutil.rmtree(build, ignore_errors=True)

    def remove(self) -> None:
        """Leave nothing behind."""
        shutil.rmtree(self.folder, ignore_errors=True)


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
