"""What the service needs of the world: a store, a clock, keys, the site. Core: protocols, values.

Edges implement these; tests pass small fakes.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from typing import Protocol

from plugins.comments.bayes import Counts
from plugins.comments.manifest import Manifest
from plugins.comments.model import (
    Change,
    Comment,
    OutboxMail,
    Sender,
    Status,
    Submission,
)
from plugins.comments.rows import AuditEntry, Subscription, Trail
from plugins.comments.tokens import Signer

FRESH = timedelta(minutes=1)


class Pending(Protocol):
    """Something that is being done; `result` waits for it, and raises what went wrong."""

    def result(self) -> None: ...


class CommentStore(Protocol):
    """What is kept; each method that changes something returns once that is on the disk."""

    @property
    def is_near(self) -> bool:
        """Whether a question is answered at once, or has to travel."""
        ...

    def start_comment(
        self, comment: Comment, sender: Sender, mails: Sequence[OutboxMail] = ()
    ) -> Pending:
        """The only method that returns before: what it returns ends once that is on the disk."""
        ...

    def change(
        self, change: Change, mails: Sequence[OutboxMail] = (), reply: Comment | None = None
    ) -> bool: ...

    def rewrite(
        self,
        comment: str,
        revision: int,
        text: str,
        mails: Sequence[OutboxMail] = (),
    ) -> bool: ...

    def find_comment(self, comment: str) -> Comment | None: ...

    def find_sender(self, comment: str) -> Sender | None: ...

    def list_comments(
        self,
        status: Status | None = None,
        limit: int = 50,
        before: tuple[datetime, str] | None = None,
    ) -> list[Comment]: ...

    def list_of_person(self, fingerprint: str) -> list[Comment]: ...

    def count_by_status(self) -> dict[Status, int]: ...

    def count_traces(self, trail: Trail) -> tuple[int, int]: ...

    def list_audit(self, limit: int = 100) -> list[AuditEntry]: ...

    def add_mails(
        self, mails: Sequence[OutboxMail], now: datetime, about: Sequence[str] = ()
    ) -> None: ...

    def use_once(self, nonce: str, now: datetime | None = None) -> bool: ...

    def add_subscription(
        self, subscription: Subscription, mails: Sequence[OutboxMail] = ()
    ) -> bool: ...

    def remove_subscription(self, comment: str) -> bool: ...

    def list_subscribers(self, article: str, comment: str | None = None) -> list[Subscription]: ...

    def load_words(self) -> Counts: ...

    def add_words(self, learnt: Counts) -> None: ...

    def erase(self, fingerprint: str, owns: Callable[[bytes], bool] = ...) -> list[str]: ...


class Lexicon:
    """What the filter has learnt, read again from the store at most once a minute."""

    def __init__(self, store: CommentStore) -> None:
        self._store = store
        self._counts: Counts = {}
        self._until: datetime | None = None

    def find_counts(self, now: datetime) -> Counts:
        """The counts, a minute old at most; while one reads them again, others use the old ones."""
        if self._until is None or now >= self._until:
            self._until = now + FRESH
            try:
                self._counts = self._store.load_words()
            except Exception:
                self._until = None
                raise
        return self._counts

    def learn(self, learnt: Counts) -> None:
        """Add to what is known; other processes hear of it within the minute."""
        self._store.add_words(learnt)
        self._until = None


class Privacy(Protocol):
    """Keeps addresses unreadable at rest, and finds what belongs to one person."""

    def seal(self, email: str) -> bytes: ...

    def unseal(self, sealed: bytes) -> str: ...

    def fingerprint(self, email: str) -> str: ...

    def hash_address(self, address: str) -> str: ...

    def owns(self, fingerprint: str, sealed: bytes) -> bool: ...


@dataclass(frozen=True)
class ServiceSettings:
    """What the author decides, from configuration alone."""

    base_url: str
    site_name: str
    author_name: str
    moderator: str
    """The address that the moderator reads."""
    secret: str
    """The part of the private page's address that nobody guesses."""
    zone: tzinfo
    proxies: tuple[str, ...] = ()
    uses_akismet: bool = False
    retention_days: int = 0
    blocklist: tuple[str, ...] = ()
    reserved: tuple[str, ...] = ()
    """Names that only their owners should bear, besides the author's."""
    most_an_hour: int = 20
    """Comments from one address before it is asked to wait."""


@dataclass(frozen=True)
class Services:
    """All that the pages of the service work with."""

    store: CommentStore
    signer: Signer
    privacy: Privacy
    settings: ServiceSettings
    now: Callable[[], datetime]
    make_id: Callable[[], str]
    load_manifest: Callable[[], Manifest]
    find_published: Callable[[str], Comment | None]
    """A published comment, whether the store knows it or only content/comments does."""
    publish: Callable[[Comment], object]
    """Writes an approved comment where the site is built from, or takes away any other."""
    lexicon: Lexicon
    typeset: Callable[[str], str]
    wake: Callable[[], None] = lambda: None
    """Says that something may wait in the outbox."""
    ask_outside: Callable[[Submission, str], bool | None] | None = None
    """What an outside service says of a submission from an address, when one is asked."""
