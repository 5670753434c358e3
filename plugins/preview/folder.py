"""The folder that this preview builds into, apart from that of any other preview."""

import fcntl
import os
import shutil
from pathlib import Path


class Workspace:
    """The usual folder, kept from one preview to the next; one of its own for a second preview."""

    def __init__(self, cache: Path) -> None:
        self._root = cache / "preview"
        self._lock: int | None = None
        self._usual = self._root / "site"

    def claim(self) -> Path:
        """The folder to build into; what dead previews left elsewhere is removed."""
        self._root.mkdir(parents=True, exist_ok=True)
        for other in self._root.iterdir():
            if other.name.isdecimal() and not _is_alive(int(other.name)):
                shutil.rmtree(other, ignore_errors=True)
        self._lock = os.open(self._root / "lock", os.O_CREAT | os.O_RDWR, 0o600)
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return self._own
        return self._usual

    @property
    def _own(self) -> Path:
        return self._root / str(os.getpid())

    def remove(self) -> None:
        """Leave nothing behind that the next preview would not use."""
        shutil.rmtree(self._own, ignore_errors=True)


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
