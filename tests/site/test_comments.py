"""Published comments reach the page, the lists and the feeds; what waits, only the preview."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import feedparser
import pytest
from bs4 import BeautifulSoup, Tag
from lxml import etree

from pelicanconf import PLUGINS
from plugins.comments.files import load_manifest
from plugins.comments.model import Comment, Status
from plugins.comments.source import format_source
from plugins.shared.findings import BuildRefused, Severity
from tests.conftest import ROOT, BuiltSite

Build = Callable[..., BuiltSite]
SITE = "https://www.jesuisunero.example"
SCHEMA = etree.RelaxNG(etree.parse(ROOT / "tests/data/atom.rng"))
WHEN = datetime(2026, 1, 3, 8, 5, tzinfo=UTC)
FIRST, SECOND, THIRD = "a" * 16, "b" * 16, "c" * 16
OPTIONS = {
    "service": True,
    "path": "comments",
    "close_after_days": 0,
    "manifest": "comments/manifest.json",
    "feed": "flux/commentaires.xml",
    "article_feed": "{slug}/commentaires.xml",
}
NAME = "plugins.comments.plugin"


@pytest.fixture
def build(site: Build) -> Build:
    """Build a tiny site with comments; `options` replace those of COMMENTS."""

    def run(sources: dict[str, str], options: dict[str, Any] | None = None, **more: Any) -> Any:
        plugins = PLUGINS if NAME in PLUGINS else [*PLUGINS, NAME]
        settings = {"PLUGINS": plugins, "COMMENTS": {**OPTIONS, **(options or {})}}
        return site(sources, **{"CONTACT_EMAIL": "", **settings, **more})

    return run


def _article(fields: str = "", day: str = "2026-01-02") -> str:
    head = f"Title: L’été & lui\nDate: {day}\nSummary: Résumé.\nCategory: Réseau\n"
    return f"{head}{fields}\nDu texte.\n"


def _say(identity: str, parent: str | None = None, **more: Any) -> Comment:
    hour = timedelta(hours=ord(identity[0]) - ord("a"))
    comment = Comment(identity, "a", parent, f"N{identity[0]}", f"Mot {identity[0]}.", WHEN + hour)
    return replace(comment, status=Status.APPROVED, **more)


def _write(*comments: Comment, article: str = "") -> dict[str, str]:
    files = {f"comments/{c.article}/{c.id}.md": format_source(c) for c in comments}
    return {"articles/a.md": article or _article(), **files}


def _find(page: BeautifulSoup | Tag, css: str) -> Tag:
    found = page.select_one(css)
    assert found is not None, css
    return found


CONVERSATION = _write(
    _say(FIRST), _say(SECOND, FIRST, is_author=True), _say(THIRD, text="**Gras** <b>non</b>\n\n> c")
)


def test_the_conversation_is_baked_into_the_page(build: Build) -> None:
    page = build(CONVERSATION).html("a/index.html")
    assert _find(page, "h2#commentaires").get_text() == "Trois commentaires"
    reply = _find(page, f".thread > li > .thread > li > article#commentaire-{SECOND}")
    assert [_find(reply, css).get_text() for css in ("bdi", ".state")] == ["Nb", "Auteure"]
    assert _find(reply, f'a[href="#commentaire-{SECOND}"] time')["datetime"] == (
        "2026-01-03T10:05:00+01:00"
    )
    assert _find(reply, "time").get_text() == "3\u00a0janvier\u00a02026 à 10\u00a0h\u00a005"
    assert len(page.select(".comment .state")) == 1
    assert len(page.select(".comment header svg[aria-hidden=true]")) == 3


def test_a_text_is_markdown_and_never_markup(build: Build) -> None:
    page = build(CONVERSATION).html("a/index.html")
    text = _find(page, f"#commentaire-{THIRD} .comment-text")
    assert _find(text, "strong").get_text() == "Gras"
    assert (text.select("b"), "<b>non</b>" in text.get_text()) == ([], True)
    assert _find(text, "blockquote").get_text().strip() == "c"


def test_a_name_is_shown_and_never_markup(build: Build) -> None:
    hostile = "</bdi></time><img src=x onerror=alert(1)>\"'{{ 7 * 7 }}"
    built = build(_write(_say(FIRST, name=hostile), _say(SECOND, FIRST)))
    page = built.html("a/index.html")
    assert _find(page, f"#commentaire-{FIRST} bdi").get_text() == hostile
    assert page.select("img") == []
    assert "49" not in _find(page, ".thread").get_text()


@pytest.mark.parametrize("name", ["Paul !", "« Zoé »", "L'ami", 'Jo : "moi"', "x ;y"])
@pytest.mark.parametrize("options", [{"service": True}, {"service": False}])
def test_what_a_stranger_writes_never_stops_a_publication(
    build: Build, name: str, options: dict[str, Any]
) -> None:
    said = _say(FIRST, name=name, text=f"{name} `a !` ;b https://a.example/c!d ?")
    built = build(_write(said), options, publish=True, CONTACT_EMAIL="a@b.example")
    assert built.findings == ()
    assert _find(built.html("a/index.html"), ".comment-name").get_text() == name


def test_with_a_service_there_is_a_form_and_links_to_it(build: Build) -> None:
    page = build(CONVERSATION).html("a/index.html")
    form = _find(page, "form.comment-form[method=post]")
    assert form["action"] == "/commentaires/"
    fields = {str(field["name"]) for field in form.select("[name]")}
    assert fields == {"article", "nom", "courriel", "texte", "suivre", "site"}
    assert _find(form, "[name=article]")["value"] == "a"
    links = [str(a["href"]) for a in page.select(f"#commentaire-{FIRST} .comment-links a")]
    reply = f"/commentaires/repondre/?article=a&a={FIRST}"
    assert links == [reply, f"/commentaires/signaler/{FIRST}/"]


def test_each_field_has_a_label_that_says_what_is_asked(build: Build) -> None:
    form = _find(build(CONVERSATION).html("a/index.html"), ".comment-form")
    labels = {str(label["for"]): label.get_text() for label in form.select("label")}
    for field in form.select("input:not([type=hidden]), textarea"):
        assert ("obligatoire" in labels[str(field["id"])]) is field.has_attr("required")
    assert "jamais publié" in labels["champ-courriel"]
    trap = _find(form, "[name=site]")
    assert (trap["tabindex"], trap["autocomplete"]) == ("-1", "off")
    assert _find(form, ".field-trap")["aria-hidden"] == "true"


def test_at_the_form_the_reader_learns_what_becomes_of_the_data(build: Build) -> None:
    notice = _find(build(CONVERSATION).html("a/index.html"), ".comment-form .notice")
    words = ("responsable", "consentement", "intérêt légitime", "retrait", "rectifier", "CNIL")
    assert [word for word in words if word not in notice.get_text()] == []
    link = _find(notice, 'a[href="/vie-privee/#commentaires"]').get_text()
    said = "la façon dont les données de vos commentaires sont traitées"
    assert link == f"En savoir plus sur {said}"


@pytest.mark.parametrize("is_on", [False, True])
def test_an_outside_service_is_named_only_when_it_is_asked(build: Build, is_on: bool) -> None:
    built = build(CONVERSATION, {"akismet": is_on})
    assert ("Akismet" in built.text("a/index.html")) is is_on


def test_without_a_service_a_mail_carries_the_article_and_the_comment(build: Build) -> None:
    built = build(CONVERSATION, {"service": False}, CONTACT_EMAIL="ici@blog.example")
    page = built.html("a/index.html")
    assert page.select("form, a[href*='/commentaires/']") == []
    reply = urlsplit(str(_find(page, f"#commentaire-{FIRST} .comment-links a")["href"]))
    said = parse_qs(reply.query)
    assert (reply.scheme, reply.path) == ("mailto", "ici@blog.example")
    assert said["subject"] == ["Réponse à Na, sur «\u00a0L’été & lui\u00a0»"]
    assert f"{SITE}/a/#commentaire-{FIRST}" in said["body"][0]
    assert len(page.select("#laisser-un-commentaire + p a[href^='mailto:ici@']")) == 1


def test_without_a_service_nor_a_mail_no_link_is_dead(build: Build) -> None:
    page = build(CONVERSATION, {"service": False}).html("a/index.html")
    assert page.select("form, .comment-links, a[href*='/commentaires/'], [href^='mailto:@']") == []
    assert _find(page, "#laisser-un-commentaire + p a")["href"] == "/contact/"


@pytest.mark.parametrize(
    ("fields", "days", "closed"),
    [("", 0, False), ("Comments: fermés\n", 0, True), ("", 30, True), ("", 99_999, False)],
)
def test_closed_comments_are_read_and_take_no_more(
    build: Build, tmp_path: Path, fields: str, days: int, closed: bool
) -> None:
    sources = _write(_say(FIRST), article=_article(fields, "2020-01-02"))
    page = build(sources, {"close_after_days": days}).html("a/index.html")
    assert ("sont fermés." in _find(page, ".comments").get_text()) is closed
    assert len(page.select("form, [href*=repondre]")) == (0 if closed else 2)
    assert len(page.select(".comment")) == 1
    manifest = load_manifest(tmp_path / "cache/comments/manifest.json")
    assert manifest.articles["a"].is_open is not closed


def test_lists_say_how_many_only_where_there_are_some(build: Build) -> None:
    page = build({**CONVERSATION, "articles/b.md": _article()}).html("index.html")
    (link,) = page.select(".card a[href$='#commentaires']")
    assert (link["href"], link.get_text()) == ("/a/#commentaires", "3\u00a0commentaires")


def test_feeds_are_valid_threaded_and_announced(build: Build) -> None:
    built = build({**CONVERSATION, "articles/b.md": _article()})
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
    built = build({"articles/b.md": _article()})
    assert not (built.output / "b/commentaires.xml").exists()
    assert "b/commentaires.xml" not in built.text("b/index.html")
    SCHEMA.assertValid(etree.parse(built.output / "flux/commentaires.xml"))


def test_the_manifest_names_what_can_be_read_and_lies_outside_the_site(
    build: Build, tmp_path: Path
) -> None:
    draft = {"articles/d.md": _article("Status: brouillon\n")}
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
    page = build(_write(_say(FIRST)), COMMENTS_WAITING=_wait).html("a/index.html")
    waiting = _find(page, "section.waiting")
    assert _find(waiting, "h3").get_text() == "En attente"
    assert _find(waiting, ".comment-links a")["href"] == "/commentaires/moderer/JETON/"
    assert "<b>dit</b>" in _find(waiting, ".comment-text").get_text()
    assert _find(page, "#commentaires").get_text() == "Un commentaire"


def test_nothing_of_what_waits_is_published(build: Build) -> None:
    asked: list[str] = []
    built = build(
        _write(_say(FIRST)),
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
        build({"articles/a.md": _article(), f"comments/a/{FIRST}.md": "Name: x\n\nTexte\n"})
    stray = {f"comments/z/{FIRST}.md": format_source(_say(FIRST))}
    right = {f"comments/a/{FIRST}.md": format_source(_say(FIRST))}
    (finding,) = build({**right, **stray}).findings
    assert (finding.path, finding.severity) == (
        f"content/comments/z/{FIRST}.md",
        Severity.WARNING,
    )
    with pytest.raises(BuildRefused):
        build({}, publish=True)


def test_comments_of_a_draft_are_nowhere_in_what_is_published(build: Build) -> None:
    article = _article("Status: brouillon\n")
    sources = {**_write(_say(FIRST, text="Secret"), article=article), "articles/b.md": _article()}
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
    graph = json.loads(_find(page, "script[type='application/ld+json']").get_text())["@graph"]
    posting = next(node for node in graph if node["@type"] == "BlogPosting")
    assert posting["commentCount"] == len(posting["comment"]) == 3
