"""Moderation by the links of a mail: reading changes nothing, a button does, once."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from plugins.comments.model import Action, Comment, Status
from plugins.comments.store import Store
from plugins.comments.tokens import Claims, Purpose, Signer
from tests.service.serving import SECRET, WORDS, Blog, Page, open_blog

PREFETCHES: list[dict[str, str]] = [
    {},
    {"Purpose": "prefetch"},
    {"Sec_Purpose": "prefetch;prerender"},
    {"X_Moz": "prefetch"},
    {"X_HTTP_Method_Override": "POST"},
]
BLIND: list[dict[str, str]] = [
    {},
    {"jeton": ""},
    {"jeton": "x"},
    {"geste": "approve", "texte": "Bonjour."},
    {"jeton": "a.b.c", "texte": "Bonjour.", "geste": "retirer"},
]
ROUTES = ("moderer", "mien", "abonnement", "desabonnement", "mes-donnees", "file", "signaler")
STATUSES = {
    "Publier": Status.APPROVED,
    "Indésirable": Status.SPAM,
    "Supprimer": Status.DELETED,
}


@pytest.fixture
def blog(tmp_path: Path) -> Iterator[Blog]:
    """A service for one test."""
    with open_blog(tmp_path) as running:
        yield running


def send_and_mail(blog: Blog, **typed: str) -> tuple[Comment, dict[str, str]]:
    comment = blog.send(**typed)
    return comment, blog.find_links()


def storm(blog: Blog, path: str) -> int:
    """All that a mail scanner may do with an address; how many requests that was."""
    answers = [blog.ask(path, method) for method in ("HEAD", "OPTIONS", "PUT", "DELETE", "PATCH")]
    answers += [blog.ask(path, **headers) for headers in PREFETCHES * 3]
    answers += [
        blog.ask(f"{path}?{query}") for query in ("jeton=x", "geste=approve", "_method=POST")
    ]
    answers += [blog.post(path, fields) for fields in BLIND]
    return len(answers)


@pytest.mark.parametrize(("label", "status"), STATUSES.items())
def test_a_button_decides_and_the_page_offers_to_undo(
    blog: Blog, label: str, status: Status
) -> None:
    comment, mailed = send_and_mail(blog)
    page = blog.press(blog.ask(mailed[label]), label)
    assert (blog.find(comment).status, page.status) == (status, 200)
    assert (comment.id in blog.published) is (status is Status.APPROVED)
    blog.press(page, "Annuler")
    assert (blog.find(comment).status, blog.published) == (Status.PENDING, {})


def test_the_page_of_a_link_shows_the_comment_and_plain_buttons(blog: Blog) -> None:
    _, mailed = send_and_mail(blog, texte="Un *mot* <b>fort</b>.")
    for label in ("Publier", "Indésirable", "Supprimer", "Répondre"):
        page = blog.ask(mailed[label])
        assert page.soup.select(".comment-text em")
        assert "<b>" not in str(page.soup.select(".comment-text")[0])
        labels = [b.get_text(strip=True) for b in page.soup("button")]
        assert set(labels) == {"Publier", "Indésirable", "Supprimer", "Répondre et publier"}
        assert labels[0] == label or label == "Répondre"


def test_a_scanner_changes_nothing_and_the_human_press_still_works(blog: Blog) -> None:
    comment = blog.send(courriel="lea@example.org", suivre="oui")
    thanks = blog.follow(blog.post("/commentaires/", {**WORDS, "texte": "Encore."}))
    own = str(thanks.soup.find("a", string="le changer ou le retirer")["href"])
    mailed = blog.find_links("moderation")
    paths = [path for path in mailed.values() if path.startswith("/commentaires/")]
    before = blog.dump()
    asked = sum(storm(blog, path) for path in [*paths, own])
    assert (blog.dump(), asked) == (before, 6 * 28)
    blog.press(blog.ask(mailed["Publier"]), "Publier")
    assert len(blog.published) == 1
    assert comment is not None


def test_a_scanner_changes_nothing_in_the_mails_of_readers(blog: Blog) -> None:
    blog.approve(blog.send(courriel="lea@example.org", suivre="oui"))
    opt_in = blog.find_links("opt-in")["Confirmer"]
    blog.post("/commentaires/mes-donnees/", {"courriel": "lea@example.org"})
    personal = blog.find_links("personal")["Lire, emporter ou effacer"]
    before = blog.dump()
    assert storm(blog, opt_in) + storm(blog, personal) == 2 * 28
    assert blog.dump() == before
    assert "C’est noté" in blog.press(blog.ask(opt_in), "Confirmer").body


def test_a_reply_is_published_with_what_it_answers(blog: Blog) -> None:
    comment, mailed = send_and_mail(blog)
    page = blog.press(blog.ask(mailed["Répondre"]), "Répondre et publier", texte="Avec joie.")
    assert "Commentaire déjà publié" in page.body
    reply = next(c for c in blog.published.values() if c.is_author)
    assert (reply.parent, reply.name, reply.text) == (comment.id, "Karine", "Avec joie.")
    assert blog.find(comment).status is blog.find(reply).status is Status.APPROVED


@pytest.mark.parametrize("text", ["", " \n ", "x" * 10_001])
def test_a_reply_without_words_or_too_long_publishes_nothing(blog: Blog, text: str) -> None:
    _, mailed = send_and_mail(blog)
    page = blog.press(blog.ask(mailed["Répondre"]), "Répondre et publier", texte=text)
    assert (page.status, blog.published) == (422, {})
    assert page.soup.select("textarea[aria-invalid][autofocus]")
    blog.press(page, "Répondre et publier", texte="Avec joie.")
    assert len(blog.published) == 2


def test_any_decision_makes_every_older_link_tell_the_present_state(blog: Blog) -> None:
    comment, mailed = send_and_mail(blog)
    blog.press(blog.ask(mailed["Publier"]), "Publier")
    before = blog.find(comment)
    for label in ("Publier", "Indésirable", "Supprimer", "Répondre"):
        for page in (blog.ask(mailed[label]), blog.post(mailed[label], {"texte": "Non."})):
            assert page.status == 200
            assert "Commentaire déjà publié" in page.body
            assert [b.get_text() for b in page.soup("button")] == ["Annuler"]
    assert blog.find(comment) == before


def test_a_late_link_can_undo_for_thirty_days_and_no_longer(blog: Blog) -> None:
    comment, mailed = send_and_mail(blog)
    blog.wait(days=13)
    blog.press(blog.ask(mailed["Supprimer"]), "Supprimer")
    assert blog.ask(mailed["Publier"]).fill("Annuler")
    blog.press(blog.ask(mailed["Publier"]), "Annuler")
    assert blog.find(comment).status is Status.PENDING


def test_a_link_expires_after_fourteen_days(blog: Blog) -> None:
    comment, mailed = send_and_mail(blog)
    action, fields = blog.ask(mailed["Publier"]).fill("Publier")
    blog.wait(days=14)
    assert {blog.ask(mailed[label]).status for label in STATUSES} == {410}
    assert blog.post(action, fields).status == 410
    assert blog.find(comment) == comment


def test_a_nonce_is_good_once_and_for_half_an_hour(blog: Blog) -> None:
    comment, mailed = send_and_mail(blog)
    action, fields = blog.ask(mailed["Publier"]).fill("Publier")
    blog.wait(minutes=30)
    page = blog.post(action, fields)
    assert (page.status, blog.find(comment)) == (403, comment)
    assert "ouverte depuis trop longtemps" in page.body
    action, fields = page.fill("Publier")
    assert blog.post(action, fields).status == 303
    assert blog.post(action, fields).status == 200
    assert blog.find(comment).revision == 1


def test_a_typed_reply_survives_an_old_page(blog: Blog) -> None:
    _, mailed = send_and_mail(blog)
    action, fields = blog.ask(mailed["Répondre"]).fill("Répondre et publier")
    blog.wait(hours=1)
    page = blog.post(action, {**fields, "texte": "Une longue réponse."})
    assert page.fill("Répondre et publier")[1]["texte"] == "Une longue réponse."
    blog.press(blog.ask(mailed["Supprimer"]), "Supprimer")
    page = blog.post(action, {**fields, "texte": "Une longue réponse."})
    assert "Une longue réponse." in page.soup.select("textarea[readonly]")[0].get_text()


def test_a_nonce_is_good_for_one_action_and_one_comment(blog: Blog) -> None:
    one, first = send_and_mail(blog)
    two, second = send_and_mail(blog, texte="Un autre mot.")
    labels = ("Publier", "Indésirable", "Supprimer")
    forms = [blog.ask(m[label]).fill(label) for m in (first, second) for label in labels]
    crossed = [(a, f) for i, (a, _) in enumerate(forms) for j, (_, f) in enumerate(forms) if i != j]
    statuses = [blog.post(action, fields).status for action, fields in crossed]
    assert (len(statuses), set(statuses)) == (30, {403})
    assert (blog.find(one), blog.find(two)) == (one, two)


def build_matrix(blog: Blog, comment: Comment) -> list[str]:
    """Every token of every purpose and action, good and bad, that is not this page's own."""
    expires = blog.now + timedelta(days=1)
    claims = [Claims(comment.id, action, 0, expires) for action in (None, *Action)]
    claims += [replace(c, comment="z" * 16) for c in claims]
    signer, stranger = blog.services.signer, Signer(["stranger"])
    retired = Signer(["retired" * 6])
    tokens = [signer.sign(p, c) for p in Purpose for c in claims]
    tokens += [s.sign(p, c) for s in (stranger, retired) for p in Purpose for c in claims]
    good = signer.sign(Purpose.MODERATE, claims[1])
    tokens += [good[:i] + chr(ord(good[i]) ^ 1) + good[i + 1 :] for i in range(len(good))]
    tokens += [good[:i] for i in range(1, len(good))]
    old = replace(claims[1], expires=blog.now - timedelta(seconds=1))
    return [*tokens, signer.sign(Purpose.MODERATE, old)]


def test_no_token_does_anything_without_the_nonce_of_its_own_page(blog: Blog) -> None:
    comment, mailed = send_and_mail(blog)
    tokens, before = build_matrix(blog, comment), blog.dump()
    paths = [f"/commentaires/{route}/{quote(token, '')}/" for route in ROUTES for token in tokens]
    statuses = [blog.post(path, {"jeton": "x", "texte": "Non."}).status for path in paths]
    own = Claims(comment.id, Action.APPROVE, 0, blog.now + timedelta(days=1))
    nonces = set(tokens) - {blog.services.signer.sign(Purpose.NONCE, own)}
    late = [blog.post(mailed["Publier"], {"jeton": nonce}).status for nonce in nonces]
    assert (blog.dump(), set(late)) == (before, {403})
    assert len(statuses) + len(late) > 3500


def test_each_token_opens_the_page_of_its_purpose_alone(blog: Blog) -> None:
    comment, _ = send_and_mail(blog)
    expires = blog.now + timedelta(days=1)
    own = {Purpose.MODERATE: "moderer", Purpose.OWN: "mien", Purpose.UNSUBSCRIBE: "desabonnement"}
    own |= {Purpose.DATA: "mes-donnees", Purpose.SUBSCRIBE: "abonnement"}
    tried = 0
    for purpose in Purpose:
        claims = Claims(comment.id, Action.APPROVE, 0, expires)
        token = blog.services.signer.sign(purpose, claims)
        for route in ROUTES:
            if route != own.get(purpose):
                assert blog.ask(f"/commentaires/{route}/{token}/").status == 404
                tried += 1
    assert tried == len(Purpose) * len(ROUTES) - len(own)


def test_an_unknown_comment_and_a_bad_signature_answer_alike(blog: Blog) -> None:
    comment, mailed = send_and_mail(blog)
    claims = Claims("z" * 16, Action.APPROVE, 0, blog.now + timedelta(days=1))
    unknown = blog.services.signer.sign(Purpose.MODERATE, claims)
    forged = Signer(["x"]).sign(Purpose.MODERATE, replace(claims, comment=comment.id))
    paths = [f"/commentaires/moderer/{token}/" for token in (unknown, forged, "x", "a.b.c")]
    paths += [mailed["Publier"][:-2] + "/"]
    answers = {(p.status, p.body) for path in paths for p in (blog.ask(path), blog.post(path, {}))}
    assert len(answers) == 1
    assert next(iter(answers))[0] == 404


def test_a_link_signed_with_the_previous_key_still_works(blog: Blog) -> None:
    comment = blog.send()
    claims = Claims(comment.id, Action.APPROVE, 0, blog.now + timedelta(days=1))
    token = Signer([blog.keys.signing[1]]).sign(Purpose.MODERATE, claims)
    blog.press(blog.ask(f"/commentaires/moderer/{token}/"), "Publier")
    assert blog.find(comment).status is Status.APPROVED


def test_two_moderators_at_once_decide_once(blog: Blog) -> None:
    comment, mailed = send_and_mail(blog)
    pages: list[Page] = [blog.ask(mailed[label]) for label in ("Publier", "Supprimer")]
    blog.press(pages[0], "Publier")
    late = blog.press(pages[1], "Supprimer")
    assert "Commentaire déjà publié" in late.body
    assert blog.find(comment).status is Status.APPROVED


def test_a_decision_that_another_overtakes_in_the_store_changes_nothing(
    blog: Blog, monkeypatch: pytest.MonkeyPatch
) -> None:
    comment, mailed = send_and_mail(blog)

    def overtaken(*_: Any) -> bool:
        return False

    monkeypatch.setattr(Store, "change", overtaken)
    page = blog.press(blog.ask(mailed["Publier"]), "Publier")
    assert (page.status, blog.published, blog.find(comment)) == (200, {}, comment)


def test_the_filter_learns_from_the_buttons_and_unlearns_on_undo(blog: Blog) -> None:
    _, mailed = send_and_mail(blog)
    page = blog.press(blog.ask(mailed["Indésirable"]), "Indésirable")
    assert blog.store.load_words()[""] == (0, 1)
    blog.press(page, "Annuler")
    assert blog.store.load_words()[""] == (0, 0)


def test_the_private_page_is_in_the_mail(blog: Blog) -> None:
    _, mailed = send_and_mail(blog)
    assert mailed["Tous les commentaires"] == f"/commentaires/file/{SECRET}/"
