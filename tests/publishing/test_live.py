"""The site is looked at where readers find it: home, newest article, feed, stamp, style sheets."""

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from plugins.publishing.feed import read_feed_id, read_stories
from plugins.publishing.live import Look
from plugins.publishing.release import Facts, Release
from tests.conftest import BuiltSite
from tests.publishing.sites import URL, Blog, describe, name_sheet


class _Silent(SimpleHTTPRequestHandler):
    def log_message(self, *_args: object) -> None:
        """Say nothing."""


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    return Blog().write(tmp_path / "tree")


@pytest.fixture
def url(tree: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Silent, directory=str(tree)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def _release(tree: Path) -> Release:
    release = describe(tree)
    facts = Facts("flux/atom.xml", "urn:feed", {f"{URL}/a/": "urn:a"})
    return Release(release.id, release.made, release.files, release.pages, facts)


def test_a_site_that_is_as_it_should_be_has_no_failure(tree: Path, url: str) -> None:
    assert Look(url, 0).find_failures(_release(tree)) == []


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("release.txt", "/release.txt\u00a0: réponse 404"),
        ("a/index.html", "/a/\u00a0: réponse 404"),
        ("flux/atom.xml", "/flux/atom.xml\u00a0: réponse 404"),
        (name_sheet("clair"), f"/{name_sheet('clair')}\u00a0: réponse 404"),
    ],
)
def test_what_does_not_answer_is_named(tree: Path, url: str, path: str, told: str) -> None:
    release = _release(tree)
    (tree / path).unlink()
    if path == "a/index.html":
        (tree / "a").rmdir()  # this little server would list it
    failures = Look(url, 0).find_failures(release)
    assert f"{url}{told}" in failures


def test_another_site_at_the_address_is_noticed(tree: Path, url: str) -> None:
    release = _release(tree)
    (tree / "index.html").write_text("<title>Parking</title>")
    (tree / "release.txt").write_text("20200101T000000Z-00000000\n")
    failures = Look(url, 0).find_failures(release)
    assert len(failures) == 2
    assert all(failure.endswith("ce n’est pas la nouvelle version") for failure in failures)


def test_a_site_that_nobody_serves_is_a_failure_and_no_traceback(tree: Path) -> None:
    failures = Look("http://127.0.0.1:9", 0).find_failures(_release(tree))
    assert len(failures) == 4
    assert "pas de réponse" in failures[0]


def test_a_moment_of_patience_is_enough_for_what_comes_late(tree: Path, url: str) -> None:
    release = _release(tree)
    page = (tree / "index.html").read_text()
    (tree / "index.html").unlink()
    threading.Timer(0.3, (tree / "index.html").write_text, [page]).start()
    assert Look(url, 10, 0.05).find_failures(release) == []


def test_the_feed_of_the_blog_is_understood(published: BuiltSite) -> None:
    atom = published.text("flux/atom.xml")
    stories = list(read_stories(atom))
    assert read_feed_id(atom).startswith("urn:uuid:")
    assert len(stories) >= 5
    assert stories[0].url.endswith("/le-premier-cafe-avec-un-inconnu/")
    assert stories[0].title == "Le premier café avec un inconnu"
    assert stories[0].summary
    assert read_feed_id(atom) not in {story.id for story in stories}
