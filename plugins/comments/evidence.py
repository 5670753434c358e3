"""What the rules look at besides the words, and what each of them finds. Core."""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from plugins.comments.model import Submission


@dataclass(frozen=True)
class Evidence:
    """What the edge knows of a submission: `moment` is when it came in."""

    moment: datetime
    reserved: tuple[str, ...] = ()
    """Names that only their owners should bear: those of the authors."""
    blocklist: tuple[str, ...] = ()
    """Words, hosts or addresses that the moderator wants no more of."""
    duplicates: int = 0
    """How many comments of late say the same."""
    recent: int = 0
    """How many came from the same address within the hour."""
    is_time_forged: bool = False
    """Whether there was a form time which was not ours."""
    outside: bool | None = None
    """What an outside service says, if one was asked."""


class Suspicion(NamedTuple):
    """How much one finding tells of spam, in log-odds, and the French sentence for it.

    A weight of 0 only asks for a second look.
    """

    weight: float
    reason: str


class Case(NamedTuple):
    """What each rule is given."""

    submission: Submission
    evidence: Evidence
