"""Comments, senders, mails and subscriptions as rows of tables, and back. Core: values only."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Insert, Row

from plugins.comments.model import Comment, OutboxMail, Sender, Status

WAITING, SENT, FAILED = "waiting", "sent", "failed"
"""Where a mail of the outbox stands."""
ASKED, CONFIRMED = "asked", "confirmed"
"""Where a subscription stands: nobody is written to before they have confirmed."""


Rows = Mapping[Insert, Sequence[Mapping[str, Any]]]
"""New rows by the statement that adds them, in an order that foreign keys allow."""


@dataclass(frozen=True)
class Subscription:
    """Who wants to hear of the replies to one comment of theirs."""

    comment: str
    article: str
    sealed_email: bytes
    fingerprint: str
    created: datetime
    is_confirmed: bool = False


@dataclass(frozen=True)
class AuditEntry:
    """Something that was done, when and by whom; no name, no address, no text."""

    moment: datetime
    actor: str
    action: str
    subject: str
    outcome: str


@dataclass(frozen=True)
class Trail:
    """What may have come before: from one hashed address, and in the same words."""

    address: str
    sent_since: datetime
    text: str
    said_since: datetime


def merge_rows(parts: Iterable[Rows]) -> Rows:
    """All rows of each statement, to be added at once."""
    merged: dict[Insert, list[Mapping[str, Any]]] = {}
    for part in parts:
        for statement, rows in part.items():
            merged.setdefault(statement, []).extend(rows)
    return merged


def add_rows(connection: Connection, rows: Rows) -> None:
    """Add all of `rows`."""
    for statement, values in rows.items():
        if values:
            connection.execute(statement, values)


def build_digest(text: str) -> str:
    """What two texts share when only case and spacing tell them apart."""
    return hashlib.blake2b(" ".join(text.casefold().split()).encode(), digest_size=16).hexdigest()


def build_comment_row(comment: Comment) -> dict[str, Any]:
    """The row that keeps `comment`."""
    return {
        "id": comment.id,
        "article": comment.article,
        "parent": comment.parent,
        "name": comment.name,
        "text": comment.text,
        "created": comment.created,
        "status": comment.status.value,
        "revision": comment.revision,
        "is_author": comment.is_author,
        "reasons": list(comment.reasons),
        "decided": comment.decided,
        "previous": comment.previous and comment.previous.value,
        "digest": build_digest(comment.text),
    }


def parse_comment(row: Row[Any]) -> Comment:
    """The comment that `row` keeps."""
    return Comment(
        id=row.id,
        article=row.article,
        parent=row.parent,
        name=row.name,
        text=row.text,
        created=row.created,
        status=Status(row.status),
        revision=row.revision,
        is_author=row.is_author,
        reasons=tuple(row.reasons),
        decided=row.decided,
        previous=Status(row.previous) if row.previous else None,
    )


def build_sender_row(comment: str, sender: Sender) -> dict[str, Any]:
    """The row that keeps who sent `comment`."""
    return {
        "comment": comment,
        "sealed_email": sender.sealed_email,
        "fingerprint": sender.fingerprint,
        "address": sender.address,
        "wants_replies": sender.wants_replies,
    }


def parse_sender(row: Row[Any]) -> Sender:
    """The sender that `row` keeps."""
    return Sender(row.sealed_email, row.fingerprint, row.address, row.wants_replies)


def build_mail_row(mail: OutboxMail, due: datetime) -> dict[str, Any]:
    """The row of a mail to be sent from `due` on."""
    return {
        "id": mail.id,
        "kind": mail.kind,
        "recipient": mail.recipient,
        "subject": mail.subject,
        "text": mail.text,
        "html": mail.html,
        "headers": dict(mail.headers),
        "attempts": mail.attempts,
        "state": WAITING,
        "due": due,
        "reason": "",
    }


def parse_mail(row: Row[Any]) -> OutboxMail:
    """The mail that `row` keeps."""
    return OutboxMail(
        id=row.id,
        kind=row.kind,
        recipient=row.recipient,
        subject=row.subject,
        text=row.text,
        html=row.html,
        headers=row.headers,
        attempts=row.attempts,
    )


def build_subscription_row(subscription: Subscription) -> dict[str, Any]:
    """The row that keeps `subscription`."""
    return {
        "comment": subscription.comment,
        "article": subscription.article,
        "sealed_email": subscription.sealed_email,
        "fingerprint": subscription.fingerprint,
        "created": subscription.created,
        "state": CONFIRMED if subscription.is_confirmed else ASKED,
    }


def parse_subscription(row: Row[Any]) -> Subscription:
    """The subscription that `row` keeps."""
    return Subscription(
        comment=row.comment,
        article=row.article,
        sealed_email=row.sealed_email,
        fingerprint=row.fingerprint,
        created=row.created,
        is_confirmed=row.state == CONFIRMED,
    )
