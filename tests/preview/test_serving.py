"""What the preview answers, as a careful host would, over real HTTP."""

import socket
from collections.abc import Iterator

import pytest

from tests.preview.conftest import Preview, end, start_preview, write_site

SECRETS = ("from pelicanconf", "root:")


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """One preview for the module: nothing here changes it."""
    folder = tmp_path_factory.mktemp("served")
    settings = write_site(folder)
    extra = folder / "content/extra"
    for name in ("a.css", "a.js", "a.json", "a.xml", "a.svg", "a.woff2", "été.txt"):
        (extra / name).write_text("0123456789", "utf-8")
    running = start_preview(settings)
    yield running
    end(running)


def test_a_page_bears_the_script_and_the_headers_of_publishing(preview: Preview) -> None:
    answer = preview.get("/oser/")
    assert answer.status == 200
    assert "<p>Bonjour.</p>" in answer.body
    assert answer.body.count('<script type="module" src="/-/apercu.js"></script>') == 1
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'; style-src")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_head_gives_the_headers_alone(preview: Preview) -> None:
    answer = preview.get("/", "HEAD")
    assert (answer.status, answer.body) == (200, "")
    assert int(answer.headers["Content-Length"]) > 0


def test_a_folder_without_its_slash_leads_to_it(preview: Preview) -> None:
    answer = preview.get("/oser?a=b")
    assert (answer.status, answer.headers["Location"]) == (301, "/oser/?a=b")


def test_a_missing_page_is_the_404_of_the_site(preview: Preview) -> None:
    answer = preview.get("/absente/")
    assert answer.status == 404
    assert 'data-page="404"' in answer.body
    assert "/-/apercu.js" in answer.body


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.css", "text/css; charset=utf-8"),
        ("a.js", "text/javascript; charset=utf-8"),
        ("a.json", "application/json; charset=utf-8"),
        ("a.xml", "application/xml; charset=utf-8"),
        ("a.svg", "image/svg+xml"),
        ("a.woff2", "font/woff2"),
        ("%C3%A9t%C3%A9.txt", "text/plain; charset=utf-8"),
    ],
)
def test_a_file_has_its_type(preview: Preview, name: str, kind: str) -> None:
    answer = preview.get(f"/extra/{name}")
    assert (answer.status, answer.headers["Content-Type"]) == (200, kind)
    assert answer.body == "0123456789"


def test_a_part_of_a_file_can_be_asked_for(preview: Preview) -> None:
    answer = preview.get("/extra/a.svg", Range="bytes=2-4")
    assert (answer.status, answer.body) == (206, "234")


def test_a_file_that_did_not_change_is_not_sent_again(preview: Preview) -> None:
    tag = preview.get("/extra/a.svg").headers["ETag"]
    answer = preview.get("/extra/a.svg", **{"If-None-Match": tag})
    assert (answer.status, answer.body) == (304, "")


@pytest.mark.parametrize("name", ["apercu.js", "apercu.css"])
def test_the_preview_serves_its_own_files(preview: Preview, name: str) -> None:
    answer = preview.get(f"/-/{name}")
    assert answer.status == 200
    assert answer.headers["Content-Type"].startswith("text/")


@pytest.mark.parametrize(
    "path",
    [
        "/../../../conf.py",
        "/extra/../../../../conf.py",
        "/%2e%2e/%2e%2e/%2e%2e/conf.py",
        "/..%2f..%2f..%2fconf.py",
        "/..%5c..%5cconf.py",
        "/..\\..\\conf.py",
        "/%252e%252e/conf.py",
        "//etc/passwd",
        "/extra//a.css",
        "/%2fetc%2fpasswd",
        "/%00",
        "/a.css%00.html",
        "/" + "a" * 300,
        "/./extra/a.css",
    ],
)
def test_no_address_leads_out_of_the_site(preview: Preview, path: str) -> None:
    answer = preview.get(path)
    assert answer.status == 404
    assert not any(secret in answer.body for secret in SECRETS)


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8000", "127.0.0.1.evil.example", ""]
)
def test_a_foreign_name_is_refused(preview: Preview, host: str) -> None:
    answer = preview.get("/", Host=host)
    assert answer.status == 403
    assert "<main" not in answer.body


def test_localhost_is_this_machine(preview: Preview) -> None:
    assert preview.get("/", Host=f"localhost:{preview.port}").status == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_only_reading_is_allowed(preview: Preview, method: str) -> None:
    answer = preview.get("/oser/", method, **{"Content-Length": "0"})
    assert answer.status == 405
    assert set(answer.headers["Allow"].split(", ")) == {"GET", "HEAD"}


def test_nothing_of_the_preview_is_written(preview: Preview) -> None:
    pages = list((preview.folder / "cache").rglob("*.html"))
    assert len(pages) > 5
    assert [page for page in pages if "/-/" in page.read_text("utf-8")] == []


def test_idle_connections_block_nobody(preview: Preview) -> None:
    idle = [socket.create_connection(("127.0.0.1", preview.port)) for _ in range(100)]
    assert preview.get("/").status == 200
    for connection in idle:
        connection.close()


def test_there_is_nothing_to_report(preview: Preview) -> None:
    answer = preview.get("/-/erreurs")
    assert (answer.status, "Rien à signaler" in answer.body) == (200, True)
