"""What the service keeps: comments, mails to be sent, subscriptions, what was done. I/O.

SQLite by default, PostgreSQL by another URL; both pass the same tests. A method that changes
something returns once that is on the disk, or raises; all of it is there, or nothing.
"""

from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from datetime import UTC, datetime

from sqlalchemy import Connection

from plugins.comments import arrivals, erasing, keeping, outbox, remembering
from plugins.comments.batches import StoreUnavailableError
from plugins.comments.database import Database
from plugins.comments.gathering import BuildDigest, gather
from plugins.comments.model import Change, Comment, OutboxMail, Sender, Status
from plugins.comments.rows import AuditEntry, Subscription, Trail, add_rows

__all__ = ["AuditEntry", "Store", "StoreUnavailableError", "Subscription", "Trail"]


class Store(Database):
    """All that the service keeps; its methods may be called from any thread."""

    # Comments

    def add_comment(
        self, comment: Comment, sender: Sender, mails: Sequence[OutboxMail] = ()
    ) -> None:
        """Keep a comment, its sender and the mails that tell of it: all three, or none."""
        self.start_comment(comment, sender, mails).result()

    def start_comment(
        self, comment: Comment, sender: Sender, mails: Sequence[OutboxMail] = ()
    ) -> Future[None]:
        """The same, without waiting: it is on the disk once what is returned has ended well."""
        told = outbox.list_rows(mails, comment.created, [comment.id])
        return self._add({**keeping.list_rows(comment, sender), **told})

    def bring_in(self, entries: Sequence[tuple[Comment, Sender]], now: datetime) -> set[str]:
        """Keep what comes from elsewhere: all that is new, or none of it; the ids of that.

        What was here once is not new, even if it was erased since. No mail tells of any of it.
        """
        return self._write(lambda c: arrivals.bring_in(c, entries, now))

    def change(
        self, change: Change, mails: Sequence[OutboxMail] = (), reply: Comment | None = None
    ) -> bool:
        """Apply a decision, and keep the author’s reply, if the revision it was made for still is.

        False, and nothing is done, when it is gone.
        """

        def decide(connection: Connection) -> bool:
            is_done = keeping.change(connection, change)
            if is_done and reply is not None:
                add_rows(connection, keeping.list_rows(reply, Sender()))
            if is_done:
                about = [change.comment] if reply is None else [change.comment, reply.id]
                outbox.add_mails(connection, mails, change.moment, about)
            return is_done

        return self._write(decide)

    def rewrite(
        self, comment: str, revision: int, text: str, mails: Sequence[OutboxMail] = ()
    ) -> bool:
        """Give a comment another text; False, and nothing, if it is no longer at `revision`."""

        def rewrite(connection: Connection) -> bool:
            is_done = keeping.rewrite(connection, comment, revision, text)
            if is_done:
                outbox.add_mails(connection, mails, datetime.now(UTC), [comment])
            return is_done

        return self._write(rewrite)

    def find_comment(self, comment: str) -> Comment | None:
        """The comment of this id."""
        return self._read(lambda c: keeping.find_comment(c, comment))

    def find_sender(self, comment: str) -> Sender | None:
        """Who sent the comment of this id."""
        return self._read(lambda c: keeping.find_sender(c, comment))

    def list_comments(
        self,
        status: Status | None = None,
        limit: int = 50,
        before: tuple[datetime, str] | None = None,
        article: str | None = None,
    ) -> list[Comment]:
        """The newest comments first; `before` goes on from the last of the page before."""
        found = keeping.select_comments(status, article, before).limit(limit)
        return self._read(lambda c: keeping.load_comments(c, found))

    def list_of_person(self, fingerprint: str) -> list[Comment]:
        """All that one person sent, the oldest first."""
        found = keeping.select_of_person(fingerprint)
        return self._read(lambda c: keeping.load_comments(c, found))

    def count_by_status(self) -> dict[Status, int]:
        """How many comments stand where."""
        return self._read(keeping.count_by_status)

    def count_traces(self, trail: Trail) -> tuple[int, int]:
        """How many comments came from an address, how many say the same, case and spacing apart."""
        return self._read(lambda c: keeping.count_traces(c, trail))

    def list_audit(self, limit: int = 100) -> list[AuditEntry]:
        """The last things that were done, the newest first."""
        return self._read(lambda c: keeping.list_audit(c, limit))

    # Mails

    def add_mails(
        self, mails: Sequence[OutboxMail], now: datetime, about: Sequence[str] = ()
    ) -> None:
        """Put mails in the outbox that come with no new comment and no decision."""
        self._write(lambda c: outbox.add_mails(c, mails, now, about))

    def gather_mails(self, now: datetime, build_digest: BuildDigest) -> None:
        """Make one mail of those to the moderator that are due, when they are too many."""
        self._write(lambda c: gather(c, now, build_digest))

    def claim_mails(self, now: datetime, limit: int) -> list[OutboxMail]:
        """Mails that are due, for this worker alone until its lease ends."""
        return self._write(lambda c: outbox.claim_mails(c, now, limit, self.lease))

    def mark_sent(self, mail: str, now: datetime) -> None:
        """Note that a mail left, and forget what it said."""
        self._write(lambda c: outbox.mark_sent(c, mail, now))

    def mark_failed(self, mail: str, reason: str, now: datetime, retry: datetime | None) -> None:
        """Note why a mail did not leave, and when to try again: never, when `retry` is None."""
        if retry is None:
            self._write(lambda c: outbox.give_up(c, mail, reason, now))
        else:
            self._write(lambda c: outbox.put_off(c, mail, reason, retry))

    def count_mails(self) -> dict[str, int]:
        """How many mails are `waiting`, `sent`, `failed`."""
        return self._read(outbox.count_mails)

    # Links, subscriptions, words

    def use_once(self, nonce: str, now: datetime | None = None) -> bool:
        """Whether `nonce` had never been used; it has been from now on."""
        moment = now or datetime.now(UTC)
        return self._write(lambda c: remembering.use_once(c, nonce, moment))

    def add_subscription(
        self, subscription: Subscription, mails: Sequence[OutboxMail] = ()
    ) -> bool:
        """Note who asks to hear of replies, with the mail that asks back; False if known before."""

        def add(connection: Connection) -> bool:
            is_new = remembering.add_subscription(connection, subscription)
            if is_new:
                about = [subscription.comment]
                outbox.add_mails(connection, mails, subscription.created, about)
            return is_new

        return self._write(add)

    def confirm_subscription(self, comment: str) -> bool:
        """Note that the sender of `comment` did ask; False if nobody had."""
        return self._write(lambda c: remembering.confirm_subscription(c, comment))

    def remove_subscription(self, comment: str) -> bool:
        """Forget that the sender of `comment` asked; False if nobody had."""
        return self._write(lambda c: remembering.remove_subscription(c, comment))

    def list_subscribers(self, article: str, comment: str | None = None) -> list[Subscription]:
        """Who confirmed, in a whole article or for the replies to one comment of it."""
        return self._read(lambda c: remembering.load_subscribers(c, article, comment))

    def load_words(self) -> dict[str, tuple[int, int]]:
        """What the Bayes filter learnt: honest and spam counts of each word."""
        return self._read(remembering.load_words)

    def add_words(self, learnt: Mapping[str, tuple[int, int]]) -> None:
        """Add to what was learnt, so that two processes that learn lose nothing."""
        self._write(lambda c: remembering.add_words(c, learnt))

    # Forgetting

    def erase(self, fingerprint: str, owns: erasing.Owns = lambda _: False) -> list[str]:
        """Forget a person to the last byte, and say which comments they were.

        `owns` tells whether a sealed address is theirs, for the mails that wait to be sent.
        """
        comments = self._write(lambda c: erasing.erase(c, fingerprint, owns, datetime.now(UTC)))
        self._scrub()
        return comments

    def purge(self, before: datetime) -> list[str]:
        """Forget what was refused or left undecided before a time, and say which it was.

        Where nothing went, and nothing is owed, the files are left as they are.
        """
        comments = self._write(lambda c: erasing.purge(c, before, datetime.now(UTC)))
        self._scrub()
        return comments
