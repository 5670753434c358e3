"""Forgetting a person, or what is too old, as steps of a transaction of the store."""

from collections.abc import Callable, Collection
from datetime import datetime

from sqlalchemy import Connection, delete, func, select, update

from plugins.comments.arrivals import select_recent
from plugins.comments.keeping import add_audit
from plugins.comments.model import Status
from plugins.comments.outbox import find_mails_about, find_waiting
from plugins.comments.rows import ASKED, WAITING, AuditEntry
from plugins.comments.schema import (
    AUDIT,
    COMMENTS,
    MENTIONS,
    NONCES,
    OUTBOX,
    SENDERS,
    SUBSCRIPTIONS,
)

SHARED = 32
"""Signs of a fingerprint by which a link that was used may be named."""
STORE, NOT_OVERWRITTEN = "store", ", not overwritten yet"
"""Who erases, in the audit, and what follows a count there until the disk holds no byte of it."""
Owns = Callable[[bytes], bool]
"""Whether a sealed address is that of the person."""


def erase(connection: Connection, fingerprint: str, owns: Owns, now: datetime) -> list[str]:
    """Remove all of one person: comments, mails that tell of them or are for them."""
    own = select(SENDERS.c.comment).where(SENDERS.c.fingerprint == fingerprint)
    comments = list(connection.scalars(own.order_by(SENDERS.c.comment)))
    connection.execute(delete(SUBSCRIPTIONS).where(SUBSCRIPTIONS.c.fingerprint == fingerprint))
    connection.execute(delete(NONCES).where(NONCES.c.id.contains(fingerprint[:SHARED])))
    received = {mail for mail, recipient in find_waiting(connection) if owns(recipient)}
    _remove(connection, comments, received)
    _note(connection, "erase", len(comments), now)
    return comments


def purge(connection: Connection, before: datetime, now: datetime) -> list[str]:
    """Remove what was refused or never decided, was asked and never confirmed, or has served.

    What came from elsewhere was not here before: its own age does not count yet.
    """
    old = select(COMMENTS.c.id).where(COMMENTS.c.status != Status.APPROVED.value)
    old = old.where(COMMENTS.c.created < before, COMMENTS.c.id.not_in(select_recent(before)))
    comments = list(connection.scalars(old))
    _remove(connection, comments, ())
    asked = (SUBSCRIPTIONS.c.state == ASKED, SUBSCRIPTIONS.c.created < before)
    others = (
        delete(SUBSCRIPTIONS).where(*asked),
        delete(NONCES).where(NONCES.c.used < before),
        delete(OUTBOX).where(OUTBOX.c.state != WAITING, OUTBOX.c.due < before),
    )
    count = sum(connection.execute(statement).rowcount for statement in others)
    if comments or count:
        _note(connection, "purge", len(comments), now)
    return comments


def _remove(connection: Connection, comments: Collection[str], mails: Collection[str]) -> None:
    gone = list({*mails, *find_mails_about(connection, comments)})
    connection.execute(delete(MENTIONS).where(MENTIONS.c.mail.in_(gone)))
    connection.execute(delete(OUTBOX).where(OUTBOX.c.id.in_(gone)))
    for table in (SENDERS, SUBSCRIPTIONS):
        connection.execute(delete(table).where(table.c.comment.in_(comments)))
    connection.execute(delete(COMMENTS).where(COMMENTS.c.id.in_(comments)))


def _note(connection: Connection, action: str, count: int, now: datetime) -> None:
    """Rows are gone whose bytes are still on the disk: no stop makes us forget that."""
    add_audit(connection, AuditEntry(now, STORE, action, "", f"{count}{NOT_OVERWRITTEN}"))


def list_owed(connection: Connection) -> list[int]:
    """The erasures whose bytes are still on the disk, as the audit numbers them."""
    is_owed = (AUDIT.c.actor == STORE, AUDIT.c.outcome.endswith(NOT_OVERWRITTEN))
    return list(connection.scalars(select(AUDIT.c.number).where(*is_owed)))


def settle(connection: Connection, owed: Collection[int]) -> None:
    """Note that nothing is left of these; one without a comment needs no mention."""
    these = AUDIT.c.number.in_(owed)
    connection.execute(delete(AUDIT).where(these, AUDIT.c.outcome == f"0{NOT_OVERWRITTEN}"))
    done = func.replace(AUDIT.c.outcome, NOT_OVERWRITTEN, "")
    connection.execute(update(AUDIT).where(these).values(outcome=done))
