"""What readers may ask for: to hear of replies, to report, to take away or erase what is theirs."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.comments.model import Comment, Status
from tests.service.serving import NOON, Blog, open_blog

LEA = {"courriel": "lea@example.org", "suivre": "oui"}
ASK = "/commentaires/mes-donnees/"


@pytest.fixture
def blog(tmp_path: Path) -> Iterator[Blog]:
    """A service for one test."""
    with open_blog(tmp_path) as running:
        yield running


def follow(blog: Blog) -> Comment:
    """A published comment whose author confirmed that they follow it."""
    comment = blog.approve(blog.send(**LEA))
    blog.press(blog.ask(blog.find_links("opt-in")["Confirmer"]), "Confirmer")
    return comment


def reply_to(blog: Blog, comment: Comment, **typed: str) -> Comment:
    return blog.approve(blog.send(parent=comment.id, nom="Ali", texte="Moi aussi.", **typed))


def test_nobody_is_written_to_before_a_person_has_read_the_comment(blog: Blog) -> None:
    blog.send(**LEA)
    assert {mail.kind for mail in blog.read_mails()} == {"moderation"}


def test_who_did_not_confirm_hears_nothing(blog: Blog) -> None:
    comment = blog.approve(blog.send(**LEA))
    assert len(blog.read_mails("opt-in")) == 1
    reply_to(blog, comment)
    assert blog.read_mails("reply") == []


def test_who_confirmed_hears_once_of_each_reply(blog: Blog) -> None:
    comment = follow(blog)
    reply = blog.send(parent=comment.id, nom="Ali", texte="Moi aussi.")
    page = blog.press(blog.ask(blog.find_links()["Publier"]), "Publier")
    [mail] = blog.read_mails("reply")
    assert blog.keys.unseal(mail.recipient) == "lea@example.org"
    assert mail.subject.startswith("Ali a répondu")
    page = blog.press(page, "Annuler")
    blog.press(page, "Publier")
    assert blog.find(reply).status is Status.APPROVED
    assert blog.read_mails("reply") == []


def test_nobody_hears_of_their_own_reply(blog: Blog) -> None:
    comment = follow(blog)
    reply_to(blog, comment, courriel="LEA@example.org")
    assert blog.read_mails("reply") == []


def test_the_answer_of_the_author_is_told_too(blog: Blog) -> None:
    comment = follow(blog)
    blog.read_mails()
    queue = blog.ask(f"/commentaires/file/{blog.settings.secret}/?etat=approved")
    link = str(queue.soup.find("a", string="Ouvrir ou répondre")["href"])
    blog.press(blog.ask(link), "Répondre", texte="Avec joie.")
    [mail] = blog.read_mails("reply")
    assert mail.subject.startswith("Karine a répondu")
    assert comment.id in blog.published


@pytest.mark.parametrize("fields", [{"List-Unsubscribe": "One-Click"}, {}])
def test_one_click_leaves_without_a_page_of_ours(blog: Blog, fields: dict[str, str]) -> None:
    comment = follow(blog)
    reply_to(blog, comment)
    [mail] = blog.read_mails("reply")
    leave = mail.headers["List-Unsubscribe"].strip("<>").removeprefix("https://blog.example")
    assert "Ne plus les recevoir" in blog.ask(leave).body
    assert len(blog.store.list_subscribers("oser")) == 1
    assert blog.post(leave, fields).status == 200
    assert blog.store.list_subscribers("oser") == []


def test_a_published_comment_is_reported_once_by_each_connection(blog: Blog) -> None:
    comment = blog.approve(blog.send())
    blog.read_mails()
    for _ in range(3):
        page = blog.press(blog.ask(f"/commentaires/signaler/{comment.id}/"), "Signaler")
        assert "va relire" in page.body
    [mail] = blog.read_mails()
    assert mail.kind == "report"
    assert blog.find(comment).status is Status.APPROVED


def test_a_comment_of_the_old_blog_is_reported_with_the_file_to_remove(blog: Blog) -> None:
    comment = Comment("o" * 16, "oser", None, "Léa", "Jadis.", NOON, Status.APPROVED)
    blog.published[comment.id] = comment
    blog.press(blog.ask(f"/commentaires/signaler/{comment.id}/"), "Signaler")
    [mail] = blog.read_mails("report")
    assert f"content/comments/oser/{comment.id}.md" in mail.text
    assert "/moderer/" not in mail.text


def test_what_is_not_published_cannot_be_reported(blog: Blog) -> None:
    comment = blog.send()
    assert blog.ask(f"/commentaires/signaler/{comment.id}/").status == 404


def test_asking_for_data_answers_alike_whoever_asks(blog: Blog) -> None:
    blog.send(**LEA)
    blog.read_mails()
    known, unknown = (blog.post(ASK, {"courriel": c}) for c in ("lea@example.org", "x@y.fr"))
    assert (known.status, known.body) == (unknown.status, unknown.body)
    [mail] = blog.read_mails()
    assert blog.keys.unseal(mail.recipient) == "lea@example.org"


def test_one_address_is_written_to_once_an_hour(blog: Blog) -> None:
    blog.send(**LEA)
    for _ in range(5):
        blog.post(ASK, {"courriel": "Lea@example.org "})
    assert len(blog.read_mails("personal")) == 1
    blog.wait(hours=1)
    blog.post(ASK, {"courriel": "lea@example.org"})
    assert len(blog.read_mails("personal")) == 1


def test_an_address_that_is_none_is_asked_for_again(blog: Blog) -> None:
    page = blog.post(ASK, {"courriel": "lea"})
    assert page.status == 422
    assert page.soup.select('#champ-courriel[aria-invalid][autofocus][value="lea"]')


def test_all_that_is_kept_of_a_person_is_taken_away_or_erased(blog: Blog) -> None:
    blog.approve(blog.send(**LEA))
    other = blog.send(nom="Ali", texte="Un autre.", courriel="ali@example.org")
    blog.post(ASK, {"courriel": "lea@example.org"})
    path = blog.find_links("personal")["Lire, emporter ou effacer"]
    export = blog.ask(f"{path}?format=json")
    assert export.headers["Content-Disposition"].startswith("attachment")
    assert [each["texte"] for each in json.loads(export.body)] == [
        "Merci pour ce récit, il m’a aidée."
    ]
    assert "C’est effacé" in blog.press(blog.ask(path), "Tout effacer").body
    assert (blog.published, blog.store.list_comments()) == ({}, [other])
    assert "Ce blog ne garde rien de vous" in blog.ask(path).body


def test_a_link_to_personal_data_lasts_a_day(blog: Blog) -> None:
    blog.send(**LEA)
    blog.post(ASK, {"courriel": "lea@example.org"})
    path = blog.find_links("personal")["Lire, emporter ou effacer"]
    blog.wait(days=1)
    assert blog.ask(path).status == blog.ask(f"{path}?format=json").status == 410
