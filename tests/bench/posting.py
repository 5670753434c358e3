"""Clients that cost next to nothing: one thread, plain sockets, connections that are kept.

Each client sends a form, waits for its answer, and sends the next; what is measured is the service
and not whoever asks it.
"""

import secrets
import selectors
import socket
import time
from dataclasses import dataclass, field
from urllib.parse import urlencode

TEXT = "Merci pour ce billet : je cherche depuis trois mois, et j’ai enfin osé écrire. " * 5
FORM = urlencode({"article": "oser", "nom": "Zoé", "courriel": "zoe@exemple.fr", "texte": TEXT})
ACCEPTED = b"HTTP/1.1 303 "


def build_request() -> bytes:
    """A comment that nobody sent before, from an address of its own."""
    body = f"{FORM}{secrets.token_hex(8)}".encode()
    address = ".".join(str(part) for part in secrets.token_bytes(4))
    head = (
        "POST /commentaires/ HTTP/1.1\r\nHost: blog.exemple\r\n"
        "Content-Type: application/x-www-form-urlencoded\r\n"
        f"X-Forwarded-For: {address}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


@dataclass
class Crowd:
    """So many clients, and how long each of their posts took."""

    port: int
    clients: int
    delays: list[float] = field(default_factory=list)

    def post(self, seconds: float) -> float:
        """Post for so long; how long that was, the last answers included."""
        start = time.perf_counter()
        with selectors.DefaultSelector() as selector:
            for _ in range(self.clients):
                connection = socket.create_connection(("127.0.0.1", self.port))
                selector.register(connection, selectors.EVENT_READ, self._send(connection))
            while selector.get_map():
                self._answer(selector, time.perf_counter() < start + seconds)
        return time.perf_counter() - start

    def _answer(self, selector: selectors.BaseSelector, goes_on: bool) -> None:
        """Take the answers that are there, and let their clients send again."""
        for key, _ in selector.select():
            connection = key.fileobj
            assert isinstance(connection, socket.socket)
            answer = connection.recv(65536)
            assert answer.startswith(ACCEPTED), answer[:200]
            self.delays.append(time.perf_counter() - key.data)
            if goes_on:
                selector.modify(connection, selectors.EVENT_READ, self._send(connection))
            else:
                selector.unregister(connection)
                connection.close()

    def _send(self, connection: socket.socket) -> float:
        connection.sendall(build_request())
        return time.perf_counter()
