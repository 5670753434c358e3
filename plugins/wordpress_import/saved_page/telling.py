"""What the author is told of a page that became a draft. Core."""

from plugins.wordpress_import.report import Section, render_report
from plugins.wordpress_import.saved_page.asides import FOLDER
from plugins.wordpress_import.saved_page.model import Draft

_REHEARSED = "Rien n’est écrit\u00a0: voici ce qui le serait."
_WRITTEN = "Ce n’est qu’un brouillon\u00a0: rien ne paraît tant que vous ne le décidez pas."


def tell_draft(draft: Draft, is_rehearsal: bool) -> str:
    """Where the draft is, what came with it, and what to look at."""
    came = [
        f"1\u00a0brouillon\u00a0: content/{draft.path}",
        *(f"1\u00a0image\u00a0: content/{picture.path}" for picture in draft.pictures),
    ]
    if draft.comments or draft.copied_comments.strip():
        folder = f"{FOLDER}/{draft.stem}/"
        came.append(
            f"des commentaires, que personne ne voit\u00a0: {folder}. Une fois relus, déplacez les "
            f"bons dans content/comments/{draft.stem}/"
        )
    looks = [note.message for note in draft.notes]
    sections = [Section("Ce qui vient", sentences=came), Section("À regarder", sentences=looks)]
    return render_report(_find_title(draft), _REHEARSED if is_rehearsal else _WRITTEN, sections)


def tell_twin(path: str) -> str:
    """That the page is in the blog already, and where."""
    return (
        f"Cette page est déjà dans le blog\u00a0: {path} reste tel quel, et rien n’a été écrit.\n"
    )


def _find_title(draft: Draft) -> str:
    first = draft.text.split(b"\n", 1)[0].decode().removeprefix("Title: ")
    return f"Page de l’ancien blog\u00a0: {first}"
