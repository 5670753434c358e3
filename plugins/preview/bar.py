"""The bar that stands at the foot of each page of the preview. Core.

It is one line; the rest is in panels that open without any script.
"""

from plugins.preview.facts import Facts
from plugins.preview.forms import render_edit
from plugins.preview.mailbox import MAILBOX
from plugins.preview.places import DRAFTS, NEW
from plugins.preview.remarks import render_remarks
from plugins.preview.wording import format_length, render_state
from plugins.shared.numbers import count

_WAITING = "en-attente"
"""The id of the section of a page, and of our list, where comments wait."""
_FOLLOW = (
    '<p hidden><label><input type="checkbox" id="apercu-suivre" autocomplete="off"> '
    "Suivre la page que j’écris</label></p>"
)


def render_bar(facts: Facts) -> str:
    """The bar; its `data-build` is what the script compares with each build it hears of."""
    return (
        f'<aside class="apercu apercu-bar" id="apercu" aria-label="Aperçu" '
        f'data-build="{facts.build}"><p class="said" role="status"></p><div class="row">'
        f"{_render_page(facts)}"
        f"{_render_panel('Relire', _count_remarks(facts), _render_remarks(facts))}"
        f"{_render_panel('Aperçu', '', _render_menu(facts))}</div></aside>"
    )


def _render_page(facts: Facts) -> str:
    note = facts.note
    if note is None:
        said = '<strong class="state">Aperçu du blog</strong>'
        return f'<p class="page">{said}{_render_waiting(facts)}</p>'
    said = f'{render_state(note)} <span class="length">{format_length(note)}</span>'
    edit = render_edit(facts.token, note.source, facts.address)
    return f'<p class="page">{said}{_render_waiting(facts)}</p>{edit}'


def _render_waiting(facts: Facts) -> str:
    if not facts.waiting:
        return ""
    here = facts.waiting_here
    target = f"#{_WAITING}" if here else f"{DRAFTS}#{_WAITING}"
    number, _, word = count(here or facts.waiting, "commentaire").partition("\u00a0")
    said = f'{number}<span class="long">\u00a0{word}</span>\u00a0en\u00a0attente'
    return f' <a class="waiting" href="{target}">{said}</a>'


def _count_remarks(facts: Facts) -> str:
    number = len(facts.own_reports if facts.note else facts.reports)
    return f" <b>{number}</b>" if number else ""


def _render_remarks(facts: Facts) -> str:
    return render_remarks(facts) if facts.reports else ""


def _render_panel(name: str, badge: str, content: str) -> str:
    """A panel that opens above the bar; two of them never stand open together."""
    if not content:
        return ""
    return (
        f'<details name="apercu"><summary>{name}{badge}</summary>'
        f'<div class="panel">{content}</div></details>'
    )


def _render_menu(facts: Facts) -> str:
    new = f'<li><a href="{NEW}">Nouvel article</a></li>' if facts.token else ""
    mail = f'<li><a href="{MAILBOX}">Courrier</a></li>' if facts.has_mail else ""
    drafts = f" ({facts.drafts})" if facts.drafts else ""
    return (
        f'{_FOLLOW}<ul>{new}<li><a href="{DRAFTS}">Brouillons et programmés{drafts}</a></li>'
        f"{mail}</ul>"
    )
