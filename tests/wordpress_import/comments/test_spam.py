"""The spam of the old blog is asked for with a password, which goes nowhere else."""

import json
import socket
import ssl
import threading
import time
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from plugins.wordpress_import.asking import FILE, Limits, fetch_spam, find_spam, load_account
from plugins.wordpress_import.spam import Account, SpamError

PASSWORD = "abcd EFGH 1234"  # noqa: S105 - of nobody
ACCOUNT = Account("karine", PASSWORD)
Answer = tuple[int, bytes, dict[str, str]]


def make_row(number: int, status: str = "spam") -> dict[str, Any]:
    content = {"rendered": "<p>Casino</p>", "raw": "Casino"}
    return {
        "id": number, "status": status, "author_email": "x@spam.example", "content": content,
        "author_avatar_urls": {"24": "http://x"}, "_links": {"self": []},
    }  # fmt: skip


@dataclass
class OldBlog:
    """A blog that answers as WordPress does; `answer` replaces its answers."""

    count: int = 0
    answer: Callable[[str], Answer] | None = None
    is_plain: bool = False
    """Whether it has no pretty addresses."""
    asked: list[str] = field(default_factory=list)
    url: str = ""

    def reply(self, path: str, authorization: str) -> Answer:
        self.asked.append(path)
        expected = b64encode(f"karine:{PASSWORD}".encode()).decode()
        if authorization != f"Basic {expected}":
            return 401, b'{"code": "rest_forbidden"}', {}
        if self.answer:
            return self.answer(path)
        if path.startswith("/wp-json/") is self.is_plain:
            return 404, b"<h1>Not found</h1>", {}
        query = parse_qs(urlsplit(path).query)
        assert (query["status"], query["context"]) == (["spam"], ["edit"])
        first = (int(query["page"][0]) - 1) * 100
        rows = [make_row(n + 1) for n in range(first, min(first + 100, self.count))]
        return 200, json.dumps(rows).encode(), {}


@pytest.fixture
def blog() -> Iterator[OldBlog]:
    """An old blog on loopback."""
    blog = OldBlog()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, body, headers = blog.reply(self.path, self.headers.get("Authorization", ""))
            self.send_response(status)
            for name, value in {"Content-Length": str(len(body)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    blog.url = f"http://127.0.0.1:{server.server_address[1]}"
    yield blog
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(("count", "pages"), [(0, 1), (2, 1), (100, 2), (250, 3)])
def test_all_spam_is_fetched_page_by_page(blog: OldBlog, count: int, pages: int) -> None:
    blog.count = count
    found = fetch_spam(blog.url, ACCOUNT)
    numbers = [record.content["comment"]["id"] for record in found.records]
    assert (numbers, found.failure) == ([*range(1, count + 1)], "")
    assert len(blog.asked) == pages


def test_what_is_kept_of_each_is_all_but_pictures_and_links(blog: OldBlog) -> None:
    blog.count = 1
    (record,) = fetch_spam(blog.url + "/", ACCOUNT).records
    assert record.content["comment"].keys() == {"id", "status", "author_email", "content"}
    assert record.kind == "indesirables"


def test_a_blog_without_pretty_addresses_is_asked_another_way(blog: OldBlog) -> None:
    blog.count, blog.is_plain = 150, True
    assert len(fetch_spam(blog.url, ACCOUNT).records) == 150
    assert [path[:14] for path in blog.asked] == [
        "/wp-json/wp/v2",
        "/?rest_route=/",
        "/?rest_route=/",
    ]


def test_a_wrong_password_is_told_and_never_shown(blog: OldBlog) -> None:
    account = Account("karine", "faux mot de passe")
    found = fetch_spam(blog.url, account)
    assert "ce mot de passe d’application (réponse 401)" in found.failure
    assert "faux" not in repr(account) + repr(found)


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ((403, b"{}", {}), "n’a pas le droit"),
        ((404, b"{}", {}), "interface REST"),
        ((429, b"{}", {}), "plus tard"),
        ((500, b"oh", {}), "n’a pas pu répondre (réponse 500)"),
        ((302, b"", {"Location": "https://autre.example/wp-json/wp"}), "--site https://autre.example"),
        ((200, b"<html>", {}), "n’est pas du JSON"),
        ((200, b"[" * 100_000, {}), "n’est pas du JSON"),
        ((200, b'{"code": "x"}', {}), "pas une liste"),
        ((200, b'[{"id": "1"}]', {}), "pas une liste"),
        ((200, json.dumps([make_row(1, "approved")]).encode(), {}), "autre chose"),
        ((200, b"[" + b" " * 3000 + b"]", {}), "trop longue"),
        ((200, b'[{"id"', {"Content-Length": "99"}), "n’est pas du JSON"),
    ],
)  # fmt: skip
def test_whatever_goes_wrong_is_said_in_french(blog: OldBlog, answer: Answer, words: str) -> None:
    blog.answer = lambda _: answer
    found = fetch_spam(blog.url, ACCOUNT, Limits(page_bytes=2000 if b"  " in answer[1] else 10**6))
    assert found.records == ()
    assert words in found.failure


def test_the_password_is_not_sent_after_a_redirection(blog: OldBlog) -> None:
    blog.answer = lambda _: (301, b"", {"Location": f"{blog.url}/ailleurs"})
    fetch_spam(blog.url, ACCOUNT)
    assert len(blog.asked) == 1


def test_what_came_before_a_failure_is_kept(blog: OldBlog) -> None:
    rows = json.dumps([make_row(n) for n in range(100)]).encode()
    blog.answer = lambda path: (200, rows, {}) if "&page=1" in path else (500, b"", {})
    found = fetch_spam(blog.url, ACCOUNT)
    assert (len(found.records), "500" in found.failure) == (100, True)


def test_pages_are_counted(blog: OldBlog) -> None:
    rows = json.dumps([make_row(n) for n in range(100)]).encode()
    blog.answer = lambda _: (200, rows, {})
    assert "trop" in fetch_spam(blog.url, ACCOUNT, Limits(pages=3)).failure
    assert len(blog.asked) == 3
    assert "trop longue" in fetch_spam(blog.url, ACCOUNT, Limits(total_bytes=30_000)).failure


def test_a_blog_that_is_slow_is_not_waited_for(blog: OldBlog) -> None:
    def answer(_: str) -> Answer:
        time.sleep(1)
        return 200, b"[]", {}

    blog.answer = answer
    start = time.monotonic()
    assert "à temps" in fetch_spam(blog.url, ACCOUNT, Limits(patience=0.1)).failure
    assert "à temps" in fetch_spam(blog.url, ACCOUNT, Limits(seconds=0.1)).failure
    assert time.monotonic() - start < 5


def test_headers_that_come_letter_by_letter_are_not_waited_for() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:

        def drip() -> None:
            talk, _ = server.accept()
            with talk, suppress(OSError):
                talk.sendall(b"HTTP/1.1 200 OK\r\n")
                for _ in range(200):
                    talk.sendall(b"X")
                    time.sleep(0.05)

        threading.Thread(target=drip, daemon=True).start()
        start = time.monotonic()
        site = f"http://127.0.0.1:{server.getsockname()[1]}"
        assert "à temps" in fetch_spam(site, ACCOUNT, Limits(seconds=0.3)).failure
        assert time.monotonic() - start < 3


@pytest.mark.parametrize(
    ("site", "words"),
    [
        ("http://www.exemple.fr", "sans https"),
        ("http://127.0.0.1.exemple.fr", "sans https"),
        ("ftp://www.exemple.fr", "adresse"),
        ("https://moi@exemple.fr", "adresse"),
        ("exemple.fr", "adresse"),
        ("https://exemple.fr:port", "adresse"),
        ("http://127.0.0.1:9", "ne répond pas"),
    ],
)
def test_a_password_is_sent_to_no_odd_place(site: str, words: str) -> None:
    assert words in fetch_spam(site, ACCOUNT).failure


def test_a_certificate_that_is_not_good_is_refused(
    blog: OldBlog, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise ssl.SSLCertVerificationError

    monkeypatch.setattr("http.client.HTTPConnection.request", refuse)
    assert "certificat" in fetch_spam(blog.url, ACCOUNT).failure


def test_the_account_comes_from_the_environment_or_a_private_file(tmp_path: Path) -> None:
    assert load_account(tmp_path, {}) is None
    given = {"WP_USER": "karine", "WP_APP_PASSWORD": PASSWORD}
    assert load_account(tmp_path, given) == ACCOUNT
    path = tmp_path / FILE
    path.parent.mkdir()
    path.write_text(f"# le blog\nWP_USER=karine\nWP_APP_PASSWORD='{PASSWORD}'\n", "utf-8")
    path.chmod(0o600)
    assert load_account(tmp_path, {}) == ACCOUNT
    path.chmod(0o640)
    with pytest.raises(SpamError, match="chmod 600"):
        load_account(tmp_path, {})


def test_without_an_account_nobody_is_asked(blog: OldBlog, tmp_path: Path) -> None:
    assert "WP_APP_PASSWORD" in find_spam(blog.url, tmp_path, {}).failure
    assert blog.asked == []
    given = {"WP_USER": "karine", "WP_APP_PASSWORD": PASSWORD}
    blog.count = 3
    assert len(find_spam(blog.url, tmp_path, given).records) == 3
    assert "l’un ne va pas" in find_spam(blog.url, tmp_path, {"WP_USER": "karine"}).failure


def test_half_an_account_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SpamError, match="l’un ne va pas sans l’autre"):
        load_account(tmp_path, {"WP_USER": "karine"})
