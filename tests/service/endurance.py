"""`python -m tests.service.endurance`: kill -9, again and again, and count what was lost.

Clients post to a process that takes comments; another process sends the mails to a server that
refuses part of the time. Both are killed without a word and started again. What was acknowledged
must be there, with its mail; a mail may come twice at most as often as its sender was killed.
"""

import argparse
import random
import signal
import socket
import socketserver
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import create_engine

from plugins.comments.engine import read_url
from plugins.comments.mail import SmtpMailer
from plugins.comments.model import Comment, OutboxMail, Sender
from plugins.comments.store import Store, StoreUnavailableError
from plugins.comments.worker import Desk, Worker
from tests.service.mail_server import MailServer, find_free_port

ROOT = Path(__file__).resolve().parents[2]
HASTE = 600
"""The worker's clock runs so many times faster: a minute of patience takes a tenth of a second."""
LEASE = timedelta(seconds=5 * HASTE)
REFUSED = 0.2
FEW = 20
"""Mails left when the server stops refusing, so that the end does not wait for the unluckiest."""
PATIENCE = 120.0


@dataclass
class Report:
    """What was found at the end."""

    kills: int
    acknowledged: set[str] = field(default_factory=set)
    kept: set[str] = field(default_factory=set)
    mailed: set[str] = field(default_factory=set)
    duplicates: int = 0
    refusals: int = 0
    is_sound: bool = False

    @property
    def lost(self) -> set[str]:
        """Comments acknowledged that are not there."""
        return self.acknowledged - self.kept

    @property
    def missing(self) -> set[str]:
        """Comments that are there and whose mail never came."""
        return self.kept - self.mailed

    def __str__(self) -> str:
        return (
            f"{self.kills} kills of each: {len(self.acknowledged)} acknowledged, "
            f"{len(self.lost)} lost · {len(self.kept)} kept, {len(self.missing)} mails missing, "
            f"{self.duplicates} duplicates, {self.refusals} refusals · sound: {self.is_sound}"
        )


def read_hasty_clock() -> datetime:
    """A clock that goes on running fast when the process is started again."""
    start = datetime(2026, 1, 1, tzinfo=UTC)
    return start + (datetime.now(UTC) - start) * HASTE


class Reception(socketserver.StreamRequestHandler):
    """One client: each line is the id of a comment, acknowledged once it is kept."""

    store: Store

    def handle(self) -> None:
        """Keep comments until the client leaves."""
        for line in self.rfile:
            identity = line.decode().strip()
            comment = Comment(identity, "oser", None, "Zoé", "Bonjour. " * 40, datetime.now(UTC))
            mail = OutboxMail(identity, "moderation", b"author@exemple.fr", "Commentaire", identity)
            # The worker's fast clock is far ahead of this one: the mail is due at once.
            self.store.add_comment(comment, Sender(b"sealed", "print", "address"), [mail])
            self.wfile.write(b"ok\n")


def take_comments(url: str, port: int) -> None:
    """What the first process does until it is killed."""
    Reception.store = Store(url)
    Reception.store.prepare()
    socketserver.ThreadingTCPServer.allow_reuse_address = True
    socketserver.ThreadingTCPServer.request_queue_size = 64
    with socketserver.ThreadingTCPServer(("127.0.0.1", port), Reception) as server:
        server.serve_forever()


def send_mails(url: str, smtp: str) -> None:
    """What the second process does until it is killed."""
    store = Store(url, LEASE)
    desk = Desk(SmtpMailer(smtp), bytes.decode, "blog@exemple.fr", "exemple.fr")
    worker = Worker(store, desk, read_hasty_clock, pause=0.02)
    worker.start()
    threading.Event().wait()


class Endurance:
    """The clients, the mail server, and the two processes that are killed."""

    def __init__(self, url: str, clients: int, seed: int) -> None:
        self.url, self.clients = url, clients
        self.port = find_free_port()
        self.chance = random.Random(seed)  # noqa: S311 - a test that can be repeated
        self.acknowledged: set[str] = set()
        self.is_over, self.refuses = False, True
        self.server = MailServer(self.answer).start()
        self.processes: list[subprocess.Popen[bytes]] = []

    def answer(self, _: str) -> str:
        """Refuse one mail in five, until few are left."""
        is_refused = self.refuses and self.chance.random() < REFUSED
        return "451 Plus tard" if is_refused else "250 OK"

    def start(self) -> None:
        """Start the two processes."""
        commands = (("take", self.url, f"{self.port}"), ("send", self.url, self.server.url))
        self.processes = [
            subprocess.Popen([sys.executable, "-m", "tests.service.endurance", *command], cwd=ROOT)
            for command in commands
        ]

    def kill(self) -> None:
        """Kill both, in the middle of whatever they do."""
        self.chance.shuffle(self.processes)
        for process in self.processes:
            process.send_signal(signal.SIGKILL)
            process.wait()

    def post(self, client: int) -> None:
        """Post comments until the end; each is new, whatever became of the one before."""
        number = 0
        while not self.is_over:
            with suppress(OSError), closing(self.connect()) as connection:
                answers = connection.makefile("rb")
                while not self.is_over:
                    number += 1
                    identity = f"c{client:03}{number:012}"
                    connection.sendall(f"{identity}\n".encode())
                    if answers.readline() != b"ok\n":
                        break
                    self.acknowledged.add(identity)
                    time.sleep(0.1)
            time.sleep(0.05)

    def connect(self) -> socket.socket:
        """A connection to whoever takes comments at the moment."""
        return socket.create_connection(("127.0.0.1", self.port), 5)

    def run(self, kills: int) -> Report:
        """All of it, and the figures."""
        with closing(Store(self.url)) as store:
            store.prepare()
        threads = [threading.Thread(target=self.post, args=(n,)) for n in range(self.clients)]
        for thread in threads:
            thread.start()
        for _ in range(kills):
            self.start()
            self.wait_until_busy()
            time.sleep(self.chance.random() / 2)
            self.kill()
        self.start()
        self.is_over = True
        for thread in threads:
            thread.join()
        report = self.report(kills)
        self.kill()
        self.server.stop()
        return report

    def wait_until_busy(self) -> None:
        """Return once both processes are at work."""
        posts, mails = len(self.acknowledged), len(self.server.said)
        while len(self.acknowledged) < posts + self.clients or len(self.server.said) < mails + 5:
            time.sleep(0.01)

    def report(self, kills: int) -> Report:
        """Wait until nothing waits in the outbox, and compare."""
        deadline = time.monotonic() + PATIENCE
        with closing(Store(self.url)) as store:
            while (left := store.count_mails().get("waiting")) and time.monotonic() < deadline:
                self.refuses = left > FEW
                time.sleep(0.1)
            kept = {comment.id for comment in store.list_comments(limit=1_000_000)}
        counted = self.server.count_ids()
        return Report(
            kills,
            self.acknowledged,
            kept,
            {name.strip("<>").partition("@")[0] for name in counted},
            sum(counted.values()) - len(counted),
            sum(said.startswith("451") for said in self.server.said),
            is_sound(self.url),
        )


def is_sound(url: str) -> bool:
    """What the engine itself says of its files; PostgreSQL was not killed, and is not asked."""
    engine = create_engine(read_url(url))
    with engine.connect() as connection:
        question = "PRAGMA integrity_check" if engine.dialect.name == "sqlite" else "SELECT 'ok'"
        answer = connection.exec_driver_sql(question).scalar_one()
    engine.dispose()
    return bool(answer == "ok")


def main(arguments: Sequence[str]) -> None:
    """Endure on both engines, or be one of the processes that are killed."""
    if arguments[:1] == ["take"]:
        take_comments(arguments[1], int(arguments[2]))
    elif arguments[:1] == ["send"]:
        send_mails(*arguments[1:])
    else:
        endure(arguments)


def endure(arguments: Sequence[str]) -> None:
    """Both engines, by hand."""
    from tests.service.postgresql import Cluster  # noqa: PLC0415 - the killed processes do without

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--clients", type=int, default=16)
    parser.add_argument("--seed", type=int, default=4)
    options = parser.parse_args(arguments)
    cluster = Cluster.start()
    try:
        with tempfile.TemporaryDirectory() as folder:
            for url in (f"sqlite:///{folder}/c.sqlite3", cluster.create_database("endurance")):
                report = Endurance(url, options.clients, options.seed).run(options.kills)
                sys.stdout.write(f"{read_url(url).get_backend_name()}: {report}\n")
    finally:
        cluster.stop()


if __name__ == "__main__":
    with suppress(StoreUnavailableError):
        main(sys.argv[1:])
