"""What the preview shows at this moment, and who waits to hear that it changed."""

import asyncio
import secrets
from collections.abc import AsyncGenerator
from pathlib import Path

from plugins.building.notes import PageNotes
from plugins.preview.facts import find_by_source, find_edited
from plugins.preview.outcome import Outcome, Report


class Shown:
    """The last good build, and the reports of the last one, good or not.

    `edited` is the address of the one text that the last build changed, and `edition` the name by
    which that was told first; `places` holds every output of this run with its source. Lives on the
    event loop: each change is one assignment, so no page mixes two builds.
    """

    def __init__(self, output: Path | None = None) -> None:
        self.output = output
        self.written: frozenset[str] = frozenset()
        self.reports: tuple[Report, ...] = ()
        self.notes: PageNotes = {}
        self.edited: str | None = None
        self.edition = ""
        self.places: dict[str, str] = {}
        self.build = ""
        self._ready = asyncio.Event()
        self._change = asyncio.Event()
        self._closed = False

    def show(self, outcome: Outcome) -> None:
        """Show `outcome` from now on, and tell every open page."""
        self.edited = None  # a refused build leads nobody anywhere
        if outcome.output is not None:
            self.output, self.written = Path(outcome.output), outcome.written
            self.edited = find_edited(self.notes, outcome.notes)
            self.notes = outcome.notes
            self.places |= {note.output: note.source for note in self.notes.values()}
        self.reports = outcome.reports
        self.build = self.edition = secrets.token_hex(4)
        self._ready.set()
        self._tell()

    def add(self, reports: tuple[Report, ...]) -> None:
        """Say `reports` of the build that is shown, and tell every open page."""
        self.reports = reports
        self.build = secrets.token_hex(4)
        self._tell()

    def show_first(self, written: frozenset[str]) -> None:
        """Tell open pages of files that are in their place while the rest is still being built."""
        if self.output is not None and written:
            self.written = written
            self.build = secrets.token_hex(4)
            self._tell()

    def find_move(self, output: str) -> str | None:
        """The address of what stood at `output` before and now stands elsewhere."""
        note = find_by_source(self.notes, self.places.get(output, ""))
        return note.address if note and note.output != output else None

    async def wait_until_ready(self) -> None:
        """Return once a first build has ended."""
        await self._ready.wait()

    async def follow_builds(self) -> AsyncGenerator[str, None]:
        """The name of the build that is shown, then of each that follows, until `close`."""
        await self.wait_until_ready()
        told = ""
        while not self._closed:
            change = self._change  # before looking, so that nothing is missed after it
            if told != self.build:
                told = self.build
                yield told
            await change.wait()

    def close(self) -> None:
        """End every `follow_builds`, so that the server can stop at once."""
        self._closed = True
        self._ready.set()
        self._tell()

    def _tell(self) -> None:
        change, self._change = self._change, asyncio.Event()
        change.set()
