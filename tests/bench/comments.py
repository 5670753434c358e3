"""`python -m tests.bench.comments`: how many comments a second are taken, each one on the disk.

Many clients post at once, each waiting for its answer before it posts again. `run_clients` knows
nothing of how a comment is posted: the same clients measure the store and the service.
"""

import argparse
import http.client
import os
import secrets
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus
from itertools import count
from pathlib import Path
from urllib.parse import urlencode

import uvicorn
from starlette.applications import Starlette

from plugins.comments.files import save_manifest
from plugins.comments.house import House
from plugins.comments.manifest import Manifest
from plugins.comments.model import ArticleInfo, Comment, OutboxMail, Sender
from plugins.comments.service import create_routes
from plugins.comments.store import Store
from tests.service.mail_server import find_free_port

ROOT = Path(__file__).resolve().parents[2]
CLIENTS = 32
SECONDS = 10.0
PATIENCE = 20.0
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
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


def measure_service(url: str, clients: int, seconds: float) -> Load:
    """The whole way: a form over HTTP to the service in a process of its own, until its 303."""
    with tempfile.TemporaryDirectory() as folder:
        port = find_free_port()
        environ = {**os.environ, "COMMENTS_DATABASE": url, "COMMENTS_PROXIES": "127.0.0.1"}
        command = [sys.executable, "-m", "tests.bench.comments", "--serve", folder, f"{port}"]
        server = subprocess.Popen(command, cwd=ROOT, env=environ)
        try:
            wait_for(port)
            load = run_clients(lambda: connect(port), clients, seconds)
        finally:
            server.terminate()
            server.wait()
    with closing(Store(url)) as store:
        kept = sum(store.count_by_status().values())
    assert kept == len(load.delays), f"{kept} kept, {len(load.delays)} accepted"
    return load


def wait_for(port: int) -> None:
    """Return once somebody listens there."""
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except ConnectionRefusedError:
            assert time.monotonic() < deadline
            time.sleep(0.05)
        else:
            return


def connect(port: int) -> Post:
    """A client with a connection of its own, which it keeps; each post comes from elsewhere."""
    connection = http.client.HTTPConnection("127.0.0.1", port)

    def post() -> None:
        address = ".".join(str(part) for part in secrets.token_bytes(4))
        text = f"{TEXT} {secrets.token_hex(8)}"
        fields = {"article": "oser", "nom": "Zoé", "courriel": "zoe@exemple.fr", "texte": text}
        connection.request(
            "POST", "/commentaires/", urlencode(fields), FORM | {"X-Forwarded-For": address}
        )
        answer = connection.getresponse()
        answer.read()
        assert answer.status == HTTPStatus.SEE_OTHER, answer.status

    return post


def serve(folder: Path, port: int) -> None:
    """What the process of the service does: a blog of one article, mails kept in the outbox."""
    settings = {
        "SITENAME": "Blog",
        "AUTHOR": "Karine",
        "SITEURL": "https://blog.exemple",
        "TIMEZONE": "Europe/Paris",
        "PATH": str(folder),
        "CACHE_FOLDER": str(folder),
        "COMMENTS": {"path": "comments", "manifest": "manifest.json"},
    }
    article = ArticleInfo("oser", "Oser", "/oser/")
    save_manifest(folder / "manifest.json", Manifest({"oser": article}, "", "Blog"))
    house = House(settings, {"COMMENTS_MODERATOR": "karine@exemple.fr", **os.environ}, folder)
    application = Starlette(routes=create_routes(house.services))
    uvicorn.run(application, port=port, log_level="error", access_log=False, proxy_headers=False)
    house.close()


def main(arguments: Sequence[str]) -> None:
    """Measure the store, then the service, on SQLite."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--clients", type=int, default=CLIENTS)
    parser.add_argument("--seconds", type=float, default=SECONDS)
    parser.add_argument("--serve", nargs=2, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.serve:
        serve(Path(options.serve[0]), int(options.serve[1]))
        return
    for measure in (measure_store, measure_service):
        with tempfile.TemporaryDirectory() as folder:
            url = f"sqlite:///{folder}/comments.sqlite3"
            load = measure(url, options.clients, options.seconds)
        sys.stdout.write(f"{measure.__name__}, {options.clients} clients: {load}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
