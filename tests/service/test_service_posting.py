"""The public form: what is kept, what comes back, and that no word typed is ever lost."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future
from pathlib import Path
from unittest.mock import patch

import pytest

from plugins.comments.model import Status
from plugins.comments.store import StoreUnavailableError
from tests.service.serving import NOON, SECRET, WORDS, Blog, Page, open_blog

LONG = "Un récit. " * 1200
ODD = "\n  <b>&amp; « é » \u2028 \"'</textarea>\n\nfin"


@pytest.fixture
def blog(tmp_path: Path) -> Iterator[Blog]:
    """A service for one test."""
    with open_blog(tmp_path) as running:
        yield running


def read_field(page: Page, name: str) -> str:
    field = page.soup.select_one(f"[name={name}]")
    assert field is not None
    return field.get_text()[1:] if field.name == "textarea" else str(field.get("value", ""))


def test_a_comment_is_kept_with_its_mail_and_thanked_for(blog: Blog) -> None:
    answer = blog.post("/commentaires/", {**WORDS, "courriel": "lea@example.org"})
    assert answer.status == 303
    thanks = blog.follow(answer)
    assert "L’auteure du blog va le lire" in thanks.body
    [comment] = blog.store.list_comments()
    assert (comment.name, comment.status, comment.created) == ("Léa", Status.PENDING, NOON)
    [mail] = blog.read_mails()
    assert blog.keys.unseal(mail.recipient) == "karine@blog.example"
    assert "lea@example.org" not in f"{mail.text}{mail.html}{mail.headers}"


def test_who_wrote_is_kept_apart_and_unreadable(blog: Blog) -> None:
    comment = blog.send(courriel="lea@example.org", suivre="oui")
    sender = blog.store.find_sender(comment.id)
    assert sender is not None
    assert blog.keys.unseal(sender.sealed_email or b"") == "lea@example.org"
    assert sender.wants_replies
    assert "lea@example.org" not in blog.dump()
    assert "127.0.0.1" not in blog.dump()


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"nom": ""}, "nom"),
        ({"texte": ""}, "texte"),
        ({"texte": LONG}, "texte"),
        ({"courriel": "lea"}, "courriel"),
        ({"courriel": "", "suivre": "oui"}, "courriel"),
        ({"nom": "é" * 100}, "nom"),
    ],
)
def test_what_is_wrong_is_named_and_nothing_typed_is_lost(
    blog: Blog, typed: dict[str, str], field: str
) -> None:
    fields = {**WORDS, "courriel": "lea@example.org", **typed}
    page = blog.post("/commentaires/", fields)
    assert page.status == 422
    faulty = page.soup.select_one(f"#champ-{field}")
    assert faulty is not None
    assert faulty["aria-invalid"] == "true"
    assert faulty.has_attr("autofocus")
    assert page.soup.select(f'.error-summary a[href="#champ-{field}"]')
    assert f"erreur-{field}" in str(faulty["aria-describedby"]).split()
    assert page.soup.select_one(f"#erreur-{field}")
    assert {name: read_field(page, name) for name in ("texte", "nom", "courriel")} == {
        name: fields[name] for name in ("texte", "nom", "courriel")
    }
    assert page.soup.title
    assert page.soup.title.get_text().startswith("Erreur\u00a0: ")
    assert blog.store.list_comments() == []


def test_odd_signs_come_back_as_they_were_typed(blog: Blog) -> None:
    page = blog.post("/commentaires/", {**WORDS, "nom": "", "texte": ODD})
    assert read_field(page, "texte") == ODD


def test_only_the_first_faulty_field_takes_the_focus(blog: Blog) -> None:
    page = blog.post("/commentaires/", {**WORDS, "nom": "", "texte": "", "courriel": "x"})
    assert [field["name"] for field in page.soup.select("[autofocus]")] == ["texte"]
    assert len(page.soup.select(".error-summary li")) == 3


def test_a_corrected_form_is_accepted(blog: Blog) -> None:
    page = blog.post("/commentaires/", {**WORDS, "nom": "", "suivre": "oui", "courriel": "a@b.fr"})
    assert "bien arrivé" in blog.press(page, "Envoyer", nom="Léa").body
    [comment] = blog.store.list_comments()
    assert comment.text == WORDS["texte"]


@pytest.mark.parametrize(("article", "status"), [("inconnu", 404), ("ferme", 410), ("", 404)])
def test_a_text_that_finds_no_article_is_given_back(blog: Blog, article: str, status: int) -> None:
    page = blog.post("/commentaires/", {**WORDS, "article": article, "texte": ODD})
    assert page.status == status
    text = page.soup.select_one("textarea")
    assert text is not None
    assert text.get_text()[1:] == ODD


def fail_at_once(*_: object) -> Future[None]:
    raise StoreUnavailableError("disk full")


def fail_on_commit(*_: object) -> Future[None]:
    future: Future[None] = Future()
    future.set_exception(StoreUnavailableError("disk full"))
    return future


@pytest.mark.parametrize("fail", [fail_at_once, fail_on_commit])
def test_a_full_disk_is_said_and_the_text_kept(
    blog: Blog, fail: Callable[..., Future[None]]
) -> None:
    with patch.object(blog.store, "start_comment", fail):
        page = blog.post("/commentaires/", {**WORDS, "texte": ODD})
    assert (page.status, page.headers["Retry-After"]) == (503, "120")
    assert read_field(page, "texte") == ODD
    assert "rien n’est perdu" in page.body
    assert "disk full" not in page.body
    assert "bien arrivé" in blog.press(page, "Envoyer").body


def test_a_flood_is_asked_to_wait_and_its_text_kept(tmp_path: Path) -> None:
    with open_blog(tmp_path, most_an_hour=3) as blog:
        answers = [blog.post("/commentaires/", {**WORDS, "texte": f"Mot {i}"}) for i in range(4)]
        assert [answer.status for answer in answers] == [303, 303, 303, 429]
        assert read_field(answers[3], "texte") == "Mot 3"
        blog.wait(hours=1, seconds=1)
        assert blog.post("/commentaires/", WORDS).status == 303


def test_the_form_for_a_reply_stands_below_what_it_answers(blog: Blog) -> None:
    parent = blog.approve(blog.send())
    page = blog.ask(f"/commentaires/repondre/?article=oser&a={parent.id}")
    assert page.status == 200
    assert "Merci pour ce récit" in page.soup.select(".comment-text")[0].get_text()
    blog.wait(minutes=1)
    assert "bien arrivé" in blog.press(page, "Envoyer", nom="Ali", texte="Moi aussi.").body
    assert {c.parent for c in blog.store.list_comments(Status.PENDING)} == {parent.id}


@pytest.mark.parametrize("seconds", [1, 86_401])
def test_a_form_sent_too_fast_or_too_late_is_told_to_the_moderator(
    blog: Blog, seconds: int
) -> None:
    page = blog.ask("/commentaires/repondre/?article=oser&a=")
    blog.wait(seconds=seconds)
    blog.press(page, "Envoyer", nom="Ali", texte="Moi aussi.")
    [comment] = blog.store.list_comments()
    assert any("formulaire" in reason for reason in comment.reasons)


def test_a_forged_form_time_is_told_and_an_absent_one_is_not(blog: Blog) -> None:
    assert blog.send().reasons == ()
    assert "falsifiée" in blog.send(jeton="forgé", texte="Autre chose.").reasons[0]


@pytest.mark.parametrize("path", ["?article=inconnu&a=", "?article=oser/../x&a=1", ""])
def test_no_form_for_an_article_that_is_not(blog: Blog, path: str) -> None:
    assert blog.ask(f"/commentaires/repondre/{path}").status == 404


def test_the_notice_stands_under_the_form_and_names_akismet_only_when_it_is_on(
    tmp_path: Path,
) -> None:
    for is_on in (True, False):
        folder = tmp_path / str(is_on)
        folder.mkdir()
        with open_blog(folder, uses_akismet=is_on) as blog:
            notice = blog.ask("/commentaires/repondre/?article=oser&a=").soup.select(".notice")[0]
            assert ("Akismet" in notice.get_text()) is is_on
            link = notice.find_all("a")[-1]
            assert link["href"] == "/vie-privee/#commentaires"
            assert link.get_text().startswith("En savoir plus sur la façon dont les données")
            assert all(
                word in notice.get_text() for word in ("90\u00a0jours", "CNIL", "consentement")
            )


def test_an_own_comment_is_changed_within_a_quarter_of_an_hour(blog: Blog) -> None:
    thanks = blog.follow(blog.post("/commentaires/", WORDS))
    path = str(thanks.soup.find("a", string="le changer ou le retirer")["href"])
    old = blog.find_links()["Publier"]
    page = blog.press(blog.ask(path), "Enregistrer", texte="Merci, mille fois.")
    [comment] = blog.store.list_comments()
    assert (comment.text, comment.revision) == ("Merci, mille fois.", 1)
    assert "Merci, mille fois." in page.body
    assert "Publier" in blog.find_links()
    assert "Publier" not in [b.get_text() for b in blog.ask(old).soup("button")]


@pytest.mark.parametrize("is_published", [True, False])
def test_an_own_comment_is_withdrawn_for_good(blog: Blog, is_published: bool) -> None:
    thanks = blog.follow(blog.post("/commentaires/", WORDS))
    path = str(thanks.soup.find("a", string="le changer ou le retirer")["href"])
    [comment] = blog.store.list_comments()
    if is_published:
        blog.approve(comment)
        assert "Enregistrer" not in blog.ask(path).body
    blog.press(blog.ask(path), "Retirer mon commentaire")
    assert blog.find(comment).status is Status.DELETED
    assert blog.published == {}
    assert blog.store.list_audit()[0].actor == "commenter"
    blog.tick(blog.ask(f"/commentaires/file/{SECRET}/?etat=deleted"), "Annuler", comment)
    assert blog.find(comment).status is Status.DELETED


def test_after_a_quarter_of_an_hour_the_own_link_has_expired(blog: Blog) -> None:
    thanks = blog.follow(blog.post("/commentaires/", WORDS))
    path = str(thanks.soup.find("a", string="le changer ou le retirer")["href"])
    blog.wait(minutes=15)
    assert blog.ask(path).status == 410
    assert blog.post(path, {"geste": "retirer"}).status == 410
