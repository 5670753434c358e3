"""Above six an hour, mails to the moderator become one: a step of a transaction of the store."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, delete, func, select, update

from plugins.comments.model import OutboxMail
from plugins.comments.outbox import add_mails
from plugins.comments.rows import SENT, WAITING, parse_mail
from plugins.comments.schema import MENTIONS, OUTBOX

MODERATION, DIGEST = "moderation", "digest"
"""Kinds of mail: one comment each, and many comments together."""
MOST = 6
HOUR = timedelta(hours=1)

_IS_WAITING = (OUTBOX.c.kind == MODERATION, OUTBOX.c.state == WAITING)
_IS_SENT = (OUTBOX.c.kind == MODERATION, OUTBOX.c.state == SENT)
_LAST_DIGEST = select(func.max(OUTBOX.c.due)).where(OUTBOX.c.kind == DIGEST)

BuildDigest = Callable[[Sequence[OutboxMail]], OutboxMail]


def gather(connection: Connection, now: datetime, build_digest: BuildDigest) -> None:
    """Make one mail of those that are due, when they are too many for an hour.

    A digest is followed by none for an hour: what comes in the meantime waits for the next.
    """
    due = (*_IS_WAITING, OUTBOX.c.due <= now)
    waiting = _count(connection, *due)
    if not waiting or waiting + _count(connection, *_IS_SENT, OUTBOX.c.due > now - HOUR) <= MOST:
        return
    last = connection.scalar(_LAST_DIGEST)
    if last is not None and last > now - HOUR:
        connection.execute(update(OUTBOX).where(*due).values(due=last + HOUR))
        return
    found = select(OUTBOX).where(*due).order_by(OUTBOX.c.due).with_for_update(skip_locked=True)
    if mails := [parse_mail(row) for row in connection.execute(found)]:
        _replace(connection, [mail.id for mail in mails], build_digest(mails), now)


def _count(connection: Connection, *those: ColumnElement[bool]) -> int:
    return connection.scalar(select(func.count()).select_from(OUTBOX).where(*those)) or 0


def _replace(connection: Connection, ids: Sequence[str], digest: OutboxMail, due: datetime) -> None:
    """One mail instead of many; it tells of all that they told of."""
    of_these = MENTIONS.c.mail.in_(ids)
    about = list(connection.scalars(select(MENTIONS.c.comment).where(of_these).distinct()))
    connection.execute(delete(MENTIONS).where(of_these))
    connection.execute(delete(OUTBOX).where(OUTBOX.c.id.in_(ids)))
    add_mails(connection, [digest], due, about)
