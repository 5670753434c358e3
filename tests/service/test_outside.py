"""Akismet is asked over HTTP, told little, and never waited for too long."""

import http.server
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from urllib.parse import parse_qs

import httpx
import pytest

from plugins.comments.model import Submission
from plugins.comments.outside import Outside

SUBMISSION = Submission("oser", None, "Léa", "lea@exemple.fr", "Merci !")


@contextmanager
def _akismet(answer: Callable[[], bytes]) -> Iterator[tuple[int, list[dict[str, list[str]]]]]:
    """A service that answers so, and what it was told."""
    told: list[dict[str, list[str]]] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            told.append(parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode()))
            body = answer()
            with suppress(OSError):  # nobody waits any more
                self.send_response(200)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

        def log_message(self, *_args: object) -> None:
            """Say nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_port, told
    server.shutdown()
    server.server_close()


@contextmanager
def _dripping(drop: bytes) -> Iterator[tuple[int, threading.Event]]:
    """A server that sends a drop now and then, for ever; and whether its caller hung up."""
    is_left = threading.Event()

    def drip() -> None:
        caller, _ = listening.accept()
        caller.recv(65536)
        with caller, suppress(OSError):
            caller.sendall(b"HTTP/1.1 200 OK\r\n")
            for _ in range(200):
                caller.sendall(drop)
                time.sleep(0.02)
            return
        is_left.set()

    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=drip)
        thread.start()
        yield listening.getsockname()[1], is_left
        thread.join()


class _ToThisMachine(httpx.AsyncHTTPTransport):
    """Sends whatever is meant for the service to a port of this machine."""

    def __init__(self, port: int) -> None:
        super().__init__()
        self.port = port

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        request.url = request.url.copy_with(scheme="http", host="127.0.0.1", port=self.port)
        return await super().handle_async_request(request)


def _ask(port: int, limit: float = 3.0) -> bool | None:
    client = httpx.AsyncClient(transport=_ToThisMachine(port), timeout=3)
    with closing(Outside("clef", "https://blog.example", client, limit)) as outside:
        return outside(SUBMISSION, "192.0.2.1")


@pytest.mark.parametrize(
    ("answer", "opinion"),
    [(b"true", True), (b"false", False), (b"n'importe quoi", None), (b"", None)],
)
def test_an_answer_is_an_opinion_or_none(answer: bytes, opinion: bool | None) -> None:
    with _akismet(lambda: answer) as (port, _):
        assert _ask(port) is opinion


def test_the_address_of_the_commenter_stays_here() -> None:
    with _akismet(lambda: b"false") as (port, told):
        _ask(port)
    (fields,) = told
    assert fields["comment_content"] == ["Merci !"]
    assert not any("lea@exemple.fr" in value for values in fields.values() for value in values)


def test_a_slow_service_is_not_waited_for() -> None:
    def doze() -> bytes:
        time.sleep(0.5)
        return b"true"

    with _akismet(doze) as (port, _):
        began = time.monotonic()
        assert _ask(port, limit=0.1) is None
        assert time.monotonic() - began < 0.45


@pytest.mark.parametrize("drop", [b"X-Drop: 1\r\n", b"x", b"\r\n"])
def test_a_service_that_sends_a_byte_now_and_then_is_not_waited_for_either(drop: bytes) -> None:
    with _dripping(drop) as (port, is_left):
        began = time.monotonic()
        assert _ask(port, limit=0.3) is None
        assert 0.25 < time.monotonic() - began < 1
        assert is_left.wait(3)


def test_nor_is_its_name_looked_up_for_long(monkeypatch: pytest.MonkeyPatch) -> None:
    def look(*_args: object, **_options: object) -> None:
        time.sleep(0.6)
        raise socket.gaierror

    monkeypatch.setattr(socket, "getaddrinfo", look)
    with closing(Outside("clef", "https://blog.example", limit=0.1)) as outside:
        began = time.monotonic()
        assert outside(SUBMISSION, "192.0.2.1") is None
        assert time.monotonic() - began < 0.5


def test_a_service_that_is_away_has_no_opinion() -> None:
    assert _ask(9) is None
