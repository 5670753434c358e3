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
MOST_TOLD = 100
"""Mails whose words a digest holds: all of a flood would be too large for any mail server."""
AT_ONCE = 1000
"""Ids in one statement."""
HOUR = timedelta(hours=1)

_IS_WAITING = (OUTBOX.c.kind == MODERATION, OUTBOX.c.state == WAITING)
_IS_SENT = (OUTBOX.c.kind == MODERATION, OUTBOX.c.state == SENT)
_LAST_DIGEST = select(func.max(OUTBOX.c.due)).where(OUTBOX.c.kind == DIGEST)

BuildDigest = Callable[[Sequence[OutboxMail], int], OutboxMail]
"""From the first of the mails, and how many there are in all."""


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
    found = select(OUTBOX.c.id).where(*due).order_by(OUTBOX.c.due)
    if ids := list(connection.scalars(found.with_for_update(skip_locked=True))):
        told = select(OUTBOX).where(OUTBOX.c.id.in_(ids[:MOST_TOLD])).order_by(OUTBOX.c.due)
        mails = [parse_mail(row) for row in connection.execute(told)]
        _replace(connection, ids, build_digest(mails, len(ids)), now)


def _count(connection: Connection, *those: ColumnElement[bool]) -> int:
    return connection.scalar(select(func.count()).select_from(OUTBOX).where(*those)) or 0


def _replace(connection: Connection, ids: Sequence[str], digest: OutboxMail, due: datetime) -> None:
    """One mail instead of many; it goes with each comment that it shows."""
    of_these = MENTIONS.c.mail.in_(ids[:MOST_TOLD])
    about = list(connection.scalars(select(MENTIONS.c.comment).where(of_these).distinct()))
    for first in range(0, len(ids), AT_ONCE):
        part = ids[first : first + AT_ONCE]
        connection.execute(delete(MENTIONS).where(MENTIONS.c.mail.in_(part)))
        connection.execute(delete(OUTBOX).where(OUTBOX.c.id.in_(part)))
    add_mails(connection, [digest], due, about)
