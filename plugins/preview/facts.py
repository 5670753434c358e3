"""What the bar of a page says, gathered: its build, its note, what is wrong, who waits. Core."""

from dataclasses import dataclass, field

from plugins.building.notes import PageNote, PageNotes
from plugins.preview.outcome import Report

STATES = {
    "draft": "Brouillon",
    "scheduled": "Programmé",
    "published": "Publié",
    "hidden": "Masqué",
}
"""What each state is called in front of the author."""


@dataclass(frozen=True)
class Facts:
    """`token` lets this browser act; it is empty for one that may only look.

    `waiting` counts the comments to moderate, `waiting_here` those of this page.
    """

    build: str
    reports: tuple[Report, ...] = ()
    note: PageNote | None = None
    address: str = "/"
    token: str = ""
    waiting: int = 0
    waiting_here: int = 0
    drafts: int = 0
    has_mail: bool = False

    @property
    def own_reports(self) -> tuple[Report, ...]:
        """Those about the source of this page, in the order of its lines."""
        source = self.note.source if self.note else None
        own = [report for report in self.reports if report.finding.path == source]
        return tuple(sorted(own, key=lambda report: report.finding.line or 0))


@dataclass(frozen=True)
class Waiting:
    """How many comments wait to be moderated, by the slug of their article."""

    by_slug: dict[str, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """Those of all articles."""
        return sum(self.by_slug.values())


def select_unpublished(notes: PageNotes) -> list[PageNote]:
    """Drafts first, then what is scheduled; the latest date first among each."""
    waiting = [note for note in notes.values() if note.state in {"draft", "scheduled"}]
    by_date = sorted(waiting, key=lambda n: n.date.timestamp() if n.date else 0.0, reverse=True)
    return sorted(by_date, key=lambda note: note.state)


def find_by_source(notes: PageNotes, source: str) -> PageNote | None:
    """The article or page that is written from `source`."""
    return next((note for note in notes.values() if note.source == source), None)


def find_edited(before: PageNotes, after: PageNotes) -> str | None:
    """The address of the one article or page whose text changed, or that is new."""
    if not before:
        return None
    known = {note.source: note.mark for note in before.values()}
    changed = [note for note in after.values() if known.get(note.source) != note.mark]
    return changed[0].address if len(changed) == 1 else None
