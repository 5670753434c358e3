"""The private page: who may see it, what it lists, and decisions on many comments at once."""

from collections.abc import Iterator
from pathlib import Path

import feedparser
import pytest

from plugins.comments.model import Comment, Status
from tests.service.serving import SECRET, Blog, open_blog

QUEUE = f"/commentaires/file/{SECRET}/"


@pytest.fixture
def blog(tmp_path: Path) -> Iterator[Blog]:
    """A service for one test."""
    with open_blog(tmp_path, most_an_hour=1000) as running:
        yield running


def send_many(blog: Blog, count: int) -> list[Comment]:
    sent = []
    for number in range(count):
        blog.wait(minutes=20)
        sent.append(blog.send(texte=f"Mot numéro {number}, en passant."))
    return sent


@pytest.mark.parametrize("path", ["x/", f"{SECRET}x/", f"{SECRET[:-1]}/", "é/", "x/flux.xml"])
def test_without_the_secret_there_is_nothing(blog: Blog, path: str) -> None:
    blog.send()
    page = blog.ask(f"/commentaires/file/{path.replace('é', '%C3%A9')}")
    assert page.status == 404
    assert "Merci pour ce récit" not in page.body


def test_the_list_is_private(blog: Blog) -> None:
    page = blog.ask(QUEUE)
    assert page.headers["Referrer-Policy"] == "no-referrer"
    assert page.headers["Cache-Control"] == "no-store"
    assert "noindex" in page.headers["X-Robots-Tag"]
    assert page.soup.select('meta[name="robots"][content*="noindex"]')
    assert page.soup.select('meta[name="referrer"][content="no-referrer"]')


def test_filters_count_and_show_each_state(blog: Blog) -> None:
    blog.approve(blog.send())
    blog.send(texte="En attente.")
    blog.send(texte="Robot.", site="x")
    links = [link.get_text() for link in blog.ask(QUEUE).soup.select(".filters a")]
    assert links[:4] == ["En attente (1)", "Indésirables (1)", "Publiés (1)", "Supprimés (0)"]
    assert "Robot." in blog.ask(f"{QUEUE}?etat=spam").body
    assert "Merci pour ce récit" in blog.ask(f"{QUEUE}?etat=approved").body


def test_many_are_decided_at_once_and_the_page_says_how_many(blog: Blog) -> None:
    sent = send_many(blog, 4)
    page = blog.tick(blog.ask(QUEUE), "Publier", *sent[:3])
    assert "C’est fait pour 3\u00a0commentaires." in page.body
    assert set(blog.published) == {comment.id for comment in sent[:3]}
    blog.tick(blog.ask(f"{QUEUE}?etat=approved"), "Annuler", sent[0])
    assert blog.find(sent[0]).status is Status.PENDING


def test_all_can_be_ticked_and_decided(blog: Blog) -> None:
    send_many(blog, 20)
    page = blog.ask(f"{QUEUE}?cocher=tout")
    assert len(page.soup.select("input[checked]")) == 15
    blog.press(page, "Supprimer")
    assert len(blog.store.list_comments(Status.DELETED)) == 15


def test_older_comments_are_a_link_away(blog: Blog) -> None:
    sent = send_many(blog, 20)
    page = blog.ask(QUEUE)
    older = blog.ask(str(page.soup.find("a", string="Plus anciens")["href"]))
    shown = [box["name"] for p in (page, older) for box in p.soup.select("input[type=checkbox]")]
    assert shown == [comment.id for comment in reversed(sent)]


def test_a_nonce_of_the_list_is_good_once(blog: Blog) -> None:
    one, two = send_many(blog, 2)
    action, fields = blog.ask(QUEUE).fill("Supprimer")
    assert blog.post(action, {**fields, one.id: "0"}).status == 303
    page = blog.post(action, {**fields, two.id: "0"})
    assert (page.status, blog.find(two).status) == (403, Status.PENDING)
    assert "Rien n’a changé" in page.body


@pytest.mark.parametrize("jeton", ["", "x", "a.b.c"])
def test_a_blind_post_decides_nothing(blog: Blog, jeton: str) -> None:
    comment = blog.send()
    fields = {"jeton": jeton, "geste": "approve", "etat": "pending", comment.id: "0"}
    assert blog.post(QUEUE, fields).status == 403
    assert blog.find(comment) == comment


def test_a_comment_that_changed_since_it_was_shown_is_left_alone(blog: Blog) -> None:
    comment = blog.send()
    action, fields = blog.ask(QUEUE).fill("Supprimer")
    blog.approve(comment)
    page = blog.follow(blog.post(action, {**fields, comment.id: "0"}))
    assert "C’est fait pour 0\u00a0commentaire." in page.body
    assert blog.find(comment).status is Status.APPROVED


def test_each_comment_leads_to_its_page_where_it_is_answered(blog: Blog) -> None:
    blog.send()
    link = blog.ask(QUEUE).soup.find("a", string="Ouvrir ou répondre")
    blog.press(blog.ask(str(link["href"])), "Répondre et publier", texte="Avec joie.")
    assert len(blog.published) == 2


def test_the_journal_says_what_was_done(blog: Blog) -> None:
    comment = blog.approve(blog.send())
    cells = [c.get_text() for c in blog.ask(f"{QUEUE}?vue=journal").soup.select("td")]
    assert cells[1:] == ["vous", "publier", comment.id, "publié"]


def test_the_private_feed_holds_what_waits(blog: Blog) -> None:
    sent = send_many(blog, 2)
    answer = blog.ask(f"{QUEUE}flux.xml")
    assert answer.headers["Content-Type"].startswith("application/atom+xml")
    feed = feedparser.parse(answer.body.encode())
    assert not feed.bozo
    assert [e.summary for e in feed.entries] == [c.text for c in reversed(sent)]
    assert all(
        e.link.startswith("https://blog.example/commentaires/moderer/") for e in feed.entries
    )
