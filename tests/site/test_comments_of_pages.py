"""Pages have conversations too; pages elsewhere that speak of one stand apart from it."""

import json
from pathlib import Path
from typing import Any

import feedparser
import pytest

from plugins.comments.files import load_manifest
from plugins.comments.source import format_source
from tests.site.conversations import (
    FIRST,
    SECOND,
    THIRD,
    Build,
    find,
    make_article,
    say,
    take_comments,
    write_sources,
)

PING = say(
    SECOND, name="Lu <b>ici</b>", text="[…] un *mot* […]", source="https://www.autre.example/a?b=1&c=2"
)  # fmt: skip
ECHO = {f"comments/a/{SECOND}.md": format_source(PING)}


@pytest.fixture
def build(site: Build) -> Build:
    """Builds of a tiny site with comments."""
    return take_comments(site)


def make_page(fields: str = "") -> str:
    return f"Title: À propos\nSlug: a\nSummary: Résumé.\n{fields}\nDu texte.\n"


def write_page(fields: str = "", *said: Any) -> dict[str, str]:
    """A page with comments, beside an article."""
    files = {f"comments/a/{each.id}.md": format_source(each) for each in said}
    return {"pages/a.md": make_page(fields), "articles/b.md": make_article(), **files}


def test_a_ping_stands_apart_and_leads_to_its_page(build: Build) -> None:
    page = build({**write_sources(say(FIRST), say(THIRD, SECOND)), **ECHO}).html("a/index.html")
    assert find(page, "h2#commentaires").get_text() == "Deux commentaires"
    assert find(page, ".pings h2").get_text() == "Cité par une autre page"
    link = find(page, f".pings li#commentaire-{SECOND} a")
    assert (link.get_text(), link["href"]) == ("Lu <b>ici</b>", PING.source)
    assert link["rel"] == ["nofollow", "ugc", "noopener"]
    assert find(page, ".pings .quiet").get_text() == "autre.example, le 3\u00a0janvier\u00a02026"
    assert find(page, ".pings .comment-text em").get_text() == "mot"
    tops = [str(each["id"]) for each in page.select(".thread > li > .comment")]
    assert tops == [f"commentaire-{FIRST}", f"commentaire-{THIRD}"]


def test_pings_are_in_no_count_no_feed_and_no_linked_data(build: Build) -> None:
    built = build({**write_sources(say(FIRST)), **ECHO}, publish=True)
    assert built.findings == ()
    card = find(built.html("index.html"), ".card .comments-link")
    assert card.get_text() == "1\u00a0commentaire"
    for path in ("a/commentaires.xml", "flux/commentaires.xml"):
        assert len(feedparser.parse(built.text(path).encode()).entries) == 1
    data = find(built.html("a/index.html"), "script[type='application/ld+json']").get_text()
    assert json.loads(data)["@graph"][0]["commentCount"] == 1


def test_an_article_that_only_pings_speak_of_has_no_feed_of_comments(build: Build) -> None:
    built = build({"articles/a.md": make_article(), **ECHO}, publish=True)
    page = built.html("a/index.html")
    assert not (built.output / "a/commentaires.xml").exists()
    assert find(page, "#commentaires").get_text() == "Commentaires"
    assert len(page.select(".pings li")) == 1


def test_a_page_shows_the_comments_that_it_has(build: Build) -> None:
    built = build(write_page("", say(FIRST), say(SECOND, FIRST)), publish=True)
    page = built.html("a/index.html")
    assert built.findings == ()
    assert find(page, "#commentaires").get_text() == "Deux commentaires"
    assert len(page.select(f".thread .thread #commentaire-{SECOND}")) == 1
    assert page.select("form, .comment-links a[href*=repondre]") == []
    assert "fermés" not in find(page, ".comments").get_text()
    assert len(page.select("head [href='/a/commentaires.xml']")) == 1
    for path in ("a/commentaires.xml", "flux/commentaires.xml"):
        assert len(feedparser.parse(built.text(path).encode()).entries) == 2


@pytest.mark.parametrize(
    ("fields", "is_open"),
    [("", False), ("Comments: fermés\n", False), ("Comments: ouverts\n", True)],
)  # fmt: skip
def test_a_page_takes_comments_only_where_its_file_says_so(
    build: Build, tmp_path: Path, fields: str, is_open: bool
) -> None:
    page = build(write_page(fields)).html("a/index.html")
    assert len(page.select("section.comments form")) == is_open
    assert len(page.select("#commentaires, .pings")) == is_open
    manifest = load_manifest(tmp_path / "cache/comments/manifest.json")
    assert manifest.articles["a"].is_open is is_open
    assert manifest.articles["a"].url == "/a/"


def test_without_a_service_a_page_names_itself_in_the_mail(build: Build) -> None:
    sources = write_page("Comments: ouverts\n", say(FIRST))
    page = build(sources, {"service": False}, CONTACT_EMAIL="ici@blog.example").html("a/index.html")
    assert "cette page" in find(page, "#laisser-un-commentaire + p").get_text()


def test_a_draft_page_publishes_nothing_of_its_comments(build: Build) -> None:
    sources = write_page("Status: brouillon\n", say(FIRST, text="Secret"), PING)
    built = build(sources, publish=True)
    texts = [path.read_bytes() for path in built.output.rglob("*") if path.is_file()]
    assert len(texts) > 5
    assert [text for text in texts if b"Secret" in text or b"autre.example" in text] == []
