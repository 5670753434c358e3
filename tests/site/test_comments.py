"""Published comments reach the page, the lists and the feeds; what waits, only the preview."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import feedparser
import pytest
from lxml import etree

from plugins.comments.files import load_manifest
from plugins.comments.model import Comment
from plugins.comments.source import format_source
from plugins.shared.findings import BuildRefused, Severity
from tests.conftest import ROOT, BuiltSite
from tests.site.conversations import (
    CONVERSATION,
    FIRST,
    SECOND,
    SITE,
    THIRD,
    WHEN,
    Build,
    find,
    make_article,
    say,
    take_comments,
    write_sources,
)

SCHEMA = etree.RelaxNG(etree.parse(ROOT / "tests/data/atom.rng"))


@pytest.fixture
def build(site: Build) -> Build:
    """Builds of a tiny site with comments."""
    return take_comments(site)


def test_the_conversation_is_baked_into_the_page(build: Build) -> None:
    page = build(CONVERSATION).html("a/index.html")
    assert find(page, "h2#commentaires").get_text() == "Trois commentaires"
    reply = find(page, f".thread > li > .thread > li > article#commentaire-{SECOND}")
    assert [find(reply, css).get_text() for css in ("bdi", ".state")] == ["Nb", "Auteure"]
    assert find(reply, f'a[href="#commentaire-{SECOND}"] time')["datetime"] == (
        "2026-01-03T10:05:00+01:00"
    )
    assert find(reply, "time").get_text() == "3\u00a0janvier\u00a02026 à 10\u00a0h\u00a005"
    assert len(page.select(".comment .state")) == 1
    assert len(page.select(".comment header svg[aria-hidden=true]")) == 3


def test_a_text_is_markdown_and_never_markup(build: Build) -> None:
    page = build(CONVERSATION).html("a/index.html")
    text = find(page, f"#commentaire-{THIRD} .comment-text")
    assert find(text, "strong").get_text() == "Gras"
    assert (text.select("b"), "<b>non</b>" in text.get_text()) == ([], True)
    assert find(text, "blockquote").get_text().strip() == "c"


def test_a_name_is_shown_and_never_markup(build: Build) -> None:
    hostile = "</bdi></time><img src=x onerror=alert(1)>\"'{{ 7 * 7 }}"
    built = build(write_sources(say(FIRST, name=hostile), say(SECOND, FIRST)))
    page = built.html("a/index.html")
    assert find(page, f"#commentaire-{FIRST} bdi").get_text() == hostile
    assert page.select("img") == []
    assert "49" not in find(page, ".thread").get_text()


@pytest.mark.parametrize("name", ["Paul !", "« Zoé »", "L'ami", 'Jo : "moi"', "x ;y"])
@pytest.mark.parametrize("options", [{"service": True}, {"service": False}])
def test_what_a_stranger_writes_never_stops_a_publication(
    build: Build, name: str, options: dict[str, Any]
) -> None:
    said = say(FIRST, name=name, text=f"{name} `a !` ;b https://a.example/c!d ?")
    built = build(write_sources(said), options, publish=True, CONTACT_EMAIL="a@b.example")
    assert built.findings == ()
    assert find(built.html("a/index.html"), ".comment-name").get_text() == name


def test_lists_say_how_many_only_where_there_are_some(build: Build) -> None:
    page = build({**CONVERSATION, "articles/b.md": make_article()}).html("index.html")
    (link,) = page.select(".card a[href$='#commentaires']")
    assert (link["href"], link.get_text()) == ("/a/#commentaires", "3\u00a0commentaires")


def test_feeds_are_valid_threaded_and_announced(build: Build) -> None:
    built = build({**CONVERSATION, "articles/b.md": make_article()})
    for path in ("a/commentaires.xml", "flux/commentaires.xml"):
        SCHEMA.assertValid(etree.parse(built.output / path))
        entries = feedparser.parse(built.text(path).encode()).entries
        assert [e.link for e in entries] == [f"{SITE}/a/#commentaire-{i * 16}" for i in "cba"]
    tree = etree.parse(built.output / "a/commentaires.xml")
    answered = [str(each.get("href")) for each in tree.iter("{*}in-reply-to")]
    assert answered == [f"{SITE}/a/", f"{SITE}/a/#commentaire-{FIRST}", f"{SITE}/a/"]
    assert len(built.html("a/index.html").select("head [href='/a/commentaires.xml']")) == 1


def test_an_article_without_comments_has_no_feed_of_them_and_the_site_always_has(
    build: Build,
) -> None:
    built = build({"articles/b.md": make_article()})
    assert not (built.output / "b/commentaires.xml").exists()
    assert "b/commentaires.xml" not in built.text("b/index.html")
    SCHEMA.assertValid(etree.parse(built.output / "flux/commentaires.xml"))


def test_the_manifest_names_what_can_be_read_and_lies_outside_the_site(
    build: Build, tmp_path: Path
) -> None:
    draft = {"articles/d.md": make_article("Status: brouillon\n")}
    built = build({**CONVERSATION, **draft})
    path = tmp_path / "cache/comments/manifest.json"
    shown = {slug: each.url for slug, each in load_manifest(path).articles.items()}
    assert shown == {"a": "/a/", "d": "/brouillons/d/"}
    build({**CONVERSATION, **draft}, publish=True)
    assert load_manifest(path).articles.keys() == {"a"}
    assert load_manifest(path).articles["a"].title == "L’été & lui"
    assert (built.output / load_manifest(path).stylesheet.lstrip("/")).is_file()
    assert list(built.output.rglob("manifest*")) == []


def test_a_manifest_is_never_written_into_the_site(build: Build, tmp_path: Path) -> None:
    with pytest.raises(BuildRefused, match="COMMENTS"):
        build(CONVERSATION, {"manifest": str(tmp_path / "output/manifest.json")})


def _wait(slug: str) -> Iterator[tuple[Comment, str]]:
    comment = Comment(THIRD, slug, None, "Impatience", "Secret <b>dit</b>.", WHEN, reasons=("Oh.",))
    yield comment, "/commentaires/moderer/JETON/"


def test_what_waits_is_shown_marked_in_the_preview(build: Build) -> None:
    page = build(write_sources(say(FIRST)), COMMENTS_WAITING=_wait).html("a/index.html")
    waiting = find(page, "section.waiting")
    assert find(waiting, "h3").get_text() == "En attente"
    assert find(waiting, ".comment-links a")["href"] == "/commentaires/moderer/JETON/"
    assert "<b>dit</b>" in find(waiting, ".comment-text").get_text()
    assert find(page, "#commentaires").get_text() == "Un commentaire"


def test_nothing_of_what_waits_is_published(build: Build) -> None:
    asked: list[str] = []
    built = build(
        write_sources(say(FIRST)),
        publish=True,
        COMMENTS_WAITING=lambda slug: asked.append(slug) or _wait(slug),
    )
    texts = [path.read_bytes() for path in built.output.rglob("*") if path.is_file()]
    assert any(b"commentaire-aaaa" in text for text in texts)
    traces = (b"JETON", b"Impatience", b"Secret", b"En attente", b"moderer", THIRD.encode())
    assert [trace for trace in traces for text in texts if trace in text] == []
    assert asked == []


def test_a_faulty_comment_stops_the_build_and_a_stray_one_the_publication(build: Build) -> None:
    with pytest.raises(BuildRefused, match=f"content/comments/a/{FIRST}.md:1: il manque « Date"):
        build({"articles/a.md": make_article(), f"comments/a/{FIRST}.md": "Name: x\n\nTexte\n"})
    stray = {f"comments/z/{FIRST}.md": format_source(say(FIRST))}
    right = {f"comments/a/{FIRST}.md": format_source(say(FIRST))}
    (finding,) = build({**right, **stray}).findings
    assert (finding.path, finding.severity) == (
        f"content/comments/z/{FIRST}.md",
        Severity.WARNING,
    )
    with pytest.raises(BuildRefused):
        build({}, publish=True)


def test_comments_of_a_draft_are_nowhere_in_what_is_published(build: Build) -> None:
    article = make_article("Status: brouillon\n")
    sources = {
        **write_sources(say(FIRST, text="Secret"), article=article),
        "articles/b.md": make_article(),
    }
    built = build(sources, publish=True)
    texts = [path.read_bytes() for path in built.output.rglob("*") if path.is_file()]
    assert len(texts) > 5
    assert [text for text in texts if b"Secret" in text or FIRST.encode() in text] == []


def test_two_builds_are_the_same_byte_for_byte(build: Build) -> None:
    def read(built: BuiltSite) -> dict[str, bytes]:
        return {str(p): p.read_bytes() for p in built.output.rglob("*") if p.is_file()}

    first = read(build(CONVERSATION, publish=True))
    assert read(build(CONVERSATION, publish=True)) == first
    assert len(first) > 5


def test_linked_data_is_ready_for_the_head_of_the_page(build: Build) -> None:
    page = build(CONVERSATION).html("a/index.html")
    graph = json.loads(find(page, "script[type='application/ld+json']").get_text())["@graph"]
    posting = next(node for node in graph if node["@type"] == "BlogPosting")
    assert posting["commentCount"] == len(posting["comment"]) == 3
