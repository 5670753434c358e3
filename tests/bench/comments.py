"""`python -m tests.bench.comments`: how many comments a second are taken, each one on the disk.

Many clients post at once, each waiting for its answer before it posts again: to the store alone,
then over HTTP to the whole service in a process of its own, whose filter has learnt, and whose
worker sends mails to a folder. Each post comes from another address, as if a proxy had said so.
"""

import argparse
import os
import random
import secrets
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from plugins.comments.bayes import count_marks
from plugins.comments.model import Comment, OutboxMail, Sender
from plugins.comments.store import Store
from tests.bench.posting import TEXT, Crowd
from tests.bench.processes import read_spent, wait_for
from tests.service.alone import make_house, serve
from tests.service.mail_server import find_free_port

ROOT = Path(__file__).resolve().parents[2]
CLIENTS = 32
SECONDS = 10.0
TAUGHT = 200
"""Comments that the filter has learnt from, half of them spam."""

Post = Callable[[], None]
"""Posts one comment, and returns once it is accepted."""


@dataclass(frozen=True)
class Load:
    """What many clients went through."""

    seconds: float
    delays: Sequence[float]
    spent: float = 0.0
    """Seconds of processor that the server took, where that is known."""

    def quantile(self, share: float) -> float:
        """The delay that `share` of the posts stayed below, in milliseconds."""
        return sorted(self.delays)[int(share * (len(self.delays) - 1))] * 1000

    def __str__(self) -> str:
        rate = len(self.delays) / self.seconds
        shares = " · ".join(f"p{s * 100:g} {self.quantile(s):.0f} ms" for s in (0.5, 0.99, 1))
        spent = f" · {1000 * self.spent / len(self.delays):.2f} ms CPU/post" if self.spent else ""
        return f"{rate:.0f} posts/s · {shares} · {len(self.delays)} posts{spent}"


def run_clients(connect: Callable[[], Post], clients: int, seconds: float) -> Load:
    """Let `clients` post for `seconds`; each makes its own `Post` by `connect` first."""
    delays: list[list[float]] = [[] for _ in range(clients)]
    barrier = threading.Barrier(clients + 1)

    def post_on(own: list[float]) -> None:
        post = connect()
        barrier.wait()
        deadline = time.perf_counter() + seconds
        while (start := time.perf_counter()) < deadline:
            post()
            own.append(time.perf_counter() - start)

    threads = [threading.Thread(target=post_on, args=(own,)) for own in delays]
    for thread in threads:
        thread.start()
    barrier.wait()
    begun = time.perf_counter()
    for thread in threads:
        thread.join()
    return Load(time.perf_counter() - begun, [delay for own in delays for delay in own])


def measure_store(url: str, clients: int, seconds: float) -> Load:
    """The store alone: a comment, its sender and one mail in one transaction."""
    store = Store(url)
    store.prepare()
    before = len(store.list_comments(limit=1))
    numbers = count()

    def post() -> None:
        identity = f"{next(numbers):016}"
        comment = Comment(identity, "oser", None, "Zoé", TEXT, datetime.now(UTC))
        mail = OutboxMail(
            secrets.token_hex(16), "moderation", b"x" * 120, "Commentaire", TEXT, TEXT
        )
        store.add_comment(comment, Sender(b"x" * 120, "f" * 64, "a" * 64), [mail])

    load = run_clients(lambda: post, clients, seconds)
    kept = sum(store.count_by_status().values())
    store.close()
    assert before == 0
    assert kept == len(load.delays), f"{kept} kept, {len(load.delays)} accepted"
    return load


def measure_service(url: str, clients: int, seconds: float) -> Load:
    """The whole way: a form over HTTP to the service in a process of its own, until its 303."""
    with tempfile.TemporaryDirectory() as folder:
        port = find_free_port()
        environ = {**os.environ, "COMMENTS_DATABASE": url}
        command = [sys.executable, "-m", "tests.bench.comments", "--serve", folder, f"{port}"]
        server = subprocess.Popen(command, cwd=ROOT, env=environ)
        try:
            wait_for(port)
            load = measure_server(server.pid, Crowd(port, clients), seconds)
        finally:
            server.terminate()
            server.wait()
    with closing(Store(url)) as store:
        kept = sum(store.count_by_status().values())
    assert kept == len(load.delays), f"{kept} kept, {len(load.delays)} accepted"
    return load


def measure_server(process: int, crowd: Crowd, seconds: float) -> Load:
    """What `crowd` goes through, and what that costs the process."""
    before = read_spent(process)
    elapsed = crowd.post(seconds)
    return Load(elapsed, crowd.delays, read_spent(process) - before)


def teach(store: Store) -> None:
    """Let the filter learn from texts of words of all lengths, drawn from two vocabularies."""
    chance = random.Random(4)  # noqa: S311 - the same each time
    letters = "etaoinsrhldcumfpgwybvk"
    words = ["".join(chance.choices(letters, k=chance.randint(2, 12))) for _ in range(3000)]
    for number in range(TAUGHT):
        vocabulary = words[:2000] if number % 2 else words[1000:]
        store.add_words(count_marks(" ".join(chance.choices(vocabulary, k=80)), number % 2 == 0))


def serve_alone(folder: Path, port: int) -> None:
    """What the process of the service does: a blog of one article, mails that go to a folder."""
    house = make_house(folder, os.environ)
    teach(house.store)
    house.worker.start()
    serve(house, port)
    house.close()


def main(arguments: Sequence[str]) -> None:
    """Measure the store, then the service, on SQLite."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--clients", type=int, default=CLIENTS)
    parser.add_argument("--seconds", type=float, default=SECONDS)
    parser.add_argument("--serve", nargs=2, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.serve:
        serve_alone(Path(options.serve[0]), int(options.serve[1]))
        return
    for measure in (measure_store, measure_service):
        with tempfile.TemporaryDirectory() as folder:
            url = f"sqlite:///{folder}/comments.sqlite3"
            load = measure(url, options.clients, options.seconds)
        sys.stdout.write(f"{measure.__name__}, {options.clients} clients: {load}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
