"""Comments, and what is decided about them, as steps of a transaction of the store."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, and_, bindparam, func, insert, or_, select, update

from plugins.comments.model import Change, Comment, Sender, Status
from plugins.comments.rows import (
    AuditEntry,
    Rows,
    Trail,
    build_comment_row,
    build_digest,
    build_sender_row,
    parse_comment,
    parse_sender,
)
from plugins.comments.schema import AUDIT, COMMENTS, SENDERS

_NEW_COMMENT, _NEW_SENDER = insert(COMMENTS), insert(SENDERS)
_SAME = (
    select(func.count())
    .select_from(COMMENTS)
    .where(COMMENTS.c.digest == bindparam("digest"), COMMENTS.c.created >= bindparam("said_since"))
)
_FROM_ADDRESS = (
    select(func.count())
    .select_from(SENDERS.join(COMMENTS, COMMENTS.c.id == SENDERS.c.comment))
    .where(SENDERS.c.address == bindparam("address"), COMMENTS.c.created >= bindparam("sent_since"))
)
_TRACES = select(_FROM_ADDRESS.scalar_subquery(), _SAME.scalar_subquery())
"""What each comment needs, composed once: composing takes longer than asking."""


def list_rows(comment: Comment, sender: Sender) -> Rows:
    """What keeps a new comment and who sent it."""
    return {
        _NEW_COMMENT: [build_comment_row(comment)],
        _NEW_SENDER: [build_sender_row(comment.id, sender)],
    }


def change(connection: Connection, decided: Change) -> bool:
    """Apply a decision to the revision that it was made for; False when that one is gone."""
    done = connection.execute(
        update(COMMENTS)
        .where(COMMENTS.c.id == decided.comment, COMMENTS.c.revision == decided.revision)
        .values(
            status=decided.status.value,
            revision=COMMENTS.c.revision + 1,
            decided=decided.moment,
            previous=decided.previous and decided.previous.value,
        )
    )
    if done.rowcount > 0:
        action, outcome = decided.action.value, decided.status.value
        entry = AuditEntry(decided.moment, decided.actor, action, decided.comment, outcome)
        add_audit(connection, entry)
    return done.rowcount > 0


def rewrite(connection: Connection, comment: str, revision: int, text: str) -> bool:
    """Give a comment another text, if it is still at `revision`."""
    done = connection.execute(
        update(COMMENTS)
        .where(COMMENTS.c.id == comment, COMMENTS.c.revision == revision)
        .values(text=text, digest=build_digest(text), revision=COMMENTS.c.revision + 1)
    )
    return done.rowcount > 0


def add_audit(connection: Connection, entry: AuditEntry) -> None:
    """Note what was done."""
    connection.execute(insert(AUDIT).values(**vars(entry)))


def find_comment(connection: Connection, comment: str) -> Comment | None:
    """The comment of this id."""
    row = connection.execute(select(COMMENTS).where(COMMENTS.c.id == comment)).one_or_none()
    return None if row is None else parse_comment(row)


def find_sender(connection: Connection, comment: str) -> Sender | None:
    """Who sent the comment of this id."""
    row = connection.execute(select(SENDERS).where(SENDERS.c.comment == comment)).one_or_none()
    return None if row is None else parse_sender(row)


def select_comments(
    status: Status | None, article: str | None, before: tuple[datetime, str] | None
) -> Select[Any]:
    """The comments that fit, the newest first; `before` is the moment and id of one of them."""
    found = select(COMMENTS).order_by(COMMENTS.c.created.desc(), COMMENTS.c.id.desc())
    if status is not None:
        found = found.where(COMMENTS.c.status == status.value)
    if article is not None:
        found = found.where(COMMENTS.c.article == article)
    if before is None:
        return found
    moment, identity = before  # many may share a moment: those of an import do
    created, own = COMMENTS.c.created, COMMENTS.c.id
    return found.where(or_(created < moment, and_(created == moment, own < identity)))


def select_of_person(fingerprint: str) -> Select[Any]:
    """The comments that one person sent, the oldest first."""
    own = select(SENDERS.c.comment).where(SENDERS.c.fingerprint == fingerprint)
    return select(COMMENTS).where(COMMENTS.c.id.in_(own)).order_by(COMMENTS.c.created)


def load_comments(connection: Connection, found: Select[Any]) -> list[Comment]:
    """The comments that `found` selects."""
    return [parse_comment(row) for row in connection.execute(found)]


def count_by_status(connection: Connection) -> dict[Status, int]:
    """How many comments stand where."""
    found = select(COMMENTS.c.status, func.count()).group_by(COMMENTS.c.status)
    return dict.fromkeys(Status, 0) | {Status(row[0]): row[1] for row in connection.execute(found)}


def count_traces(connection: Connection, trail: Trail) -> tuple[int, int]:
    """How many comments came from one address, and how many say the same, in one question."""
    values = {**vars(trail), "digest": build_digest(trail.text)}
    recent, duplicates = connection.execute(_TRACES, values).one()
    return recent, duplicates


def list_audit(connection: Connection, limit: int) -> list[AuditEntry]:
    """The last things that were done, the newest first."""
    rows = connection.execute(select(AUDIT).order_by(AUDIT.c.number.desc()).limit(limit))
    return [AuditEntry(r.moment, r.actor, r.action, r.subject, r.outcome) for r in rows]
