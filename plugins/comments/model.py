"""What a comment is, and the shapes that its life takes. Core: values only.

A comment is pending, then approved, spam or deleted; each action raises its revision, so that an
older link can tell that it comes too late. Times are aware datetimes in UTC. Raw text is stored,
HTML is derived at each build.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum


class Status(Enum):
    """Where a comment stands; the values are what the store and exports hold."""

    PENDING = "pending"
    APPROVED = "approved"
    SPAM = "spam"
    DELETED = "deleted"


class Action(Enum):
    """What a moderator may do; the values stand in signed links."""

    APPROVE = "approve"
    SPAM = "spam"
    DELETE = "delete"
    REPLY = "reply"
    UNDO = "undo"


@dataclass(frozen=True)
class ArticleInfo:
    """What the service knows of an article, from the manifest that each build writes."""

    slug: str
    title: str
    url: str
    is_open: bool = True


@dataclass(frozen=True)
class Submission:
    """A form that holds all it must: cleaned, but not yet judged.

    `email` is empty when none was given; `form_time` is when the form was served, None when the
    page was built and not served; `honeypot` is what a person would have left empty.
    """

    article: str
    parent: str | None
    name: str
    email: str
    text: str
    wants_replies: bool = False
    honeypot: str = ""
    form_time: datetime | None = None


@dataclass(frozen=True)
class Comment:
    """One comment as it is kept and, once approved, as it is published: no e-mail, no address."""

    id: str
    article: str
    parent: str | None
    name: str
    text: str
    created: datetime
    status: Status = Status.PENDING
    revision: int = 0
    is_author: bool = False
    reasons: tuple[str, ...] = ()
    """Why it is suspect: French sentences for the moderator."""
    decided: datetime | None = None
    previous: Status | None = None
    """What an undo goes back to."""
    source: str = ""
    """The page that speaks of the article, and then `name` is its title: a ping, no comment."""

    @property
    def is_ping(self) -> bool:
        """Whether another site says it, and nobody here."""
        return bool(self.source)


@dataclass(frozen=True)
class Sender:
    """What is known of who wrote, apart from the comment and never published.

    `sealed_email` can be read with the sealing key alone; `fingerprint` and `address` are keyed
    hashes, by which one person's comments are found without knowing who it is.
    """

    sealed_email: bytes | None = None
    fingerprint: str | None = None
    address: str | None = None
    wants_replies: bool = False


@dataclass(frozen=True)
class Assessment:
    """The verdict on a submission: pending or spam, a score from 0 to 1, French reasons."""

    status: Status
    score: float
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True)
class OutboxMail:
    """A mail to be sent, kept in the same transaction as what it tells of."""

    id: str
    kind: str
    recipient: bytes
    """Sealed, as every address at rest."""
    subject: str
    text: str
    html: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    attempts: int = 0


@dataclass(frozen=True)
class Change:
    """A decision about one comment, valid only while it is at `revision`."""

    comment: str
    revision: int
    action: Action
    status: Status
    previous: Status | None
    moment: datetime
    actor: str = "moderator"
