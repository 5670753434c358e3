"""Mails leave over a real socket, once each, whatever the server says; or land in a folder."""

import smtplib
import threading
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from plugins.comments.delivery import DELAYS, find_retry, format_recipient
from plugins.comments.mail import LocalMailbox, MailServerError, SmtpMailer, list_mails
from plugins.comments.messages import Post, compose_message
from plugins.comments.model import OutboxMail
from plugins.comments.store import Store, StoreUnavailableError
from plugins.comments.worker import Desk, Worker
from tests.service.examples import NOW, make_comment, make_mail, make_sender
from tests.service.mail_server import MailServer, find_free_port

LONG = f"<https://exemple.fr/commentaires/desabonnement/{'a1-_.' * 40}/>"


class Clock:
    """A clock that the test sets."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> object:
        return self.now


@pytest.fixture
def server() -> Iterator[MailServer]:
    server = MailServer().start()
    yield server
    server.stop()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def worker(store: Store, server: MailServer, clock: Clock) -> Worker:
    return Worker(store, make_desk(server.url), clock)


def make_desk(url: str) -> Desk:
    return Desk(SmtpMailer(url, 5), bytes.decode, "blog@exemple.fr", "exemple.fr", "Le blog")


def make_letter(recipient: str = "zoe@exemple.fr") -> OutboxMail:
    headers = {"List-Unsubscribe": LONG, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    return replace(make_mail(), recipient=recipient.encode(), headers=headers)


def test_a_mail_arrives_as_it_was_written(store: Store, worker: Worker, server: MailServer) -> None:
    mail = make_letter()
    store.add_mails([mail], NOW)
    assert worker.send_pending() == 1
    (message,) = server.taken
    assert (message["To"], message["From"]) == ("zoe@exemple.fr", "Le blog <blog@exemple.fr>")
    assert message["Message-ID"] == f"<{mail.id}@exemple.fr>"
    assert message["List-Unsubscribe"] == LONG
    assert [part.get_content_type() for part in message.walk()][1:] == ["text/plain", "text/html"]
    assert store.count_mails() == {"sent": 1}


def test_a_mail_refused_for_now_is_sent_again_under_the_same_name(
    store: Store, worker: Worker, server: MailServer, clock: Clock
) -> None:
    mail = make_letter()
    store.add_mails([mail], NOW)
    server.answer = lambda _: "450 Plus tard"
    assert (worker.send_pending(), worker.send_pending()) == (0, 0)
    server.answer = lambda _: "250 OK"
    clock.now += timedelta(minutes=2)
    assert worker.send_pending() == 1
    assert server.said == ["450 Plus tard", "250 OK"]
    assert server.count_ids() == {f"<{mail.id}@exemple.fr>": 1}


def test_a_mail_refused_for_good_is_given_up_in_the_audit_without_its_address(
    store: Store, worker: Worker, server: MailServer
) -> None:
    doomed, fine = make_letter("nul@exemple.fr"), make_letter()
    store.add_mails([doomed, fine], NOW)
    server.answer = lambda to: f"550 <{to}> inconnu" if to.startswith("nul") else "250 OK"
    assert worker.send_pending() == 1
    assert store.count_mails() == {"sent": 1, "failed": 1}
    assert [(entry.subject, entry.outcome) for entry in store.list_audit()] == [(doomed.id, "550")]


@pytest.mark.parametrize(
    "address", ["zoé@exemple.fr", "x", "", "a@b, c@d", "a@b.fr\r\nBcc: c@d.fr"]
)
def test_what_is_no_address_is_given_up_and_stops_nobody(
    address: str, tmp_path: Path, server: MailServer
) -> None:
    store = Store(f"sqlite:///{tmp_path}/c.sqlite3")
    store.prepare()
    store.add_mails([make_letter(address), make_letter()], NOW)
    Worker(store, make_desk(server.url)).send_pending()
    assert store.count_mails() == {"sent": 1, "failed": 1}
    assert [message["To"] for message in server.taken] == ["zoe@exemple.fr"]
    store.close()


def test_a_server_that_is_away_is_not_asked_for_each_mail(store: Store) -> None:
    store.add_mails([make_letter() for _ in range(12)], NOW)
    away = make_desk(f"smtp://127.0.0.1:{find_free_port()}")
    assert Worker(store, away, lambda: NOW).send_pending() == 0
    assert store.count_mails() == {"waiting": 12}
    assert len(store.claim_mails(NOW, 12)) == 7


def test_a_mail_is_tried_for_almost_five_days(
    store: Store, worker: Worker, server: MailServer, clock: Clock
) -> None:
    store.add_mails([make_letter()], NOW)
    server.answer = lambda _: "451 Plus tard"
    while store.count_mails() == {"waiting": 1}:
        worker.send_pending()
        clock.now += timedelta(minutes=10)
    assert len(server.said) == len(DELAYS) + 1
    assert timedelta(days=4) < clock.now - NOW < timedelta(days=5)
    assert store.list_audit()[0].outcome == "451"


def test_what_cannot_be_noted_is_not_sent_twice(
    store: Store, worker: Worker, server: MailServer, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise StoreUnavailableError("full")

    store.add_mails([make_letter()], NOW)
    with monkeypatch.context() as patched:
        patched.setattr(store, "mark_sent", refuse)
        with pytest.raises(StoreUnavailableError):
            worker.send_pending()
    clock.now += timedelta(hours=1)
    worker.send_pending()
    assert len(server.taken) == 1
    assert store.count_mails() == {"sent": 1}


def test_workers_side_by_side_send_each_mail_once(store: Store, server: MailServer) -> None:
    store.add_mails([make_letter() for _ in range(40)], NOW)
    workers = [Worker(store, make_desk(server.url), pause=0.05) for _ in range(3)]
    for worker in workers:
        worker.start()
    done = threading.Event()
    while store.count_mails() != {"sent": 40}:
        done.wait(0.05)
    for worker in workers:
        worker.stop()
    assert list(server.count_ids().values()) == [1] * 40


def test_a_worker_that_is_woken_sends_at_once(store: Store, server: MailServer) -> None:
    worker = Worker(store, make_desk(server.url), pause=60)
    worker.start()
    store.add_mails([make_letter()], NOW)
    worker.wake()
    done = threading.Event()
    while not server.taken:
        done.wait(0.01)
    worker.stop()
    assert store.count_mails() == {"sent": 1}


def test_six_mails_an_hour_then_one_for_all(store: Store, server: MailServer, clock: Clock) -> None:
    def build_digest(mails: list[OutboxMail], _: int) -> OutboxMail:
        return replace(make_letter(), kind="digest", text=f"{len(mails)} commentaires")

    worker = Worker(store, replace(make_desk(server.url), build_digest=build_digest), clock)
    sent = []
    for number in (4, 2, 3, 2, 0, 0):
        for _ in range(number):
            store.add_comment(make_comment(), make_sender(), [make_letter()])
        worker.send_pending()
        sent.append(len(server.taken))
        clock.now += timedelta(minutes=15)
    assert sent == [4, 6, 7, 7, 7, 7]
    clock.now += timedelta(minutes=15)
    worker.send_pending()
    assert len(server.taken) == 9
    assert "3 commentaires" in server.taken[6].as_string()


def test_what_comes_while_mails_are_sent_is_counted_too(
    store: Store, server: MailServer, clock: Clock
) -> None:
    def answer(_: str) -> str:
        store.add_mails([make_letter()] if len(server.taken) < 20 else [], NOW)
        return "250 OK"

    def build_digest(*_: object) -> OutboxMail:
        return replace(make_letter(), kind="digest")

    server.answer = answer
    store.add_mails([make_letter()], NOW)
    Worker(store, replace(make_desk(server.url), build_digest=build_digest), clock).send_pending()
    assert len(server.taken) == 7


def test_a_digest_goes_with_a_comment_that_is_erased(store: Store, clock: Clock) -> None:
    for person in ("zoe", "max", *"abcdef"):
        store.add_comment(make_comment(), make_sender(person), [make_letter()])
    store.gather_mails(clock.now, lambda *_: make_letter())
    assert store.count_mails() == {"waiting": 1}
    store.erase("print-zoe")
    assert store.count_mails() == {}


def test_a_flood_is_one_mail_that_shows_the_first_of_it(store: Store, clock: Clock) -> None:
    shown: list[tuple[int, int]] = []

    def build_digest(mails: Sequence[OutboxMail], count: int) -> OutboxMail:
        shown.append((len(mails), count))
        return make_letter()

    store.add_mails([make_letter() for _ in range(2345)], NOW)
    store.gather_mails(clock.now, build_digest)
    assert shown == [(100, 2345)]
    assert store.count_mails() == {"waiting": 1}


@pytest.mark.parametrize(
    ("address", "travels"), [("zoe@exemple.fr", "zoe@exemple.fr"), ("z@été.fr", "z@xn--t-9fab.fr")]
)
def test_a_domain_travels_in_ascii(address: str, travels: str) -> None:
    assert format_recipient(address) == travels


def test_the_last_attempt_has_no_other() -> None:
    assert find_retry(1, NOW) == NOW + timedelta(minutes=1)
    assert find_retry(len(DELAYS) + 1, NOW) is None


@pytest.mark.parametrize("url", ["http://x", "smtp://", "x", ""])
def test_what_is_no_mail_server_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="COMMENTS_SMTP"):
        SmtpMailer(url)


def test_a_password_is_never_shown_nor_sent_in_the_clear(monkeypatch: pytest.MonkeyPatch) -> None:
    server = MailServer().start()
    monkeypatch.setattr("plugins.comments.mail._is_this_machine", lambda _: False)
    mailer = SmtpMailer(server.url.replace("//", "//zoe:s%40cret@"), 5)
    with pytest.raises(MailServerError, match="SMTPNotSupported"):
        mailer.send(compose_message(make_letter(), "a@b.fr", Post("c@d.fr", "d.fr", NOW)))
    server.stop()
    assert "cret" not in f"{mailer!r} {mailer}"
    assert server.said == []


def test_a_wrong_password_throws_no_mail_away(store: Store) -> None:
    def refuse(*_: object) -> None:
        raise smtplib.SMTPAuthenticationError(535, b"no")

    store.add_mails([make_letter()], NOW)
    server = MailServer().start()
    desk = make_desk(server.url.replace("//", "//zoe:secret@"))
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(smtplib.SMTP, "login", refuse)
        Worker(store, desk).send_pending()
    server.stop()
    assert store.count_mails() == {"waiting": 1}


def test_a_folder_takes_mails_whole_and_lists_the_newest_first(tmp_path: Path) -> None:
    box, post = LocalMailbox(tmp_path / "courrier"), Post("c@d.fr", "d.fr", NOW, "Le blog")
    first, second = make_letter(), make_letter()
    for mail in (first, second, first):
        box.send(compose_message(mail, "a@b.fr", post))
    shown = list_mails(tmp_path / "courrier")
    assert [mail.id for mail in shown] == [first.id, second.id]
    assert (shown[0].subject, shown[0].to, shown[0].text, shown[0].html) == (
        "Sujet é",
        "a@b.fr",
        "Un commentaire attend.\n",
        "<p>é\n",
    )
    assert {path.stat().st_mode & 0o777 for path in (tmp_path / "courrier").iterdir()} == {0o600}


def test_a_folder_that_is_not_there_is_empty(tmp_path: Path) -> None:
    assert list_mails(tmp_path / "courrier") == []
