"""Subscriptions, links used and words learnt, as steps of a transaction of the store."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Table, delete, select, update
from sqlalchemy.dialects.postgresql import insert as insert_postgresql
from sqlalchemy.dialects.sqlite import insert as insert_sqlite

from plugins.comments.rows import (
    CONFIRMED,
    Subscription,
    build_subscription_row,
    parse_subscription,
)
from plugins.comments.schema import NONCES, SUBSCRIPTIONS, WORDS


def use_once(connection: Connection, nonce: str, now: datetime) -> bool:
    """Whether `nonce` had never been used."""
    return _add_new(connection, NONCES, {"id": nonce, "used": now})


def add_subscription(connection: Connection, subscription: Subscription) -> bool:
    """Note who asks to hear of replies; False when they had asked before."""
    return _add_new(connection, SUBSCRIPTIONS, build_subscription_row(subscription))


def confirm_subscription(connection: Connection, comment: str) -> bool:
    """Note that they confirmed; False when there is nothing to confirm."""
    mine = SUBSCRIPTIONS.c.comment == comment
    confirmed = update(SUBSCRIPTIONS).where(mine).values(state=CONFIRMED)
    return connection.execute(confirmed).rowcount > 0


def remove_subscription(connection: Connection, comment: str) -> bool:
    """Forget who asked; False when nobody had."""
    mine = SUBSCRIPTIONS.c.comment == comment
    return connection.execute(delete(SUBSCRIPTIONS).where(mine)).rowcount > 0


def load_subscribers(
    connection: Connection, article: str, comment: str | None
) -> list[Subscription]:
    """Who confirmed that they want to hear of replies, in an article or to one comment of it."""
    found = select(SUBSCRIPTIONS).where(
        SUBSCRIPTIONS.c.article == article, SUBSCRIPTIONS.c.state == CONFIRMED
    )
    if comment is not None:
        found = found.where(SUBSCRIPTIONS.c.comment == comment)
    return [parse_subscription(row) for row in connection.execute(found)]


def add_words(connection: Connection, learnt: Mapping[str, tuple[int, int]]) -> None:
    """Add to what each word counts, honest and spam, in one order so that no two wait crossed."""
    rows = [{"word": w, "honest": learnt[w][0], "spam": learnt[w][1]} for w in sorted(learnt)]
    added = _insert(connection, WORDS)
    sums = {name: WORDS.c[name] + added.excluded[name] for name in ("honest", "spam")}
    if rows:
        connection.execute(added.on_conflict_do_update(index_elements=["word"], set_=sums), rows)


def load_words(connection: Connection) -> dict[str, tuple[int, int]]:
    """What each word counts, honest and spam."""
    rows = connection.execute(select(WORDS.c.word, WORDS.c.honest, WORDS.c.spam))
    return {word: (honest, spam) for word, honest, spam in rows}


def _add_new(connection: Connection, table: Table, values: Mapping[str, Any]) -> bool:
    """Whether the row was new; the row itself says so, for a driver may not count insertions."""
    added = _insert(connection, table).values(**values).on_conflict_do_nothing()
    return connection.execute(added.returning(*table.c)).first() is not None


def _insert(connection: Connection, table: Table) -> Any:
    """An insertion that may yield to a row already there, as each engine writes it."""
    is_sqlite = connection.dialect.name == "sqlite"
    return insert_sqlite(table) if is_sqlite else insert_postgresql(table)
