"""`python -m plugins.reading new "Oser le premier message"`: the draft of a new article."""

import os
import runpy
import shlex
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from plugins.reading.drafting import ROOT, RefusedError, create_draft, shorten

USAGE = 'Donnez un titre à l’article\u00a0: make new TITLE="Oser le premier message"'


def main() -> None:
    """Parse the command line, write the draft, say where it is, and open it."""
    try:
        path = create_article(sys.argv[1:], load_settings())
    except RefusedError as refusal:
        print(refusal, file=sys.stderr)
        raise SystemExit(refusal.code) from None
    print(f"L’article vous attend\u00a0: {shorten(path)}")
    print("Pour le voir pendant que vous écrivez\u00a0: make preview")
    open_editor(path)


def load_settings() -> dict[str, Any]:
    """The facts of the site."""
    return runpy.run_path(str(ROOT / "pelicanconf.py"))


def create_article(arguments: Sequence[str], settings: dict[str, Any]) -> Path:
    """Write the draft that `new TITLE` asks for, and return its path."""
    command, *words = arguments or [""]
    if command != "new" or not " ".join(words).strip():
        raise RefusedError(USAGE)
    return create_draft(" ".join(words), settings)


def open_editor(path: Path) -> None:
    """Open `path` in the editor that the environment names, if it names one."""
    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if not editor:
        return
    try:
        subprocess.run([*shlex.split(editor), str(path)], check=False)  # noqa: S603 - the author’s own
    except (OSError, ValueError):
        print(f"L’éditeur « {editor} » ne s’est pas ouvert\u00a0: ouvrez le fichier vous-même.")


if __name__ == "__main__":
    main()
