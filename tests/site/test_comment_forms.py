"""How a reader answers an article: a form where there is a service, a mail, or a page."""

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from plugins.comments.files import load_manifest
from tests.site.conversations import (
    CONVERSATION,
    FIRST,
    SITE,
    Build,
    find,
    make_article,
    say,
    take_comments,
    write_sources,
)


@pytest.fixture
def build(site: Build) -> Build:
    """Builds of a tiny site with comments."""
    return take_comments(site)


def test_with_a_service_there_is_a_form_and_links_to_it(build: Build) -> None:
    page = build(CONVERSATION).html("a/index.html")
    form = find(page, "form.comment-form[method=post]")
    assert form["action"] == "/commentaires/"
    fields = {str(field["name"]) for field in form.select("[name]")}
    assert fields == {"article", "nom", "courriel", "texte", "suivre", "site"}
    assert find(form, "[name=article]")["value"] == "a"
    links = [str(a["href"]) for a in page.select(f"#commentaire-{FIRST} .comment-links a")]
    reply = f"/commentaires/repondre/?article=a&a={FIRST}"
    assert links == [reply, f"/commentaires/signaler/{FIRST}/"]


def test_each_field_has_a_label_that_says_what_is_asked(build: Build) -> None:
    form = find(build(CONVERSATION).html("a/index.html"), ".comment-form")
    labels = {str(label["for"]): label.get_text() for label in form.select("label")}
    for field in form.select("input:not([type=hidden]), textarea"):
        assert ("obligatoire" in labels[str(field["id"])]) is field.has_attr("required")
    assert "jamais publié" in labels["champ-courriel"]
    trap = find(form, "[name=site]")
    assert (trap["tabindex"], trap["autocomplete"]) == ("-1", "off")
    assert find(form, ".field-trap")["aria-hidden"] == "true"


def test_at_the_form_the_reader_learns_what_becomes_of_the_data(build: Build) -> None:
    notice = find(build(CONVERSATION).html("a/index.html"), ".comment-form .notice")
    words = ("responsable", "consentement", "intérêt légitime", "retrait", "rectifier", "CNIL")
    assert [word for word in words if word not in notice.get_text()] == []
    link = find(notice, 'a[href="/vie-privee/#commentaires"]').get_text()
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
    reply = urlsplit(str(find(page, f"#commentaire-{FIRST} .comment-links a")["href"]))
    said = parse_qs(reply.query)
    assert (reply.scheme, reply.path) == ("mailto", "ici@blog.example")
    assert said["subject"] == ["Réponse à Na, sur «\u00a0L’été & lui\u00a0»"]
    assert f"{SITE}/a/#commentaire-{FIRST}" in said["body"][0]
    assert len(page.select("#laisser-un-commentaire + p a[href^='mailto:ici@']")) == 1


def test_without_a_service_nor_a_mail_no_link_is_dead(build: Build) -> None:
    page = build(CONVERSATION, {"service": False}).html("a/index.html")
    assert page.select("form, .comment-links, a[href*='/commentaires/'], [href^='mailto:@']") == []
    assert find(page, "#laisser-un-commentaire + p a")["href"] == "/contact/"


@pytest.mark.parametrize(
    ("fields", "days", "closed"),
    [("", 0, False), ("Comments: fermés\n", 0, True), ("", 30, True), ("", 99_999, False)],
)
def test_closed_comments_are_read_and_take_no_more(
    build: Build, tmp_path: Path, fields: str, days: int, closed: bool
) -> None:
    sources = write_sources(say(FIRST), article=make_article(fields, "2020-01-02"))
    page = build(sources, {"close_after_days": days}).html("a/index.html")
    assert ("sont fermés." in find(page, ".comments").get_text()) is closed
    assert len(page.select("form, [href*=repondre]")) == (0 if closed else 2)
    assert len(page.select(".comment")) == 1
    manifest = load_manifest(tmp_path / "cache/comments/manifest.json")
    assert manifest.articles["a"].is_open is not closed
