"""The tables of the comments service, the same on SQLite and PostgreSQL. Core: definitions only.

What is published of a comment stands apart from who sent it: `comments` holds no address of any
kind, `senders` holds only sealed or hashed ones.
"""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)
from sqlalchemy.types import TypeDecorator

METADATA = MetaData()


class Moment(TypeDecorator[datetime]):
    """An aware time, kept in UTC as text of one length: it sorts, and a person can read it."""

    impl = String(27)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """`2026-11-24T20:21:00.123456Z`."""
        del dialect
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time without a zone")
        return f"{value.astimezone(UTC):%Y-%m-%dT%H:%M:%S.%f}Z"

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """The aware time again."""
        del dialect
        return None if value is None else datetime.fromisoformat(value)


def _link() -> Column[str]:
    """The comment that a row belongs to, and goes with."""
    return Column(
        "comment", String(16), ForeignKey("comments.id", ondelete="CASCADE"), nullable=False
    )


COMMENTS = Table(
    "comments",
    METADATA,
    Column("id", String(16), primary_key=True),
    Column("article", Text, nullable=False),
    Column("parent", String(16)),
    Column("name", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("created", Moment, nullable=False),
    Column("status", String(8), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("is_author", Boolean, nullable=False),
    Column("reasons", JSON, nullable=False),
    Column("decided", Moment),
    Column("previous", String(8)),
    Column("digest", String(32), nullable=False),
    Index("comments_by_status", "status", "created"),
    Index("comments_by_article", "article", "created"),
    Index("comments_by_digest", "digest", "created"),
)

SENDERS = Table(
    "senders",
    METADATA,
    _link(),
    Column("sealed_email", LargeBinary),
    Column("fingerprint", String(64)),
    Column("address", String(64)),
    Column("wants_replies", Boolean, nullable=False),
    Index("senders_by_comment", "comment", unique=True),
    Index("senders_by_fingerprint", "fingerprint"),
    Index("senders_by_address", "address"),
)

OUTBOX = Table(
    "outbox",
    METADATA,
    Column("id", String(64), primary_key=True),
    Column("kind", String(32), nullable=False),
    Column("recipient", LargeBinary, nullable=False),
    Column("subject", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("html", Text, nullable=False),
    Column("headers", JSON, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("state", String(8), nullable=False),
    Column("due", Moment, nullable=False),
    Column("reason", Text, nullable=False),
    Index("outbox_by_state", "state", "due"),
    Index("outbox_by_kind", "kind", "state", "due"),
)

MENTIONS = Table(
    "mentions",
    METADATA,
    Column("mail", String(64), ForeignKey("outbox.id", ondelete="CASCADE"), primary_key=True),
    Column("comment", String(16), primary_key=True),
    Index("mentions_by_comment", "comment"),
)
"""Which comments a waiting mail tells of, so that it goes when they are erased."""

SUBSCRIPTIONS = Table(
    "subscriptions",
    METADATA,
    _link(),
    Column("article", Text, nullable=False),
    Column("sealed_email", LargeBinary, nullable=False),
    Column("fingerprint", String(64), nullable=False),
    Column("state", String(9), nullable=False),
    Column("created", Moment, nullable=False),
    Index("subscriptions_by_comment", "comment", unique=True),
    Index("subscriptions_by_article", "article"),
    Index("subscriptions_by_fingerprint", "fingerprint"),
)

AUDIT = Table(
    "audit",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("moment", Moment, nullable=False),
    Column("actor", String(64), nullable=False),
    Column("action", String(32), nullable=False),
    Column("subject", String(64), nullable=False),
    Column("outcome", String(200), nullable=False),
)

NONCES = Table(
    "nonces",
    METADATA,
    Column("id", String(128), primary_key=True),
    Column("used", Moment, nullable=False),
)

WORDS = Table(
    "words",
    METADATA,
    Column("word", Text, primary_key=True),
    Column("honest", Integer, nullable=False),
    Column("spam", Integer, nullable=False),
)
"""What the Bayes filter has learnt; the row whose word is empty counts whole comments."""
