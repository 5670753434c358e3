"""Pages of the service are set as the site is: the comments they show, and their own words."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from unittest.mock import patch
from urllib.parse import urlsplit
from uuid import UUID

import pytest
from bs4 import BeautifulSoup
from starlette.applications import Starlette

import pelicanconf
from plugins.comments.addresses import Base
from plugins.comments.answers import address_moderator
from plugins.comments.decisions import carry_out
from plugins.comments.discussion import Discussion, Rules
from plugins.comments.house import House, find_typeset
from plugins.comments.model import Action, Comment, OutboxMail
from plugins.comments.notification import Letterhead, build_digest
from plugins.comments.service import create_routes
from plugins.comments.tokens import Signer
from plugins.typography.options import build_options
from plugins.typography.published import find_published_faults
from plugins.typography.typesetter import Typesetter, build_typesetter
from tests.service.serving import SECRET, WORDS, Blog, Page, find_host, open_blog

SETTINGS: dict[str, Any] = {
    name: getattr(pelicanconf, name) for name in dir(pelicanconf) if name.isupper()
}
TEXT = 'Merci ! J\'ai "osé" :\n\n> 3 ans de CDI...\n\n- le 1er **café** ?'
FLOOD = "Oui ! Non ? " * 100
HEAD = Letterhead("Blog", Base("https://blog.example"), "/file/", Signer(("k" * 40,)))
QUEUE = f"/commentaires/file/{SECRET}/"
EMAIL = {"courriel": "lea@exemple.fr"}
NEW = "/commentaires/repondre/?article=oser&a="


@pytest.fixture
def blog(tmp_path: Path) -> Iterator[Blog]:
    """A service with the typography of the site."""
    with open_blog(tmp_path) as running:
        running.services = replace(running.services, typeset=find_typeset(SETTINGS))
        find_host().application = Starlette(routes=create_routes(running.services))
        yield running


def publish(comment: Comment) -> str:
    """The text of a comment as a build puts it in the page."""
    typesetter = build_typesetter(SETTINGS)
    rules = Rules(SETTINGS["SITEURL"], UUID(SETTINGS["FEED_ID_NAMESPACE"]), SETTINGS["TIMEZONE"])
    return Discussion(rules, lambda html: typesetter.typeset_body(html, "fr")).render_body(comment)


def find_faults(html: str) -> list[str]:
    return find_published_faults("x.html", html, build_options(SETTINGS["TYPOGRAPHY"]))


def is_shown(comment: Comment, page: Page) -> bool:
    return f'<div class="comment-text">{publish(comment)}</div>' in page.body


@pytest.mark.parametrize("text", [TEXT, FLOOD])
def test_a_comment_is_shown_as_it_will_be_published(blog: Blog, text: str) -> None:
    comment = blog.send(texte=text, courriel="lea@exemple.fr")
    assert is_shown(comment, blog.ask(QUEUE))
    assert is_shown(comment, blog.ask(blog.find_links()["Indésirable"]))
    blog.post("/commentaires/mes-donnees/", {"courriel": "lea@exemple.fr"})
    (link,) = (path for path in blog.find_links().values() if "mes-donnees" in path)
    assert is_shown(comment, blog.ask(link))


def test_a_published_comment_is_shown_so_above_the_form_and_where_it_is_reported(
    blog: Blog,
) -> None:
    comment = blog.approve(blog.send(texte=TEXT))
    assert is_shown(comment, blog.ask(f"{NEW}{comment.id}"))
    assert is_shown(comment, blog.ask(f"/commentaires/signaler/{comment.id}/"))
    refused = blog.post("/commentaires/", {**WORDS, "parent": comment.id, "texte": ""})
    assert refused.status == 422
    assert is_shown(comment, refused)


def test_what_is_typed_comes_back_as_it_was_typed(blog: Blog) -> None:
    page = blog.post("/commentaires/", {**WORDS, "nom": "", "texte": TEXT})
    assert page.soup.select("textarea")[0].get_text()[1:] == TEXT


def test_a_post_waits_for_no_typography(blog: Blog) -> None:
    asked: list[str] = []
    services = replace(blog.services, typeset=lambda html: asked.append(html) or html)
    find_host().application = Starlette(routes=create_routes(services))
    comment = blog.send(texte=TEXT)
    assert asked == []
    blog.ask(blog.find_links()["Publier"])
    assert len(asked) == 1
    assert blog.find(comment).text == TEXT


def test_a_comment_that_is_shown_again_is_not_set_again() -> None:
    typeset = find_typeset(SETTINGS)
    with patch.object(Typesetter, "typeset_body", return_value="réglé") as body:
        assert [typeset("a"), typeset("a")] == ["réglé"] * 2
    assert body.call_count == 1


def test_the_settings_name_the_typography_and_may_name_none(tmp_path: Path) -> None:
    house = House({**SETTINGS, "CACHE_FOLDER": str(tmp_path)}, {}, tmp_path)
    assert house.site.typeset("<p>Oui !</p>") == "<p>Oui\u202f!</p>"
    assert find_typeset({"COMMENTS": {}})("<p>Oui !</p>") == "<p>Oui !</p>"


def list_pages(blog: Blog) -> Iterator[Page]:
    """What a reader or a commenter may come to."""
    yield blog.follow(blog.post("/commentaires/", WORDS))
    for wrong in ({"article": "inconnu"}, {"article": "ferme"}, {"nom": "", "texte": ""}):
        yield blog.post("/commentaires/", {**WORDS, "courriel": "lea@", **wrong})
    yield blog.post("/commentaires/", {"x": "y" * 70_000})
    yield from map(blog.ask, (NEW, "/commentaires/moderer/x/", "/commentaires/mes-donnees/"))
    for email in ("lea", "lea@exemple.fr"):
        yield blog.post("/commentaires/mes-donnees/", {"courriel": email})


def list_own_pages(blog: Blog) -> Iterator[Page]:
    """What the links in mails lead a commenter to, and a reader who reports."""
    thanks = blog.follow(blog.post("/commentaires/", {**WORDS, **EMAIL, "suivre": "oui"}))
    own = blog.ask(str(thanks.soup.find("a", string="le changer ou le retirer")["href"]))
    yield own
    yield blog.press(own, "Enregistrer", texte="")
    (comment,) = blog.store.list_comments()
    report = blog.ask(f"/commentaires/signaler/{blog.approve(comment).id}/")
    yield from (report, blog.press(report, "Signaler"), blog.press(own, "Retirer mon commentaire"))
    subscription = blog.ask(next(p for p in blog.find_links().values() if "abonnement" in p))
    yield from (subscription, blog.press(subscription, "Confirmer"))
    blog.post("/commentaires/mes-donnees/", EMAIL)
    personal = blog.ask(next(p for p in blog.find_links().values() if "mes-donnees" in p))
    yield from (personal, blog.press(personal, "Tout effacer"))


def list_private_pages(blog: Blog) -> Iterator[Page]:
    """What the moderator comes to."""
    blog.send(site="robot", texte="https://a.example https://b.example cliquez ici", nom="Karine")
    links = blog.find_links()
    yield from map(blog.ask, links.values())
    yield blog.press(blog.ask(links["Répondre"]), "Répondre et publier", texte="")
    yield blog.press(blog.ask(links["Publier"]), "Publier")
    yield blog.ask(links["Publier"])
    yield from (blog.ask(f"{QUEUE}?{query}") for query in ("etat=approved", "vue=journal"))
    yield blog.post(QUEUE, {"jeton": "x", "geste": "approve"})
    blog.wait(days=15)
    yield blog.ask(links["Publier"])


@pytest.mark.parametrize("list_them", [list_pages, list_own_pages, list_private_pages])
def test_no_page_holds_a_fault(blog: Blog, list_them: Callable[[Blog], Iterator[Page]]) -> None:
    pages = list(list_them(blog))
    assert len(pages) > 8
    assert {fault for page in pages for fault in find_faults(page.body)} == set()
    assert len({page.soup.title for page in pages}) > 4


def list_mails(blog: Blog) -> Iterator[OutboxMail]:
    """One of each kind; what a stranger typed is not set in them."""
    first = blog.send(**EMAIL, suivre="oui")
    blog.send(site="robot", nom="Karine")
    mails = blog.read_mails()
    yield from [*mails, build_digest(address_moderator(blog.services), mails, HEAD, 9)]
    carry_out(blog.services, first, Action.APPROVE)
    blog.press(blog.ask(f"/commentaires/signaler/{first.id}/"), "Signaler")
    blog.post("/commentaires/mes-donnees/", EMAIL)
    mails = blog.read_mails()
    yield from mails
    (opt_in,) = (mail for mail in mails if mail.kind == "opt-in")
    link = BeautifulSoup(opt_in.html, "html.parser").select("a[href*='/abonnement/']")[0]
    blog.press(blog.ask(urlsplit(str(link["href"])).path), "Confirmer")
    carry_out(blog.services, blog.find(first), Action.REPLY, "Merci à vous.")
    yield from blog.read_mails()


def test_no_mail_holds_a_fault(blog: Blog) -> None:
    mails = list(list_mails(blog))
    kinds = {"moderation", "digest", "report", "opt-in", "personal", "reply"}
    assert {mail.kind for mail in mails} == kinds
    texts = [part for mail in mails for part in (mail.html, f"<p>{mail.subject}</p>")]
    assert {fault for text in texts for fault in find_faults(text)} == set()
