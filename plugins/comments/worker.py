"""Sends what waits in the outbox, in a thread of its own, for as long as the service runs. I/O.

A mail is taken, sent, then marked; whoever is killed between the last two sends it again, under the
same Message-ID. Several workers may run side by side.
"""

import logging
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from typing import Protocol

from plugins.comments.batches import StoreUnavailableError
from plugins.comments.delivery import find_retry, format_recipient
from plugins.comments.gathering import BuildDigest
from plugins.comments.mail import Mailer, MailRefusedError, MailServerError
from plugins.comments.messages import Post, compose_message
from plugins.comments.model import OutboxMail
from plugins.comments.sealing import SealError

AT_ONCE = 5
"""Mails claimed together: few enough to be sent long before their lease ends."""
DAY = timedelta(days=1)
PAUSE = 5.0
"""Seconds between two looks at the outbox, when nobody says that there is something."""
_LOGGER = logging.getLogger(__name__)


class Outbox(Protocol):
    """What the worker needs of the store."""

    def claim_mails(self, now: datetime, limit: int) -> list[OutboxMail]: ...

    def mark_sent(self, mail: str, now: datetime) -> None: ...

    def mark_failed(
        self, mail: str, reason: str, now: datetime, retry: datetime | None
    ) -> None: ...

    def gather_mails(self, now: datetime, build_digest: BuildDigest) -> None: ...


@dataclass(frozen=True)
class Desk:
    """How mails leave: by whom, unsealed by what, and signed with which address and name."""

    mailer: Mailer
    unseal: Callable[[bytes], str]
    sender: str
    domain: str
    name: str = ""
    build_digest: BuildDigest | None = None


def read_clock() -> datetime:
    """The time, in UTC."""
    return datetime.now(UTC)


class Worker:
    """`start` it with the service, `stop` it after; `wake` it when there is something to send."""

    def __init__(
        self,
        store: Outbox,
        desk: Desk,
        clock: Callable[[], datetime] = read_clock,
        pause: float = PAUSE,
        clean: Callable[[datetime], None] | None = None,
    ) -> None:
        """`clean` is called at the start, then once a day."""
        self._store, self._desk, self._clock, self._pause = store, desk, clock, pause
        self._clean, self._next_cleaning = clean, clock()
        self._unmarked: set[str] = set()
        self._wakes = threading.Event()
        self._is_stopping = False
        self._thread = threading.Thread(target=self._run, name="mail", daemon=True)

    def start(self) -> None:
        """Begin to send."""
        self._thread.start()

    def wake(self) -> None:
        """Look at the outbox now."""
        self._wakes.set()

    def stop(self) -> None:
        """Finish the mail that is being sent, and end."""
        self._is_stopping = True
        self._wakes.set()
        if self._thread.is_alive():
            self._thread.join()

    def send_pending(self) -> int:
        """Send all that is due, and say how many left; stop early when the server is away."""
        count = 0
        while not self._is_stopping and (mails := self._claim()):
            sent, is_away = self._send_all(mails)
            count += sent
            if is_away:
                break
        return count

    def _claim(self) -> list[OutboxMail]:
        """A handful of what is due, after what is too much for an hour was made one mail."""
        if self._desk.build_digest is not None:
            self._store.gather_mails(self._clock(), self._desk.build_digest)
        return self._store.claim_mails(self._clock(), AT_ONCE)

    def _run(self) -> None:
        while not self._is_stopping:
            self._wakes.clear()
            try:
                self.send_pending()
                self._clean_daily()
            except StoreUnavailableError:
                _LOGGER.warning("the outbox is out of reach; trying again soon")
            except Exception as failure:  # noqa: BLE001 - told without its words, which may be personal
                _LOGGER.error("the outbox cannot be sent (%s)", type(failure).__name__)
            if not self._is_stopping:
                self._wakes.wait(self._pause)

    def _clean_daily(self) -> None:
        now = self._clock()
        if self._clean is not None and now >= self._next_cleaning:
            self._clean(now)
            self._next_cleaning = now + DAY

    def _send_all(self, mails: Sequence[OutboxMail]) -> tuple[int, bool]:
        """How many of `mails` left, and whether the server is away: then none goes on trying."""
        sent = 0
        for number, mail in enumerate(mails):
            try:
                self._send(mail)
                sent += 1
            except MailServerError as refusal:
                for left in mails[number:]:
                    self._put_off(left, refusal)
                return sent, True
            except MailRefusedError as refusal:
                self._put_off(mail, refusal)
        return sent, False

    def _send(self, mail: OutboxMail) -> None:
        """Hand `mail` over, unless that was done and could not be noted."""
        if mail.id not in self._unmarked:
            self._hand_over(self._compose(mail))
            self._unmarked.add(mail.id)
        self._store.mark_sent(mail.id, self._clock())
        self._unmarked.discard(mail.id)

    def _hand_over(self, message: EmailMessage) -> None:
        """Whatever goes wrong with one mail, the others are sent."""
        try:
            self._desk.mailer.send(message)
        except MailRefusedError:
            raise
        except Exception as failure:
            raise MailRefusedError(type(failure).__name__) from failure

    def _put_off(self, mail: OutboxMail, refusal: MailRefusedError) -> None:
        now = self._clock()
        retry = None if refusal.is_final else find_retry(mail.attempts, now)
        self._store.mark_failed(mail.id, refusal.reason, now, retry)

    def _compose(self, mail: OutboxMail) -> EmailMessage:
        desk = self._desk
        post = Post(desk.sender, desk.domain, self._clock(), desk.name)
        try:
            return compose_message(mail, format_recipient(desk.unseal(mail.recipient)), post)
        except SealError:
            raise MailRefusedError("sealed with a key that is gone") from None
        except Exception as failure:
            raise MailRefusedError(type(failure).__name__, is_final=True) from failure
