"""`python -m plugins.reading new "Oser le premier message"`: the draft of a new article."""

import os
import runpy
import shlex
import subprocess
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from plugins.reading.files import save_new_file
from plugins.reading.new_article import NewArticle, build_new_article

ROOT = Path(__file__).resolve().parents[2]
USAGE = 'Donnez un titre à l’article\u00a0: make new TITLE="Oser le premier message"'


class RefusedError(Exception):
    """Why no file was written, in French; `code` is the exit status."""

    def __init__(self, sentence: str, code: int = 2) -> None:
        self.code = code
        super().__init__(sentence)


def main() -> None:
    """Parse the command line, write the draft, say where it is, and open it."""
    try:
        path = create_article(sys.argv[1:], load_settings())
    except RefusedError as refusal:
        print(refusal, file=sys.stderr)
        raise SystemExit(refusal.code) from None
    print(f"L’article vous attend\u00a0: {_shorten(path)}")
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
    today = datetime.now().astimezone().date()
    author, category = settings["AUTHOR"], settings["DEFAULT_CATEGORY"]
    article = build_new_article(" ".join(words), today, author, category)
    if article is None:
        raise RefusedError("Ce titre n’a ni lettre ni chiffre\u00a0: il en faut pour son adresse.")
    return _save(article, Path(settings["PATH"]))


def _save(article: NewArticle, contents: Path) -> Path:
    path = contents / article.path
    namesakes = sorted(contents.glob(f"*/**/{path.name}"))
    if namesakes or not save_new_file(path, article.text):
        taken = namesakes[0] if namesakes else path
        raise RefusedError(
            f"{_shorten(taken)} existe déjà, et reste tel quel\u00a0: choisissez un autre titre.",
            1,
        )
    return path


def open_editor(path: Path) -> None:
    """Open `path` in the editor that the environment names, if it names one."""
    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if not editor:
        return
    try:
        subprocess.run([*shlex.split(editor), str(path)], check=False)  # noqa: S603 - the author’s own
    except (OSError, ValueError):
        print(f"L’éditeur « {editor} » ne s’est pas ouvert\u00a0: ouvrez le fichier vous-même.")


def _shorten(path: Path) -> Path:
    return path.relative_to(ROOT) if path.is_relative_to(ROOT) else path


if __name__ == "__main__":
    main()
