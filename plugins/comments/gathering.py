"""Above six an hour, mails to the moderator become one: a step of a transaction of the store."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, func, select, update

from plugins.comments.model import OutboxMail
from plugins.comments.outbox import add_mails
from plugins.comments.rows import SENT, WAITING, parse_mail
from plugins.comments.schema import MENTIONS, OUTBOX

MODERATION, DIGEST = "moderation", "digest"
"""Kinds of mail: one comment each, and many comments together."""
MOST = 6
HOUR = timedelta(hours=1)

BuildDigest = Callable[[Sequence[OutboxMail]], OutboxMail]


def gather(connection: Connection, now: datetime, build_digest: BuildDigest) -> None:
    """Make one mail of those that are due, when they are too many for an hour.

    A digest is followed by none for an hour: what comes in the meantime waits for the next.
    """
    due = [OUTBOX.c.kind == MODERATION, OUTBOX.c.state == WAITING, OUTBOX.c.due <= now]
    found = select(OUTBOX).where(*due).order_by(OUTBOX.c.due).with_for_update(skip_locked=True)
    mails = [parse_mail(row) for row in connection.execute(found)]
    if len(mails) + _count_sent(connection, now - HOUR) <= MOST:
        return
    last = connection.scalar(select(func.max(OUTBOX.c.due)).where(OUTBOX.c.kind == DIGEST))
    ids = [mail.id for mail in mails]
    if last is not None and last > now - HOUR:
        later = update(OUTBOX).where(OUTBOX.c.id.in_(ids)).values(due=last + HOUR)
        connection.execute(later)
    elif mails:
        _replace(connection, ids, build_digest(mails), now)


def _count_sent(connection: Connection, since: datetime) -> int:
    sent = (OUTBOX.c.kind == MODERATION, OUTBOX.c.state == SENT, OUTBOX.c.due > since)
    return connection.scalar(select(func.count()).select_from(OUTBOX).where(*sent)) or 0


def _replace(connection: Connection, ids: Sequence[str], digest: OutboxMail, due: datetime) -> None:
    """One mail instead of many; it tells of all that they told of."""
    of_these = MENTIONS.c.mail.in_(ids)
    about = list(connection.scalars(select(MENTIONS.c.comment).where(of_these).distinct()))
    connection.execute(delete(MENTIONS).where(of_these))
    connection.execute(delete(OUTBOX).where(OUTBOX.c.id.in_(ids)))
    add_mails(connection, [digest], due, about)
