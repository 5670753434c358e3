"""Comments from another blog or another database, as a step of a transaction of the store.

The audit remembers each of them: what is brought in twice is kept once, what was erased since stays
so, and the time that undecided comments are kept begins on the day they came.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, Select, select

from plugins.comments.keeping import add_audit, list_rows
from plugins.comments.model import Comment, Sender
from plugins.comments.rows import AuditEntry, add_rows, merge_rows
from plugins.comments.schema import AUDIT, COMMENTS

ACTION = "import"


def bring_in(
    connection: Connection, entries: Sequence[tuple[Comment, Sender]], now: datetime
) -> set[str]:
    """Keep those of `entries` that never were here; the ids of those."""
    known = {*connection.scalars(select(COMMENTS.c.id)), *connection.scalars(_select_arrived())}
    new = {comment.id: (comment, sender) for comment, sender in entries if comment.id not in known}
    add_rows(connection, merge_rows(list_rows(*entry) for entry in new.values()))
    for identity, (comment, _) in new.items():
        add_audit(connection, AuditEntry(now, ACTION, ACTION, identity, comment.status.value))
    return set(new)


def select_recent(since: datetime) -> Select[tuple[str]]:
    """The ids of what came from elsewhere after a moment, however old it is."""
    return _select_arrived().where(AUDIT.c.moment >= since)


def _select_arrived() -> Select[tuple[str]]:
    return select(AUDIT.c.subject).where(AUDIT.c.action == ACTION)
