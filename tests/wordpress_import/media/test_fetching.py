"""The old blog is asked for its files, and nobody else."""

import socket
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from plugins.wordpress_import import fetching
from plugins.wordpress_import.addresses import OldSite, find_site
from plugins.wordpress_import.fetching import OldHost
from plugins.wordpress_import.holdings import UnusableError
from tests.wordpress_import.media.files import draw
from tests.wordpress_import.moving.blog import Project, write_file, write_item

ANSWERS = {
    "/wp-content/uploads/2018/07/mer.jpg": (200, b"image", ""),
    "/wp-content/uploads/%C3%A9t%C3%A9.jpg": (200, b"accents", ""),
    "/moved.jpg": (301, b"", "/wp-content/uploads/2018/07/mer.jpg"),
    "/loop.jpg": (302, b"", "/loop.jpg"),
    "/away.jpg": (302, b"", "https://ailleurs.example/x.jpg"),
    "/inside.jpg": (302, b"", "http://127.0.0.1:1/x.jpg"),
    "/file.jpg": (302, b"", "file:///etc/passwd"),
    "/heavy.jpg": (200, b"x" * 3000, ""),
}


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        status, body, location = ANSWERS.get(self.path, (404, b"", ""))
        self.send_response(status)
        if location:
            self.send_header("Location", location)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def address() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://localhost:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def _bring(address: str, old: str, target: Path, site: OldSite | None = None) -> bytes:
    host = OldHost(address, site or find_site([address]))
    host.bring("2018/07/mer.jpg", old, str(target))
    return target.read_bytes()


@pytest.mark.parametrize(
    ("old", "body"),
    [
        ("/wp-content/uploads/2018/07/mer.jpg", b"image"),
        ("https://localhost/wp-content/uploads/été.jpg", b"accents"),
        ("https://ancien.files.wordpress.com/2018/07/mer.jpg", b"image"),
        ("/moved.jpg", b"image"),
    ],
)
def test_a_file_is_asked_from_the_host_that_was_given(
    address: str, tmp_path: Path, old: str, body: bytes
) -> None:
    assert _bring(address, old, tmp_path / "x") == body


@pytest.mark.parametrize(
    ("old", "reason"),
    [
        ("/rien.jpg", "n’est plus sur l’ancien site"),
        ("/loop.jpg", "tourne en rond"),
        ("/away.jpg", "autre site"),
        ("/inside.jpg", "autre site"),
        ("/file.jpg", "autre site"),
        ("/heavy.jpg", "plus lourd"),
    ],
)
def test_what_cannot_be_had_is_refused_with_the_reason(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, old: str, reason: str
) -> None:
    monkeypatch.setattr(fetching, "MOST_BYTES", 1000)
    with pytest.raises(UnusableError, match=reason):
        _bring(address, old, tmp_path / "x")


def test_a_public_host_that_leads_into_this_network_is_not_followed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def look_up(host: str, *_: object) -> list[tuple[object, ...]]:
        found = "93.184.215.14" if host == "www.ancien.example" else "10.0.0.1"
        return [(socket.AF_INET, 0, 0, "", (found, 0))]

    monkeypatch.setattr(fetching.socket, "getaddrinfo", look_up)
    host = OldHost("http://www.ancien.example", find_site(["http://ancien.example"]))
    with pytest.raises(UnusableError, match="votre réseau"):
        host._connect("http", "ancien.example", None)


def test_a_host_that_is_away_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnusableError, match="n’a pas pu être demandé"):
        _bring("http://localhost:1", "/x.jpg", tmp_path / "x")


@pytest.mark.parametrize("limit", ["MOST_FILES", "MOST_SECONDS", "MOST_TOTAL"])
def test_a_host_is_not_asked_for_ever(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str
) -> None:
    monkeypatch.setattr(fetching, limit, 0)
    moments = iter(range(10))
    host = OldHost(address, find_site([address]), lambda: next(moments))
    with pytest.raises(UnusableError, match="relancez"):
        host.bring("2018/07/mer.jpg", "/wp-content/uploads/2018/07/mer.jpg", str(tmp_path / "x"))


def test_a_file_that_comes_too_slowly_is_left(address: str, tmp_path: Path) -> None:
    moments = iter((0, 0, 0, 10**6, 10**6, 10**6))
    host = OldHost(address, find_site([address]), lambda: next(moments))
    with pytest.raises(UnusableError, match="lentement"):
        host.bring("2018/07/mer.jpg", "/wp-content/uploads/2018/07/mer.jpg", str(tmp_path / "x"))


@pytest.fixture
def project(tmp_path: Path) -> Project:
    project = Project(tmp_path)
    project.write_export(
        write_item(5, "oser"),
        write_item(6, "secret", status="private"),
        write_file(8, "2018/07/mer.jpg"),
        write_file(9, "2018/07/perdu.jpg", 6),
    )
    return project


def test_what_the_old_blog_gave_once_is_not_asked_for_again(
    address: str, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(ANSWERS, "/wp-content/uploads/2018/07/mer.jpg", (200, draw("JPEG"), ""))
    monkeypatch.setitem(ANSWERS, "/wp-content/uploads/2018/07/perdu.jpg", (200, draw("JPEG"), ""))
    project.move_in(site=address)
    assert (project.root / "content/images/2018/07/mer.jpg").read_bytes() == draw("JPEG")
    assert (project.root / "var/wordpress/images/2018/07/perdu.jpg").exists()
    before = project.snap()
    monkeypatch.setattr(fetching, "MOST_FILES", 0)
    done = project.move_in(site=address)
    assert [each.reason for each in done.files] == ["", ""]
    assert project.snap() == before


def test_a_rehearsal_asks_nobody(
    address: str, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "MOST_FILES", 0)
    done = project.move_in(site=address, is_rehearsal=True)
    assert [each.reason for each in done.files] == ["", ""]
    assert project.snap() == {}
