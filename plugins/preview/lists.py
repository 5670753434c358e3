"""The pages of the preview that list what is under way, or begin something new. Core."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape

from plugins.building.notes import PageNote, PageNotes
from plugins.preview.facts import Waiting, select_unpublished
from plugins.preview.forms import render_edit, render_hidden
from plugins.preview.places import DRAFTS, NEW
from plugins.preview.wording import format_length, render_state
from plugins.shared.dates import format_french_date
from plugins.shared.numbers import count


def render_drafts(notes: PageNotes, waiting: Waiting, token: str) -> str:
    """Drafts and scheduled articles, then the comments that wait to be moderated."""
    found = select_unpublished(notes)
    rows = "".join(_render_draft(note, token) for note in found)
    listed = f'<ul class="list">{rows}</ul>' if found else _NO_DRAFT
    return f"<h2>Brouillons et programmés</h2>{listed}{_render_waiting(notes, waiting)}"


_NO_DRAFT = (
    "<p>Aucun brouillon, aucun article programmé\u00a0: tout ce que vous avez écrit est paru. "
    f'<a href="{NEW}">Commencer un article</a></p>'
)


def _render_draft(note: PageNote, token: str) -> str:
    date = f" daté du {format_french_date(note.date)}" if note.date else ""
    date = "" if note.state == "scheduled" else date  # its state says it
    details = ", ".join(part for part in (render_state(note) + date, format_length(note)) if part)
    return (
        f'<li><p><a href="{escape(note.address)}">{escape(note.title)}</a></p>'
        f'<p class="details">{details}</p>'
        f"{render_edit(token, note.source, DRAFTS)}</li>"
    )


def _render_waiting(notes: PageNotes, waiting: Waiting) -> str:
    title = '<h2 id="en-attente">Commentaires en attente</h2>'
    if not waiting.total:
        return f"{title}<p>Aucun commentaire n’attend\u00a0: vous avez répondu à tout le monde.</p>"
    by_slug = {note.slug: note for note in notes.values()}
    rows = "".join(
        _render_conversation(slug, number, by_slug) for slug, number in waiting.by_slug.items()
    )
    return f'{title}<ul class="list">{rows}</ul>'


def _render_conversation(slug: str, number: int, by_slug: Mapping[str, PageNote]) -> str:
    note, said = by_slug.get(slug), f"{count(number, 'commentaire')} en attente"
    if note is None:
        return f"<li><p>{escape(slug)}</p><p>{said}, d’un article qui n’est plus là</p></li>"
    link = f'<a href="{escape(note.address)}#en-attente">{escape(note.title)}</a>'
    return f"<li><p>{link}</p><p>{said}</p></li>"


def list_categories(notes: PageNotes, usual: str) -> list[str]:
    """The themes that articles have, the usual one included."""
    names = {" ".join(note.category.split()) for note in notes.values() if note.category}
    return sorted(names | {usual}, key=str.casefold)


def render_new_article(
    categories: Sequence[str], usual: str, token: str, title: str = "", refusal: str = ""
) -> str:
    """The form that begins an article; `refusal` says why the last try made none."""
    if not token:
        return f"<h2>Nouvel article</h2><p>{_ONLY_HERE}</p>"
    said = f'<p class="refusal" role="alert">{escape(refusal)}</p>' if refusal else ""
    return (
        f'<h2>Nouvel article</h2>{said}<form class="new" method="post" action="{NEW}">'
        f"{render_hidden(token=token)}"
        '<p><label for="titre">Titre</label><input id="titre" name="title" required '
        f'maxlength="200" autocomplete="off" value="{escape(title)}"></p>'
        f'<p><label for="theme">Thème</label><select id="theme" name="category">'
        f"{_render_options(categories, usual)}</select></p>"
        "<p>L’article sera un brouillon\u00a0: personne ne le verra en ligne tant que vous ne "
        "l’aurez pas décidé.</p><p><button>Commencer l’article</button></p></form>"
    )


_ONLY_HERE = "Un article se commence depuis l’ordinateur où tourne l’aperçu."


def _render_options(categories: Iterable[str], usual: str) -> str:
    return "".join(
        f"<option{' selected' if name == usual else ''}>{escape(name)}</option>"
        for name in categories
    )


def render_sentence(title: str, sentence: str, source: str = "") -> str:
    """A page that says one thing, with the path of the file it is about."""
    path = f"<p><code>{escape(source)}</code></p>" if source else ""
    return f"<h2>{escape(title)}</h2><p>{escape(sentence)}</p>{path}"
