"""Gathers what the rules look at, asks them, and learns from what the moderator decides. Core."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from plugins.comments.bayes import Counts, count_marks
from plugins.comments.evidence import Evidence
from plugins.comments.model import Action, Assessment, Comment, Status, Submission
from plugins.comments.ports import Services
from plugins.comments.rows import Trail
from plugins.comments.spam import assess

HOUR = timedelta(hours=1)
MEMORY = timedelta(days=30)
"""How long a text is remembered when it comes again."""
_TAUGHT = (Status.APPROVED, Status.SPAM)


@dataclass(frozen=True)
class Origin:
    """Where a submission comes from, and whether its form time is forged.

    `recent` came from there within the hour, and `duplicates` said the same within a month.
    """

    address: str
    recent: int = 0
    duplicates: int = 0
    is_time_forged: bool = False


def count_traces(services: Services, address: str, text: str) -> tuple[int, int]:
    """How many comments came from `address` within the hour; how many said `text` of late."""
    hashed, now = services.privacy.hash_address(address), services.now()
    return services.store.count_traces(Trail(hashed, now - HOUR, text, now - MEMORY))


def judge(services: Services, submission: Submission, origin: Origin) -> Assessment:
    """The verdict on what comes from `origin`."""
    now, ask = services.now(), services.ask_outside
    evidence = Evidence(
        moment=now,
        reserved=(services.settings.author_name, *services.settings.reserved),
        blocklist=services.settings.blocklist,
        duplicates=origin.duplicates,
        recent=origin.recent,
        is_time_forged=origin.is_time_forged,
        outside=ask(submission, origin.address) if ask else None,
    )
    return assess(submission, evidence, services.lexicon.find_counts(now))


def teach(services: Services, before: Comment, after: Comment, action: Action) -> None:
    """Let the filter learn from a decision, and unlearn the one that it takes back."""
    for learnt in _find_lessons(before, after, action):
        services.lexicon.learn(learnt)


def _find_lessons(before: Comment, after: Comment, action: Action) -> Iterator[Counts]:
    if before.status is after.status or before.is_author:
        return
    if before.previous is not None and before.status in _TAUGHT:
        yield count_marks(before.text, before.status is Status.SPAM, -1)
    if action is not Action.UNDO and after.status in _TAUGHT:
        yield count_marks(after.text, after.status is Status.SPAM)
