"""nginx and Caddy serve what was put online, with the headers of the table."""

import http.client
import shutil
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from plugins.publishing.folder import FolderHost
from plugins.publishing.servers import Server
from plugins.shared.headers import ASK_AGAIN, FOREVER, HTTPS_HEADERS, PAGE_HEADERS, SECURITY_HEADERS
from tests.publishing.sites import Blog, name_sheet, put
from tests.publishing.switching import run
from tools import caddy, nginx
from tools.nginx import find_nginx, find_port

HERE = {"nginx": find_nginx(), "caddy": shutil.which("caddy")}
PROGRAMS = {"nginx": nginx.serving, "caddy": caddy.serving}
NEEDS_NGINX = pytest.mark.skipif(not HERE["nginx"], reason="nginx is not here: apt install nginx")

Answer = tuple[int, http.client.HTTPMessage, str]
FILES = {
    "redirects.nginx.map": '"/ancien/" "/a/";\n"/ancien" "/a/";\n',
    "redirects.map.caddy": "/ancien /a/\n",
    "_headers": "x",
    ".htaccess": "x",
    "index.html.gz": "compressé",
}


class _Service(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        body = self.headers["X-Forwarded-For"].encode()
        self.send_response(200)
        self.send_header("Content-Security-Policy", "default-src 'self'")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module", params=HERE)
def port(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """The port of a web server, before a small site and a service."""
    if not HERE[request.param]:
        pytest.skip(f"{request.param} is not here: apt install {request.param}")
    folder = tmp_path_factory.mktemp(request.param)
    host = FolderHost(folder / "srv")
    put(host, Blog("ancien"), folder)
    put(host, Blog(files=FILES), folder)
    put(host, Blog("rejeté", files=FILES), folder)
    host.rollback()
    service = ThreadingHTTPServer(("127.0.0.1", 0), _Service)
    threading.Thread(target=service.serve_forever, daemon=True).start()
    server = Server(str(host.folder), "https://www.blog.fr", service.server_port, has_service=True)
    port = find_port()
    with PROGRAMS[request.param](server, port):
        yield port
    service.shutdown()
    service.server_close()


def _get(port: int, path: str, **headers: str) -> Answer:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", path, headers={k.replace("_", "-"): v for k, v in headers.items()})
    answer = connection.getresponse()
    body = answer.read().decode()
    connection.close()
    return answer.status, answer.headers, body


@pytest.mark.parametrize("path", ["/", "/a/", "/rien/", f"/{name_sheet('clair')}", "/ancien/"])
def test_each_answer_bears_the_headers_of_the_table_once(port: int, path: str) -> None:
    _, headers, _ = _get(port, path)
    for name, value in {**SECURITY_HEADERS, **HTTPS_HEADERS}.items():
        assert headers.get_all(name) == [value]


def test_only_names_that_hold_a_digest_are_kept_for_ever(port: int) -> None:
    assert _get(port, "/a/")[1].get_all("Cache-Control") == [ASK_AGAIN]
    sheet = _get(port, f"/{name_sheet('clair')}")
    assert sheet[1].get_all("Cache-Control") == [FOREVER]


def test_pages_alone_are_for_our_own_origin_since_readers_of_feeds_show_pictures(port: int) -> None:
    ((name, value),) = PAGE_HEADERS.items()
    assert _get(port, "/a/")[1].get_all(name) == [value]
    assert _get(port, f"/{name_sheet('clair')}")[1].get_all(name) is None


def test_what_is_compressed_varies(port: int) -> None:
    status, headers, body = _get(port, "/", Accept_Encoding="gzip")
    assert (status, headers["Content-Encoding"], body) == (200, "gzip", "compressé")
    assert headers["Content-Type"].startswith("text/html")
    assert "Accept-Encoding" in headers["Vary"]


def test_an_unknown_address_answers_404_with_our_page(port: int) -> None:
    status, _, body = _get(port, "/rien/")
    assert (status, "Introuvable" in body) == (404, True)


@pytest.mark.parametrize(
    "path", ["/_headers", "/.htaccess", "/redirects.nginx.map", "/redirects.below.caddy"]
)
def test_what_is_for_servers_is_for_no_reader(port: int, path: str) -> None:
    assert _get(port, path)[0] == 404


def test_an_old_address_leads_to_the_new_one_in_one_hop(port: int) -> None:
    for path in ("/ancien/", "/ancien"):
        status, headers, _ = _get(port, path)
        assert (status, headers["Location"]) == (301, "/a/")


def test_an_address_without_its_last_slash_leads_to_it(port: int) -> None:
    status, headers, _ = _get(port, "/a")
    assert (status in (301, 308), headers["Location"]) == (True, "/a/")


@pytest.mark.parametrize("theme", ["ancien", "rejeté"])
def test_the_style_sheet_of_another_release_is_there(port: int, theme: str) -> None:
    status, headers, body = _get(port, f"/{name_sheet(theme)}")
    assert (status, f"/* {theme} */" in body) == (200, True)
    assert headers.get_all("Cache-Control") == [FOREVER]
    assert headers["Content-Type"].startswith("text/css")


def test_the_service_is_told_who_asks_and_keeps_its_own_policy(port: int) -> None:
    status, headers, body = _get(port, "/commentaires/", X_Forwarded_For="9.9.9.9")
    assert (status, body) == (200, "127.0.0.1")
    assert headers.get_all("Content-Security-Policy") == ["default-src 'self'"]
    assert headers.get_all("Strict-Transport-Security") == [*HTTPS_HEADERS.values()]


@pytest.mark.parametrize("port", ["nginx"], indirect=True)
def test_nginx_limits_what_reaches_the_service_and_nothing_else(port: int) -> None:
    assert 429 in [_get(port, "/commentaires/")[0] for _ in range(40)]
    assert _get(port, "/a/")[0] == 200


@NEEDS_NGINX
def test_no_load_fails_while_two_themes_change_places(tmp_path: Path) -> None:
    tally = run(tmp_path, switches=200, loads=400)
    assert tally.failures == []
    assert set(tally.loads) == {"clair", "sombre"}
    light, dark = (tally.etags[f"/a/ {theme}"] for theme in ("clair", "sombre"))
    assert not light & dark  # a browser is never told that another theme's page is its own
