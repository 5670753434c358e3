"""`make preview`: builds, serves, and builds anew at each save, until Ctrl + C."""

import argparse
import asyncio
import contextlib
import os
import signal
from collections.abc import Collection, Iterator
from functools import partial
from pathlib import Path
from socket import socket

import uvicorn
from anyio import to_thread

from plugins.building.build import ROOT
from plugins.comments.guard import PatientProtocol
from plugins.images.media import CACHE_NAME, encode_planned
from plugins.preview.build import (
    Place,
    build_outcome,
    describe_import_failure,
    open_site,
    read_place,
)
from plugins.preview.changes import ChangeKind, classify_changes
from plugins.preview.desk import Desk, read_facts
from plugins.preview.folder import Workspace
from plugins.preview.lan import format_invitation
from plugins.preview.mount import open_conversation
from plugins.preview.outcome import Outcome, format_outcome
from plugins.preview.policy import Door
from plugins.preview.rereading import open_rereading
from plugins.preview.server import (
    EVERYWHERE,
    find_import_failure,
    find_lan_address,
    find_port,
    open_socket,
    restart,
    take_guests,
    take_last_build,
    take_socket,
)
from plugins.preview.service import FindMissing, create_application
from plugins.preview.state import Shown
from plugins.preview.watch import Watch

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def main() -> None:
    """Run until Ctrl + C (exit code 0), becoming a fresh process when code changes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--settings", type=Path, default=ROOT / "pelicanconf.py")
    parser.add_argument("--lan", action="store_true", help="answer on the local network too")
    options = parser.parse_args()
    settings = options.settings.resolve()
    place = read_place(settings)
    listening = take_socket() or listen(place, EVERYWHERE if options.lan else place.bind)
    find_missing = partial(encode_planned, place.cache / CACHE_NAME)
    preview = Preview(settings, place, listening, find_missing)
    preview.door = Door(place.bind, take_guests(wanted=options.lan))
    if asyncio.run(preview.run()):
        preview.close()
        restart(listening, preview.shown.output, preview.door.guests)
    preview.close()
    preview.workspace.remove()
    say("\nAperçu arrêté.")
    os._exit(0)  # at once: a build may still be running in its thread


def listen(place: Place, bind: str) -> socket:
    """Listen on the port that the settings or the environment say, or beside it."""
    wanted = find_port(os.environ.get("PORT") or place.port)
    listening = open_socket(bind, wanted)
    if wanted and listening.getsockname()[1] != wanted:
        say(f"Le port {wanted} est déjà pris\u00a0: l’aperçu en prend un autre.")
    return listening


class _Server(uvicorn.Server):
    """Leaves signals to the preview, which first ends the streams of events."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


class Preview:
    """One run of the preview: its server, its watch and its builds."""

    def __init__(
        self,
        settings: Path,
        place: Place,
        listening: socket,
        find_missing: FindMissing | None = None,
    ) -> None:
        self.settings, self.place, self.listening = settings, place, listening
        self.door = Door(place.bind)
        self.workspace = Workspace(place.cache)
        self.shown = Shown(take_last_build())
        self.find_missing = find_missing
        self.rereading = open_rereading(settings, self.shown, say)
        self.conversation = open_conversation(settings, self._address)
        overrides = self.conversation.build_overrides if self.conversation else dict
        self.site = open_site(settings, self.workspace.claim(), overrides)
        folders = [place.content, place.theme, ROOT / "plugins"]
        self.watch = Watch(folders, settings_folders=[ROOT, settings.parent])

    async def run(self) -> bool:
        """Serve and rebuild; True when changed code asks for a fresh process, False on Ctrl + C."""
        stopped = asyncio.Event()
        for number in SIGNALS:
            asyncio.get_running_loop().add_signal_handler(number, stopped.set)
        server = self._create_server()
        # A duplicate: the server closes its own, and a fresh process inherits the other.
        serving = asyncio.create_task(server.serve([self.listening.dup()]))
        tasks = [self._rebuild(), self.watch.collect(), stopped.wait()]
        rebuilding, *others = [asyncio.create_task(task) for task in tasks]
        done, _ = await asyncio.wait({rebuilding, *others}, return_when=asyncio.FIRST_COMPLETED)
        self.shown.close()
        server.should_exit = True
        await asyncio.gather(serving, *done)
        return rebuilding in done

    def _create_server(self) -> uvicorn.Server:
        loop = asyncio.get_running_loop()

        def tell_change() -> None:
            loop.call_soon_threadsafe(self.watch.note_post)

        talk = self.conversation
        mounted = talk.start(tell_change) if talk else []
        desk = Desk(self.shown, read_facts(self.settings), (lambda: talk.count) if talk else None)
        routes = [*desk.routes, *mounted]
        application = create_application(
            self.shown, self.door, self.find_missing, routes, desk.find_facts
        )
        return _Server(
            uvicorn.Config(
                application,
                http=PatientProtocol,
                log_config=None,
                log_level="error",
                server_header=False,
                proxy_headers=False,  # who asks is who connects: no proxy stands before a preview
            )
        )

    def close(self) -> None:
        """Let go of what outlives the server."""
        if self.conversation:
            self.conversation.close()

    @property
    def _address(self) -> str:
        return f"http://{self.place.bind}:{self.listening.getsockname()[1]}"

    async def _rebuild(self) -> None:
        """Build now and after each burst of saves; ends when the process must start anew."""
        self._show(await self._build())
        self._say_address()
        self.rereading.greet()
        while True:
            changed = await self.watch.settle()
            if classify_changes(changed, str(ROOT / "plugins")) is ChangeKind.CONTENT:
                self._show(await self._build(changed), changed)
                continue
            failure = await to_thread.run_sync(
                find_import_failure, ROOT, changed, abandon_on_cancel=True
            )
            if failure is None:
                return
            self._show(describe_import_failure(failure))

    async def _build(self, changed: set[str] | None = None) -> Outcome:
        loop = asyncio.get_running_loop()

        def tell_first(written: frozenset[str]) -> None:
            loop.call_soon_threadsafe(self.shown.show_first, written)

        return await to_thread.run_sync(
            build_outcome, self.site, changed, tell_first, abandon_on_cancel=True
        )

    def _show(self, outcome: Outcome, changed: Collection[str] = ()) -> None:
        outcome = self.rereading.complete(outcome)
        self.shown.show(outcome)
        say(format_outcome(outcome))
        self.rereading.begin(changed)

    def _say_address(self) -> None:
        state = "est prêt" if self.shown.output else "attend votre correction"
        say(f"L’aperçu {state}\u00a0: {self._address}/ (Ctrl + C pour arrêter)")
        if self.door.guests:
            port = self.listening.getsockname()[1]
            say(format_invitation(find_lan_address(), port, self.door.guests.token))


def say(text: str) -> None:
    """Write to the author's terminal at once."""
    print(text, flush=True)


if __name__ == "__main__":
    main()
