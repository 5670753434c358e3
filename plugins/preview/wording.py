"""Lengths and states as the author reads them, with the spaces that French asks for. Core."""

from html import escape

from plugins.building.notes import PageNote
from plugins.preview.facts import STATES
from plugins.shared.dates import format_french_date
from plugins.shared.numbers import count


def format_length(note: PageNote) -> str:
    """`812 mots, 4 min`, or nothing where nobody counted."""
    return f"{count(note.words, 'mot')}, {note.minutes}\u00a0min" if note.minutes else ""


def render_state(note: PageNote) -> str:
    """The state, with its date when it is to come."""
    date = format_french_date(note.date) if note.date and note.state == "scheduled" else ""
    until = f" <span>pour le {date}</span>" if date else ""
    return f'<strong class="state {note.state}">{escape(STATES[note.state])}{until}</strong>'
