"""Opens a file in the author's editor, apart from the preview, and says in French how it went.

Edge: it starts processes.
"""

import os
import shutil
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path

from plugins.preview.editors import Editor, find_editor

GRACE = 0.4
"""Seconds in which an editor that cannot start usually says so."""


@dataclass(frozen=True)
class Opened:
    """Whether the editor started, and the sentence that says it."""

    is_open: bool
    sentence: str


def open_source(path: Path, shown: str, line: int | None) -> Opened:
    """Open `path`, which the author knows as `shown`, in the editor of this machine."""
    editor = find_editor(os.environ, find_opener())
    if editor is None:
        return Opened(False, f"Aucun éditeur n’est indiqué (VISUAL)\u00a0: ouvrez {shown}.")
    if editor.needs_terminal:
        sentence = f"{editor.name} s’ouvre dans un terminal, et non d’ici\u00a0: ouvrez-y {shown}."
        return Opened(False, sentence)
    return _start(editor, path, shown, line)


def find_opener() -> str | None:
    """The program by which this system opens a file as its owner would; None without a screen."""
    if sys.platform == "darwin":
        return shutil.which("open")
    has_screen = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return shutil.which("xdg-open") if has_screen else None


def _start(editor: Editor, path: Path, shown: str, line: int | None) -> Opened:
    failed = Opened(False, f"{editor.name} ne s’est pas ouvert\u00a0: ouvrez vous-même {shown}.")
    try:
        process = subprocess.Popen(  # noqa: S603 - the author's own editor, and no shell
            editor.build_command(str(path), line),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except (OSError, ValueError):
        return failed
    return failed if _ends_badly(process) else Opened(True, f"{shown} s’ouvre dans votre éditeur.")


def _ends_badly(process: subprocess.Popen[bytes]) -> bool:
    try:
        return process.wait(GRACE) != 0
    except subprocess.TimeoutExpired:
        threading.Thread(target=process.wait, daemon=True).start()  # so that no zombie stays
        return False
