"""Comments, senders and mails for tests: each call makes a new one."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import count

from plugins.comments.model import Action, Change, Comment, OutboxMail, Sender, Status

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
_NUMBERS: Iterator[int] = count(1)


def make_id() -> str:
    """An id that no other example has."""
    return f"c{next(_NUMBERS):015}"


def make_comment(name: str = "Zoé", text: str = "Bonjour à vous.", minutes: int = 0) -> Comment:
    """A comment that waits, so many minutes after noon."""
    created = NOW + timedelta(minutes=minutes)
    return Comment(make_id(), "oser", None, name, text, created, reasons=("un lien",))


def make_sender(person: str = "zoe") -> Sender:
    """Someone, known by keyed hashes alone."""
    return Sender(f"sealed-{person}".encode(), f"print-{person}", f"address-{person}", True)


def make_mail(kind: str = "moderation", text: str = "Un commentaire attend.") -> OutboxMail:
    """A mail to be sent."""
    headers = {"List-Unsubscribe": "<https://exemple.fr/é>"}
    return OutboxMail(make_id(), kind, b"sealed-author", "Sujet é", text, "<p>é", headers)


def approve(comment: Comment, minutes: int = 1) -> Change:
    """The decision to publish."""
    moment = NOW + timedelta(minutes=minutes)
    return Change(
        comment.id, comment.revision, Action.APPROVE, Status.APPROVED, comment.status, moment
    )
