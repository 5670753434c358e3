"""The server against who wishes it ill: foreign pages, odd paths, endless connections."""

import socket
from collections.abc import Iterator

import pytest

from tests.preview.conftest import PATIENCE, Preview, end, start_preview, write_site

NEEDLE = "aiguille-dans-la-botte"


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """One preview for the module: nothing here changes it."""
    folder = tmp_path_factory.mktemp("hardened")
    settings = write_site(folder)
    for name in ("secret.txt", "cache/secret.txt", "cache/preview/secret.txt"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(NEEDLE, "utf-8")
    running = start_preview(settings)
    yield running
    end(running)


def send(preview: Preview, *heads: bytes) -> bytes:
    """What comes back for these very bytes."""
    with socket.create_connection(("127.0.0.1", preview.port), timeout=PATIENCE) as connection:
        for head in heads:
            connection.sendall(head)
        received = b""
        while part := connection.recv(65536):
            received += part
    return received


def ask(
    preview: Preview, target: bytes, *lines: bytes, method: bytes = b"GET"
) -> tuple[int, bytes]:
    """The status and body of a request whose target is sent as it is."""
    host = b"Host: 127.0.0.1:%d" % preview.port
    hosts = () if any(line.lower().startswith(b"host:") for line in lines) else (host,)
    head = [method + b" " + target + b" HTTP/1.1", *hosts, *lines, b"Connection: close", b"", b""]
    answer = send(preview, b"\r\n".join(head))
    return int(answer.split(b" ", 2)[1]), answer.partition(b"\r\n\r\n")[2]


UPS = (
    *(b"..", b"%2e%2e", b"%2E%2E", b"%2e.", b".%2E", b"..%00", b"%252e%252e", b"..;", b"...."),
    *(b"%c0%ae%c0%ae", b"%e0%80%ae%e0%80%ae", b"%uff0e%uff0e", b"%ef%bc%8e%ef%bc%8e"),
)
SLASHES = (b"/", b"%2f", b"%2F", b"\\", b"%5c", b"%5C", b"%252f", b"%c0%af", b"//", b"/./")


@pytest.mark.parametrize("slash", SLASHES)
def test_no_way_of_writing_dots_and_slashes_leads_out(preview: Preview, slash: bytes) -> None:
    for up in UPS:
        for depth in range(1, 5):
            path = b"/" + slash.join([up] * depth + [b"secret.txt"])
            status, body = ask(preview, path)
            assert (path, status) == (path, 404)
            assert NEEDLE.encode() not in body


@pytest.mark.parametrize(
    "target",
    [
        b"/extra/%2e%2e/%2e%2e/secret.txt",
        b"/oser/..%2f..%2f..%2fsecret.txt",
        b"/%2f%2fetc/passwd",
        b"/C:/secret.txt",
        b"/C%3a%5csecret.txt",
        b"/secret.txt%00.html",
        b"/-/apercu/..%2f..%2f__init__.py",
        b"/-/apercu/%2e%2e",
        b"/-/../secret.txt",
        b"/images/..%2f..%2fsecret.txt",
        b"/images/%2e%2e/secret.txt",
        b"/~/secret.txt",
        b"/%ff%fe",
    ],
)
def test_no_odd_path_leads_out(preview: Preview, target: bytes) -> None:
    status, body = ask(preview, target)
    assert status == 404
    assert NEEDLE.encode() not in body


@pytest.mark.parametrize("target", [b"/\0", b"/a b", b"/\xff", b"oser/", b"../secret.txt", b""])
def test_what_is_no_request_is_refused_and_harms_nobody(preview: Preview, target: bytes) -> None:
    status, body = ask(preview, target)
    assert status in {400, 404}
    assert NEEDLE.encode() not in body
    assert preview.get("/").status == 200


HOSTS = (
    *(b"evil.example", b"localhost.evil.example", b"127.0.0.1.nip.io", b"localhost.", b"127.1"),
    *(b"2130706433", b"0x7f000001", b"0.0.0.0", b"[::]", b"[::ffff:127.0.0.1]", b"[fe80::1]", b""),
    *(b"127.0.0.1@evil.example", b"evil.example#localhost", b"localhost:8000:8000", b"::1"),
    *(b"localhost evil.example", b"127.0.0.1,evil.example", b"localhost:%d0", b"lo\xc4\xb1calhost"),
)


@pytest.mark.parametrize("host", HOSTS)
def test_no_foreign_name_is_answered(preview: Preview, host: bytes) -> None:
    status, body = ask(preview, b"/", b"Host: " + host)
    assert status == 403
    assert b"<main" not in body


@pytest.mark.parametrize("host", [b"127.0.0.1", b"localhost", b"LocalHost:80", b"[::1]:8000"])
def test_the_names_of_this_machine_are_answered(preview: Preview, host: bytes) -> None:
    assert ask(preview, b"/", b"Host: " + host)[0] == 200


def test_two_names_are_none(preview: Preview) -> None:
    status, _ = ask(preview, b"/", b"Host: localhost", b"Host: evil.example")
    assert status in {400, 403}


def test_a_name_in_the_target_changes_nothing(preview: Preview) -> None:
    status, _ = ask(preview, b"http://localhost/", b"Host: evil.example")
    assert status == 403


ORIGINS = ("http://evil.example", "null", "http://127.0.0.1", "http://localhost:1", "https://a", "")


@pytest.mark.parametrize("origin", ORIGINS)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_foreign_page_is_refused(preview: Preview, origin: str, method: str) -> None:
    for path in ("/", "/-/modifier", "/-/nouvel-article/", "/-/evenements"):
        assert preview.get(path, method, Origin=origin, **{"Content-Length": "0"}).status == 403


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_a_post_that_a_browser_calls_foreign_is_refused(preview: Preview, site: str) -> None:
    headers = {"Sec-Fetch-Site": site, "Content-Length": "0"}
    assert preview.get("/oser/", "POST", **headers).status == 403


def test_our_own_pages_are_answered_even_those_that_say_nothing_of_themselves(
    preview: Preview,
) -> None:
    ours = f"http://127.0.0.1:{preview.port}"
    assert preview.get("/", Origin=ours).status == 200
    hidden = {"Origin": "null", "Sec-Fetch-Site": "same-origin"}
    assert preview.get("/", **hidden).status == 200
    assert preview.get("/oser/", **{"Sec-Fetch-Site": "cross-site"}).status == 200  # a link to it


def test_idle_and_slow_connections_block_nobody(preview: Preview) -> None:
    place = ("127.0.0.1", preview.port)
    idle = [socket.create_connection(place, timeout=PATIENCE) for _ in range(200)]
    for number, connection in enumerate(idle[:100]):
        connection.sendall(b"GET / HTTP/1.1\r\nX: " + b"a" * number)
    assert preview.get("/").status == 200
    assert preview.get("/absente/").status == 404
    for connection in idle:
        connection.close()


def test_a_head_that_does_not_end_is_given_up(preview: Preview) -> None:
    late = send(preview, b"GET / HTTP/1.1\r\nHost: localhost\r\nX: ")
    assert late.startswith(b"HTTP/1.1 408 ")


def test_a_head_that_is_too_long_is_refused(preview: Preview) -> None:
    answer = send(preview, b"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + b"a" * 70_000)
    assert answer.startswith(b"HTTP/1.1 431 ")
