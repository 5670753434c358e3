"""Makes the file of a new article, for whoever asks: the command line or the preview.

Edge: it knows the day, and touches the disk.
"""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from plugins.reading.files import save_new_file
from plugins.reading.new_article import NewArticle, build_new_article

ROOT = Path(__file__).resolve().parents[2]


class RefusedError(Exception):
    """Why no file was written, in French; `code` is the exit status."""

    def __init__(self, sentence: str, code: int = 2) -> None:
        self.code = code
        super().__init__(sentence)


def create_draft(title: str, settings: Mapping[str, Any], category: str = "") -> Path:
    """Write a draft called `title`, in the usual category unless another is given."""
    today = datetime.now().astimezone().date()
    author, category = settings["AUTHOR"], category or settings["DEFAULT_CATEGORY"]
    article = build_new_article(title, today, author, category)
    if article is None:
        raise RefusedError("Ce titre n’a ni lettre ni chiffre\u00a0: il en faut pour son adresse.")
    return _save(article, Path(settings["PATH"]))


def _save(article: NewArticle, contents: Path) -> Path:
    path = contents / article.path
    namesakes = sorted(contents.glob(f"*/**/{path.name}"))
    if namesakes or not save_new_file(path, article.text):
        taken = namesakes[0] if namesakes else path
        raise RefusedError(
            f"{shorten(taken)} existe déjà, et reste tel quel\u00a0: choisissez un autre titre.", 1
        )
    return path


def shorten(path: Path) -> Path:
    """`path` as the author knows it: from the folder of the blog."""
    return path.relative_to(ROOT) if path.is_relative_to(ROOT) else path
