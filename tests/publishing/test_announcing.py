"""New articles are told of once their pages answer, once each, whatever hubs do."""

import json
import random
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs
from zoneinfo import ZoneInfo

import pytest

from plugins.publishing.announcing import Announcer
from plugins.publishing.feed import Story, read_stories
from plugins.publishing.settings import Settings
from tests.conftest import BuiltSite

CHANCE = random.Random(20261125)  # noqa: S311 - nothing secret


@dataclass
class World:
    """A site and those who listen to it, on one port; `failing` is how often these refuse."""

    url: str = ""
    failing: float = 0.0
    pages: set[str] = field(default_factory=set)
    heard: list[tuple[str, Any]] = field(default_factory=list)
    refused: int = 0


@pytest.fixture
def world() -> Iterator[World]:
    world = World()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._send(200 if self.path in world.pages else 404)

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            if CHANCE.random() < world.failing:
                world.refused += 1
                self._send(503)
                return
            is_json = "json" in self.headers["Content-Type"]
            world.heard.append((self.path, json.loads(body) if is_json else parse_qs(body)))
            self._send(202)

        def _send(self, status: int) -> None:
            self.send_response(status)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    world.url = f"http://127.0.0.1:{server.server_port}"
    yield world
    server.shutdown()
    server.server_close()


def _announcer(world: World, folder: Path) -> Announcer:
    settings = Settings(
        to="",
        look_at=world.url,
        hubs=(f"{world.url}/hub",),
        indexnow=f"{world.url}/indexnow",
        key="clef",
        port=8100,
        has_service=False,
        site_url="https://blog.fr",
        site_name="Blog",
        feed="flux/atom.xml",
        topics=("flux/rss.xml", "flux/atom.xml"),
        zone=ZoneInfo("Europe/Paris"),
    )
    return Announcer(settings, folder / "var", pause=0)


def _story(slug: str) -> Story:
    return Story(f"urn:{slug}", f"https://blog.fr/{slug}/", f"Titre {slug}", "Un résumé.")


def test_a_new_article_is_told_of_in_each_way_and_only_once(world: World, tmp_path: Path) -> None:
    announcer, stories = _announcer(world, tmp_path), [_story("a")]
    world.pages = {"/a/"}
    said = list(announcer.announce(stories))
    assert len(said) == 4
    assert list(announcer.announce(stories)) == []
    hub = [told for path, told in world.heard if path == "/hub"]
    topics = [f"https://blog.fr/flux/{name}.xml" for name in ("rss", "atom")]
    assert hub == [{"hub.mode": ["publish"], "hub.url": [topic]} for topic in topics]
    index = next(told for path, told in world.heard if path == "/indexnow")
    assert index == {
        "host": "blog.fr",
        "key": "clef",
        "keyLocation": "https://blog.fr/clef.txt",
        "urlList": ["https://blog.fr/a/"],
    }
    text = (tmp_path / "var/linkedin/a.txt").read_text("utf-8")
    assert text == "Titre a\n\nUn résumé.\n\nhttps://blog.fr/a/\n"


def test_an_article_whose_page_does_not_answer_is_told_of_later(
    world: World, tmp_path: Path
) -> None:
    announcer = _announcer(world, tmp_path)
    assert list(announcer.announce([_story("a")])) == []
    assert world.heard == []
    world.pages = {"/a/"}
    assert len(list(announcer.announce([_story("a")]))) == 4


def test_hubs_that_fail_half_the_time_hear_of_each_article_once(
    world: World, tmp_path: Path
) -> None:
    world.failing, stories = 0.5, list[Story]()
    for run in range(20):
        stories.insert(0, _story(f"article-{run}"))
        world.pages.add(f"/article-{run}/")
        list(_announcer(world, tmp_path).announce(stories))
    world.failing = 0
    list(_announcer(world, tmp_path).announce(stories))
    told = Counter(
        url for path, body in world.heard if path == "/indexnow" for url in body["urlList"]
    )
    assert told == {story.url: 1 for story in stories}
    assert world.refused > 10
    ledger = json.loads((tmp_path / "var/announced.json").read_text())
    assert all(articles.keys() == {story.id for story in stories} for articles in ledger.values())


def test_who_does_not_answer_is_said_and_stops_nothing(world: World, tmp_path: Path) -> None:
    world.failing, world.pages = 1.0, {"/a/"}
    said = list(_announcer(world, tmp_path).announce([_story("a")]))
    assert [line.endswith("retenté à la prochaine mise en ligne.") for line in said] == [
        *[True] * 3,
        False,
    ]
    assert "IndexNow\u00a0: réponse 503." in said[2]


def test_on_the_first_day_a_text_is_written_for_the_newest_alone(
    world: World, tmp_path: Path
) -> None:
    world.pages = {"/a/", "/b/", "/c/"}
    announcer = _announcer(world, tmp_path)
    list(announcer.announce([_story("b"), _story("a")]))
    list(announcer.announce([_story("c"), _story("b"), _story("a")]))
    assert sorted(path.name for path in (tmp_path / "var/linkedin").iterdir()) == ["b.txt", "c.txt"]


def test_a_ledger_that_cannot_be_read_announces_nothing_anew(world: World, tmp_path: Path) -> None:
    world.pages = {"/a/"}
    (tmp_path / "var").mkdir()
    (tmp_path / "var/announced.json").write_text("{")
    said = list(_announcer(world, tmp_path).announce([_story("a")]))
    assert len(said) == 1
    assert "ne se lit plus" in said[0]
    assert world.heard == []


def test_neither_a_draft_nor_a_future_article_is_among_what_can_be_told(
    site: Callable[..., BuiltSite],
) -> None:
    fields = "Title: {}\nDate: {}\nSummary: S\n\nTexte.\n"
    built = site(
        {
            "articles/a.md": fields.format("A", "2024-03-02"),
            "articles/b.md": "Status: brouillon\n" + fields.format("B", "2024-03-02"),
            "articles/c.md": fields.format("C", f"{datetime.now(UTC).year + 1}-06-01"),
            "articles/d.md": "Status: masqué\n" + fields.format("D", "2024-03-02"),
        },
        publish=True,
    )
    stories = read_stories(built.text("flux/atom.xml"))
    assert [story.title for story in stories] == ["A"]
