"""Forgetting a person, or what is too old, as steps of a transaction of the store."""

from collections.abc import Callable, Collection
from datetime import datetime

from sqlalchemy import Connection, delete, select

from plugins.comments.model import Status
from plugins.comments.outbox import find_mails_about, find_waiting
from plugins.comments.rows import ASKED, WAITING
from plugins.comments.schema import COMMENTS, MENTIONS, NONCES, OUTBOX, SENDERS, SUBSCRIPTIONS

SHARED = 32
"""Signs of a fingerprint by which a link that was used may be named."""
Owns = Callable[[bytes], bool]
"""Whether a sealed address is that of the person."""


def erase(connection: Connection, fingerprint: str, owns: Owns) -> list[str]:
    """Remove all of one person: comments, mails that tell of them or are for them."""
    own = select(SENDERS.c.comment).where(SENDERS.c.fingerprint == fingerprint)
    comments = list(connection.scalars(own.order_by(SENDERS.c.comment)))
    connection.execute(delete(SUBSCRIPTIONS).where(SUBSCRIPTIONS.c.fingerprint == fingerprint))
    connection.execute(delete(NONCES).where(NONCES.c.id.contains(fingerprint[:SHARED])))
    received = {mail for mail, recipient in find_waiting(connection) if owns(recipient)}
    _remove(connection, comments, received)
    return comments


def purge(connection: Connection, before: datetime) -> list[str]:
    """Remove what was refused or never decided, was asked and never confirmed, or has served."""
    old = select(COMMENTS.c.id).where(COMMENTS.c.status != Status.APPROVED.value)
    comments = list(connection.scalars(old.where(COMMENTS.c.created < before)))
    _remove(connection, comments, ())
    asked = (SUBSCRIPTIONS.c.state == ASKED, SUBSCRIPTIONS.c.created < before)
    connection.execute(delete(SUBSCRIPTIONS).where(*asked))
    connection.execute(delete(NONCES).where(NONCES.c.used < before))
    connection.execute(delete(OUTBOX).where(OUTBOX.c.state != WAITING, OUTBOX.c.due < before))
    return comments


def _remove(connection: Connection, comments: Collection[str], mails: Collection[str]) -> None:
    gone = list({*mails, *find_mails_about(connection, comments)})
    connection.execute(delete(MENTIONS).where(MENTIONS.c.mail.in_(gone)))
    connection.execute(delete(OUTBOX).where(OUTBOX.c.id.in_(gone)))
    for table in (SENDERS, SUBSCRIPTIONS):
        connection.execute(delete(table).where(table.c.comment.in_(comments)))
    connection.execute(delete(COMMENTS).where(COMMENTS.c.id.in_(comments)))
