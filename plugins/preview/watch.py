"""Tells of saved files: at once for a single save, once it is over for a burst of them."""

import asyncio
from collections.abc import Sequence
from pathlib import Path

from watchfiles import Change, awatch

from plugins.preview.changes import is_source

GROUPING = 15
"""Milliseconds: an editor saves one file in several steps, within two or three of them."""
ISOLATED = 0.3
CALM = 0.15
LONGEST = 2.0
"""Seconds: an isolated save is built at once; those of a burst wait for calm, but not forever."""


class Watch:
    """Collects changes below `folders`, and of the Python files right in `settings_folders`."""

    def __init__(self, folders: Sequence[Path], settings_folders: Sequence[Path]) -> None:
        self._folders = [folder for folder in folders if folder.is_dir()]
        self._settings_folders = [folder for folder in settings_folders if folder.is_dir()]
        self._pending: set[str] = set()
        self._arrived = asyncio.Event()
        self._last = 0.0
        self._isolated = True

    async def collect(self) -> None:
        """Note changes until cancelled; `settle` gives them."""
        async with asyncio.TaskGroup() as group:
            group.create_task(self._collect_below())
            group.create_task(self._collect_settings())

    async def _collect_below(self) -> None:
        async for changes in awatch(*self._folders, watch_filter=_is_source, step=GROUPING):
            self._note({path for _, path in changes})

    async def _collect_settings(self) -> None:
        async for changes in awatch(
            *self._settings_folders, watch_filter=_is_settings, step=GROUPING, recursive=False
        ):
            self._note({path for _, path in changes})

    def _note(self, paths: set[str]) -> None:
        now = asyncio.get_running_loop().time()
        self._isolated = not self._pending and now - self._last > ISOLATED
        self._last = now
        self._pending |= paths
        self._arrived.set()

    def note_post(self) -> None:
        """Something was posted to the preview: what it shows may have to change."""
        self._note({"post"})

    async def settle(self) -> set[str]:
        """Wait for changes, and for the end of their burst; give every path that changed."""
        await self._arrived.wait()
        loop = asyncio.get_running_loop()
        latest = loop.time() + LONGEST
        while not self._isolated:
            rest = min(self._last + CALM, latest) - loop.time()
            if rest <= 0:
                break
            await asyncio.sleep(rest)
        changed, self._pending = self._pending, set()
        self._arrived.clear()
        return changed


def _is_source(change: Change, path: str) -> bool:
    """A folder is touched by whatever is written in it, which comes with its own name."""
    touched = change is Change.modified and Path(path).is_dir()
    return is_source(path) and not touched


def _is_settings(_: Change, path: str) -> bool:
    return path.endswith(".py") and is_source(path)
