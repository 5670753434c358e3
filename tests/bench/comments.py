"""`python -m tests.bench.comments`: how many comments a second are taken, each one on the disk.

Many clients post at once, each waiting for its answer before it posts again. `run_clients` knows
nothing of how a comment is posted: the same clients measure the store and the service.
"""

import argparse
import secrets
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count

from plugins.comments.model import Comment, OutboxMail, Sender
from plugins.comments.store import Store

CLIENTS = 32
SECONDS = 10.0
TEXT = "Merci pour ce billet : je cherche depuis trois mois, et j’ai enfin osé écrire. " * 5

Post = Callable[[], None]
"""Posts one comment, and returns once it is accepted."""


@dataclass(frozen=True)
class Load:
    """What many clients went through."""

    seconds: float
    delays: Sequence[float]

    def quantile(self, share: float) -> float:
        """The delay that `share` of the posts stayed below, in milliseconds."""
        return sorted(self.delays)[int(share * (len(self.delays) - 1))] * 1000

    def __str__(self) -> str:
        rate = len(self.delays) / self.seconds
        shares = " · ".join(f"p{s * 100:g} {self.quantile(s):.0f} ms" for s in (0.5, 0.99, 1))
        return f"{rate:.0f} posts/s · {shares} · {len(self.delays)} posts"


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


def main(arguments: Sequence[str]) -> None:
    """Measure the store on SQLite, or at the address that is given."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--clients", type=int, default=CLIENTS)
    parser.add_argument("--seconds", type=float, default=SECONDS)
    parser.add_argument("--database", help="an empty database; a file in a new folder by default")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        url = options.database or f"sqlite:///{folder}/comments.sqlite3"
        load = measure_store(url, options.clients, options.seconds)
    sys.stdout.write(f"store, {options.clients} clients: {load}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
