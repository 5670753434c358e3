"""Numbers and states as the author reads them, with the spaces that French asks for. Core."""

from html import escape

from plugins.building.notes import PageNote
from plugins.preview.facts import STATES
from plugins.shared.dates import format_french_date


def count(number: int, singular: str, plural: str = "") -> str:
    """`1 brouillon`, `2 brouillons`, `1 200 mots`."""
    word = singular if number < 2 else plural or f"{singular}s"  # noqa: PLR2004 - French plural
    return f"{number:,}".replace(",", "\u202f") + f"\u00a0{word}"


def format_length(note: PageNote) -> str:
    """`812 mots, 4 min`, or nothing where nobody counted."""
    return f"{count(note.words, 'mot')}, {note.minutes}\u00a0min" if note.minutes else ""


def render_state(note: PageNote) -> str:
    """The state, with its date when it is to come."""
    date = format_french_date(note.date) if note.date and note.state == "scheduled" else ""
    until = f" <span>pour le {date}</span>" if date else ""
    return f'<strong class="state {note.state}">{escape(STATES[note.state])}{until}</strong>'
