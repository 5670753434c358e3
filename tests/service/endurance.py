"""`python -m tests.service.endurance`: kill -9, again and again, and count what was lost.

Clients post by HTTP to the service in a process of its own; another process sends the mails to a
server that refuses part of the time. Both are killed without a word and started again. What was
acknowledged must be there, with its mail; a mail may come twice at most as often as its sender was
killed.
"""

import argparse
import http.client
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.message import Message
from http import HTTPStatus
from pathlib import Path
from urllib.parse import urlencode

from sqlalchemy import create_engine

from plugins.comments.engine import read_url
from plugins.comments.mail import SmtpMailer
from plugins.comments.store import Store, StoreUnavailableError
from plugins.comments.worker import Desk, Worker
from tests.service.alone import make_house, serve
from tests.service.mail_server import MailServer, find_free_port

ROOT = Path(__file__).resolve().parents[2]
HASTE = 600
"""The worker's clock runs so many times faster: a minute of patience takes a tenth of a second."""
LEASE = timedelta(seconds=5 * HASTE)
REFUSED = 0.2
FEW = 20
"""Mails left when the server stops refusing, so that the end does not wait for the unluckiest."""
PATIENCE = 120.0
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
NUMBER = re.compile(r"\bc\d{15}\b")
"""What each text bears, so that a comment is known again in the store and in a mail."""


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


def take_comments(folder: Path, port: int) -> None:
    """What the first process does until it is killed."""
    serve(make_house(folder, os.environ), port)


def send_mails(folder: Path, smtp: str) -> None:
    """What the second process does until it is killed; its fast clock is far ahead of the first."""
    store = Store(os.environ["COMMENTS_DATABASE"], LEASE)
    unseal = make_house(folder, os.environ).keys.unseal
    desk = Desk(SmtpMailer(smtp), unseal, "blog@exemple.fr", "exemple.fr")
    worker = Worker(store, desk, read_hasty_clock, pause=0.02)
    worker.start()
    threading.Event().wait()


class Endurance:
    """The clients, the mail server, and the two processes that are killed."""

    def __init__(self, url: str, folder: Path, clients: int, seed: int) -> None:
        self.url, self.folder, self.clients = url, folder, clients
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
        environ = {**os.environ, "COMMENTS_DATABASE": self.url}
        us = [sys.executable, "-m", "tests.service.endurance"]
        self.processes = [
            subprocess.Popen([*us, name, f"{self.folder}", where], cwd=ROOT, env=environ)
            for name, where in (("take", f"{self.port}"), ("send", self.server.url))
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
            connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
            with suppress(OSError, http.client.HTTPException), closing(connection):
                while not self.is_over:
                    number += 1
                    identity = f"c{client:03}{number:012}"
                    if not send_form(connection, identity):
                        break
                    self.acknowledged.add(identity)
                    time.sleep(0.1)
            time.sleep(0.05)

    def run(self, kills: int) -> Report:
        """All of it, and the figures."""
        house = make_house(self.folder, {"COMMENTS_DATABASE": self.url})
        house.services.now()
        house.close()
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
            texts = [comment.text for comment in store.list_comments(limit=1_000_000)]
        counted = self.server.count_ids()
        mails = [read_text(message) for message in self.server.taken]
        return Report(
            kills,
            self.acknowledged,
            set(NUMBER.findall(" ".join(texts))),
            set(NUMBER.findall(" ".join(mails))),
            sum(counted.values()) - len(counted),
            sum(said.startswith("451") for said in self.server.said),
            is_sound(self.url),
        )


def send_form(connection: http.client.HTTPConnection, identity: str) -> bool:
    """Whether a comment that bears `identity` was taken."""
    form = {"article": "oser", "nom": "Zoé", "courriel": "zoe@exemple.fr", "texte": ""}
    form["texte"] = f"Bonjour, merci pour ce billet. {identity} " + "J’ai osé, moi aussi. " * 10
    address = f"10.{int(identity[1:4])}.{int(identity[-4:-2])}.{int(identity[-2:])}"
    headers = FORM | {"X-Forwarded-For": address}
    connection.request("POST", "/commentaires/", urlencode(form), headers)
    answer = connection.getresponse()
    answer.read()
    return answer.status == HTTPStatus.SEE_OTHER


def read_text(message: Message) -> str:
    """What a mail says, in its plain part."""
    (plain,) = (part for part in message.walk() if part.get_content_type() == "text/plain")
    return bytes(plain.get_payload(decode=True)).decode()


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
        take_comments(Path(arguments[1]), int(arguments[2]))
    elif arguments[:1] == ["send"]:
        send_mails(Path(arguments[1]), arguments[2])
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
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            for url in (f"sqlite:///{folder}/c.sqlite3", cluster.create_database("endurance")):
                report = Endurance(url, folder, options.clients, options.seed).run(options.kills)
                sys.stdout.write(f"{read_url(url).get_backend_name()}: {report}\n")
    finally:
        cluster.stop()


if __name__ == "__main__":
    with suppress(StoreUnavailableError):
        main(sys.argv[1:])
