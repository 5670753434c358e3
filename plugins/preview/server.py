"""The socket that browsers reach, kept open while the process starts anew with changed code."""

import os
import secrets
import socket
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from plugins.preview.lan import Guests

SOCKET = "PREVIEW_SOCKET"
LAST_BUILD = "PREVIEW_LAST_BUILD"
GUESTS = "PREVIEW_GUESTS"
"""Environment variables that hand these over to the process that follows."""
EVERYWHERE = "0.0.0.0"  # noqa: S104 - only where the author asks for it, and behind a token
ELSEWHERE = ("10.255.255.255", 9)
"""Any address beyond this machine; nothing is sent there."""
TRIES = 50
CHECK = "import plugins.preview.__main__"


def take_socket() -> socket.socket | None:
    """The socket of the process that this one follows, if it follows one."""
    inherited = os.environ.pop(SOCKET, None)
    return None if inherited is None else socket.socket(fileno=int(inherited))


def open_socket(bind: str, port: int) -> socket.socket:
    """Listen on `port`, or on the next one that is free; SystemExit when none is."""
    for candidate in range(port, min(port + TRIES, 2**16)):
        try:
            return socket.create_server((bind, candidate))
        except OSError as refusal:
            failure = refusal.strerror
    raise SystemExit(f"L’aperçu ne peut pas écouter sur {bind}, port {port}\u00a0: {failure}.")


def find_port(text: str) -> int:
    """The port that the environment or the settings ask for; SystemExit when it is none."""
    if not (text.isascii() and text.isdecimal() and int(text) < 2**16):
        raise SystemExit(f"PORT doit être un nombre entre 0 et 65535, et non «\u00a0{text}\u00a0».")
    return int(text)


def take_last_build() -> Path | None:
    """The good build of the process before this one, when its folder is still there."""
    folder = Path(os.environ.pop(LAST_BUILD, ""))
    return folder if folder.is_absolute() and folder.is_dir() else None


def take_guests(*, wanted: bool) -> Guests | None:
    """Those of the process that this one follows, or a new token; None when they are not wanted."""
    token, *admitted = os.environ.pop(GUESTS, "").split() or [secrets.token_urlsafe(16)]
    return Guests(token, set(admitted)) if wanted else None


def find_lan_address() -> str | None:
    """The address of this machine on its network; None when it is on none."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(ELSEWHERE)
        except OSError:
            return None
        return str(probe.getsockname()[0])


def find_import_failure(root: Path, changed: Iterable[str]) -> str | None:
    """What Python says when the code that `changed` cannot even be imported; None when it can.

    Settings are no such code: the process that follows reads them, and says what is wrong.
    """
    if not any(path.startswith(f"{root}/plugins/") for path in changed):
        return None
    done = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-c", CHECK], cwd=root, check=False, capture_output=True, text=True
    )
    return done.stderr if done.returncode else None


def restart(
    listening: socket.socket, last_build: Path | None, guests: Guests | None = None
) -> None:
    """Become a fresh process with the same command line, socket, last good build and guests."""
    listening.set_inheritable(True)
    os.environ[SOCKET] = str(listening.fileno())
    os.environ[LAST_BUILD] = str(last_build or "")
    if guests:
        os.environ[GUESTS] = " ".join([guests.token, *guests.admitted])
    os.execv(sys.executable, sys.orig_argv)  # noqa: S606 - this very program
