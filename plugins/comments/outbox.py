"""The outbox, as steps of a transaction that the store opens and commits.

A mail is claimed by moving its next attempt past the lease: whoever dies while sending leaves it to
be claimed again. Once sent or given up, a row keeps nothing of what was written or to whom.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, func, insert, select, update

from plugins.comments.model import OutboxMail
from plugins.comments.rows import FAILED, SENT, WAITING, Rows, add_rows, build_mail_row, parse_mail
from plugins.comments.schema import AUDIT, MENTIONS, OUTBOX

EMPTY = {"recipient": b"", "subject": "", "text": "", "html": "", "headers": {}}

_NEW_MAIL, _NEW_MENTION = insert(OUTBOX), insert(MENTIONS)


def list_rows(mails: Sequence[OutboxMail], due: datetime, about: Sequence[str]) -> Rows:
    """What keeps `mails`; they go when one of the comments they are `about` is erased."""
    return {
        _NEW_MAIL: [build_mail_row(mail, due) for mail in mails],
        _NEW_MENTION: [
            {"mail": mail.id, "comment": comment} for mail in mails for comment in about
        ],
    }


def add_mails(
    connection: Connection, mails: Sequence[OutboxMail], due: datetime, about: Sequence[str]
) -> None:
    """Put `mails` in the outbox."""
    add_rows(connection, list_rows(mails, due, about))


def claim_mails(
    connection: Connection, now: datetime, limit: int, lease: timedelta
) -> list[OutboxMail]:
    """The mails that are due, which no other worker gets before the lease ends."""
    due = select(OUTBOX).where(OUTBOX.c.state == WAITING, OUTBOX.c.due <= now)
    due = due.order_by(OUTBOX.c.due).limit(limit).with_for_update(skip_locked=True)
    mails = [parse_mail(row) for row in connection.execute(due)]
    ids = [mail.id for mail in mails]
    if ids:
        connection.execute(
            update(OUTBOX)
            .where(OUTBOX.c.id.in_(ids))
            .values(due=now + lease, attempts=OUTBOX.c.attempts + 1)
        )
    return [replace(mail, attempts=mail.attempts + 1) for mail in mails]


def mark_sent(connection: Connection, mail: str, now: datetime) -> None:
    """Note that `mail` left, and forget what it said."""
    _end(connection, mail, state=SENT, due=now, reason="")


def put_off(connection: Connection, mail: str, reason: str, retry: datetime) -> None:
    """Note why `mail` did not leave, and when to try again."""
    connection.execute(
        update(OUTBOX)
        .where(OUTBOX.c.id == mail, OUTBOX.c.state == WAITING)
        .values(due=retry, reason=reason)
    )


def give_up(connection: Connection, mail: str, reason: str, now: datetime) -> None:
    """Note that `mail` will never leave, where the author can read it."""
    if _end(connection, mail, state=FAILED, due=now, reason=reason):
        connection.execute(
            insert(AUDIT).values(
                moment=now, actor="mail", action="give up", subject=mail, outcome=reason
            )
        )


def _end(connection: Connection, mail: str, **values: object) -> int:
    waiting = (OUTBOX.c.id == mail, OUTBOX.c.state == WAITING)
    done = connection.execute(update(OUTBOX).where(*waiting).values(**EMPTY, **values))
    connection.execute(delete(MENTIONS).where(MENTIONS.c.mail == mail))
    return done.rowcount


def count_mails(connection: Connection) -> dict[str, int]:
    """How many mails wait, were sent, were given up."""
    counts = connection.execute(select(OUTBOX.c.state, func.count()).group_by(OUTBOX.c.state))
    return {row[0]: row[1] for row in counts}


def find_mails_about(connection: Connection, comments: Iterable[str]) -> set[str]:
    """The waiting mails that tell of one of `comments`."""
    found = select(MENTIONS.c.mail).where(MENTIONS.c.comment.in_(list(comments)))
    return set(connection.scalars(found))


def find_waiting(connection: Connection) -> list[tuple[str, bytes]]:
    """`(id, sealed recipient)` of each mail that waits."""
    rows = connection.execute(
        select(OUTBOX.c.id, OUTBOX.c.recipient).where(OUTBOX.c.state == WAITING)
    )
    return [(row.id, row.recipient) for row in rows]
