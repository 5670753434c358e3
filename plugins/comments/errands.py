"""Runs the author's command after the comments of the site have changed, beside the service. I/O.

One run at a time; what changes meanwhile is answered by one more. Neither what the command says nor
what it was given is logged: words of a comment may be among them.
"""

import logging
import os
import shlex
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

REST = 1.0
"""Seconds for more to change, before the command starts."""
LIMIT = 600.0
"""Seconds that a run may take."""
PATIENCE = 5.0
"""Seconds that a command has to end by itself."""
OWN = ("COMMENTS_", "AKISMET_")
"""What the environment says to the service alone: its secrets are among it."""
_LOGGER = logging.getLogger(__name__)

Subject = TypeVar("Subject")


class Errand:
    """`start` it with the service, `stop` it after; `ask` for a run when the site is another."""

    def __init__(
        self, command: Sequence[str], folder: Path, rest: float = REST, limit: float = LIMIT
    ) -> None:
        """Without a `command`, nothing is ever run."""
        self._command, self._folder = list(command), folder
        self._rest, self._limit = rest, limit
        self._asked, self._stopping = threading.Event(), threading.Event()
        self._thread = threading.Thread(target=self._work, name="after", daemon=True)

    def start(self) -> None:
        """Run once, for what a stop left undone, then each time somebody asks."""
        if self._command:
            self._asked.set()
            self._thread.start()

    def ask(self) -> None:
        """Run soon, and once for all who ask until then."""
        self._asked.set()

    def after(self, work: Callable[[Subject], object]) -> Callable[[Subject], bool]:
        """`work`, which says whether it changed anything; a run follows when it did."""

        def work_and_ask(subject: Subject) -> bool:
            is_changed = bool(work(subject))
            if is_changed:
                self.ask()
            return is_changed

        return work_and_ask

    def stop(self) -> None:
        """End, with the run that goes on: the next start makes up for it."""
        self._stopping.set()
        self._asked.set()
        if self._thread.is_alive():
            self._thread.join()

    def _work(self) -> None:
        while True:
            self._asked.wait()
            if self._stopping.wait(self._rest):
                return
            self._asked.clear()
            self._run()

    def _run(self) -> None:
        begun = time.monotonic()
        try:
            outcome = self._call(begun + self._limit)
        except OSError as failure:
            outcome = f"cannot be run ({type(failure).__name__})"
        if self._stopping.is_set():
            return
        spent = time.monotonic() - begun
        if outcome:
            advice = "run it by hand to read why; it is tried again at the next change"
            _LOGGER.error("the command after a change %s after %.1f s: %s", outcome, spent, advice)
        else:
            _LOGGER.info("the command after a change is done, in %.1f s", spent)

    def _call(self, deadline: float) -> str:
        """What went wrong, nothing when all went well; the whole group ends with a late command."""
        environ = {name: value for name, value in os.environ.items() if not name.startswith(OWN)}
        silent = subprocess.DEVNULL
        process = subprocess.Popen(  # noqa: S603 - the author's own command, from configuration
            self._command,
            cwd=self._folder,
            env=environ,
            stdin=silent,
            stdout=silent,
            stderr=silent,
            start_new_session=True,
        )
        while process.poll() is None and time.monotonic() < deadline:
            if self._stopping.wait(0.05):
                break
        if process.poll() is None:
            end_group(process)
            return "took too long"
        return f"failed with status {process.returncode}" if process.returncode else ""


def end_group(process: subprocess.Popen[bytes]) -> None:
    """End a command with all that it started, at its own pace first."""
    for number in (signal.SIGTERM, signal.SIGKILL):
        with suppress(ProcessLookupError):
            os.killpg(process.pid, number)
        with suppress(subprocess.TimeoutExpired):
            process.wait(PATIENCE)
            return


def read_command(text: str) -> list[str]:
    """The words of a command as a shell reads them; none of them is given to a shell."""
    try:
        return shlex.split(text)
    except ValueError:
        raise ValueError("COMMENTS_AFTER\u00a0: il manque un guillemet à cette commande.") from None
