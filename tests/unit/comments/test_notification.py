"""What each mail says, to whom, and that nothing typed by a stranger reaches its headers."""

import email
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.policy import default
from typing import cast

import pytest
from bs4 import BeautifulSoup

from plugins.comments.addresses import Base
from plugins.comments.messages import Post, clean_header, compose_message
from plugins.comments.model import Action, ArticleInfo, Comment, OutboxMail, Status
from plugins.comments.notification import (
    Envelope,
    Letterhead,
    build_digest,
    build_moderation_mail,
    build_opt_in_mail,
    build_personal_mail,
    build_reply_mail,
    build_report_mail,
)
from plugins.comments.tokens import Purpose, Signer

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
BASE = "https://blog.example"
SIGNER = Signer(["key"])
LETTERHEAD = Letterhead("Je suis un ERO", Base(BASE), "/commentaires/file/secret/", SIGNER)
ENVELOPE = Envelope("mail-1", b"sealed", NOW)
POST = Post("blog@blog.example", "blog.example", NOW, "Je suis un ERO")
ARTICLE = ArticleInfo("oser", "Oser", "/oser/")
COMMENT = Comment("a" * 16, "oser", None, "Léa", "Merci.\nÀ bientôt.", NOW)
HEADERS = {
    "subject",
    "from",
    "to",
    "date",
    "message-id",
    "auto-submitted",
    "mime-version",
    "content-type",
}
INJECTIONS = {
    "cr": "a\rBcc: evil@evil.example",
    "lf": "a\nBcc: evil@evil.example",
    "crlf": "a\r\nBcc: evil@evil.example\r\n\r\nBody",
    "nul": "a\x00b",
    "line separator": "a\u2028Bcc: evil@evil.example\u2029b",
    "next line": "a\x85Bcc: evil@evil.example\x0b\x0cb",
    "encoded word": "=?utf-8?q?a=0ABcc:_evil@evil.example?=",
    "long": "é" * 70_000,
    "long word": "x" * 70_000,
    "bidi": "a\u202eb",
    "surrogate": "a\udce9b",
}


def build_all(comment: Comment, article: ArticleInfo = ARTICLE) -> list[OutboxMail]:
    answer = replace(comment, id="b" * 16, parent=comment.id)
    moderation = build_moderation_mail(ENVELOPE, comment, article, LETTERHEAD)
    return [
        moderation,
        build_digest(ENVELOPE, [moderation, moderation], LETTERHEAD, 2),
        build_report_mail(ENVELOPE, comment, article, LETTERHEAD),
        build_opt_in_mail(ENVELOPE, comment, article, LETTERHEAD),
        build_reply_mail(ENVELOPE, (comment, answer), article, LETTERHEAD),
        build_personal_mail(ENVELOPE, "f" * 64, LETTERHEAD),
    ]


def travel(mail: OutboxMail, recipient: str = "karine@blog.example") -> EmailMessage:
    raw = compose_message(mail, recipient, POST).as_bytes()
    return cast(EmailMessage, email.message_from_bytes(raw, policy=default))


def read_part(message: EmailMessage, kind: str) -> str:
    part = cast(EmailMessage, message.get_body((kind,)))
    return str(part.get_content()).replace("\r\n", "\n").rstrip()


def find_links(mail: OutboxMail) -> set[str]:
    return {str(link["href"]) for link in BeautifulSoup(mail.html, "html.parser")("a")}


def test_the_moderator_reads_the_comment_and_finds_four_links_and_the_queue() -> None:
    mail = build_moderation_mail(ENVELOPE, COMMENT, ARTICLE, LETTERHEAD)
    assert mail.subject == "Commentaire de Léa sur «\u00a0Oser\u00a0»"
    assert "> Merci.\n> À bientôt.\n" in mail.text
    links = find_links(mail)
    assert all(link in mail.text for link in links)
    assert sum("/commentaires/moderer/" in link for link in links) == 4
    assert f"{BASE}/commentaires/file/secret/" in links


def test_each_link_is_good_for_one_action_on_this_state_for_14_days() -> None:
    comment = replace(COMMENT, revision=7)
    mail = build_moderation_mail(ENVELOPE, comment, ARTICLE, LETTERHEAD)
    tokens = re.findall(r"/moderer/([^/]+)/", mail.text)
    claims = [SIGNER.read(Purpose.MODERATE, token, NOW) for token in tokens]
    assert {claim.action for claim in claims} == set(Action) - {Action.UNDO}
    assert {claim.revision for claim in claims} == {7}
    assert {claim.expires for claim in claims} == {NOW + timedelta(days=14)}


def test_the_reasons_for_suspicion_are_given() -> None:
    suspect = replace(COMMENT, status=Status.SPAM, reasons=("Il contient 12 liens.",))
    mail = build_moderation_mail(ENVELOPE, suspect, ARTICLE, LETTERHEAD)
    assert mail.subject.startswith("Indésirable\u202f? ")
    assert "- Il contient 12 liens." in mail.text
    assert "<li>Il contient 12 liens.</li>" in mail.html


def test_a_digest_of_a_flood_says_how_many_it_does_not_show() -> None:
    mail = build_moderation_mail(ENVELOPE, COMMENT, ARTICLE, LETTERHEAD)
    digest = build_digest(ENVELOPE, [mail], LETTERHEAD, 2_001)
    assert digest.subject.startswith("2\u202f001\u00a0commentaires")
    for said in (digest.text, digest.html):
        assert "les autres (2\u202f000) sont dans la file" in said


def test_a_digest_says_all_that_its_mails_would_have_said() -> None:
    mails = [
        build_moderation_mail(ENVELOPE, replace(COMMENT, id=sign * 16), ARTICLE, LETTERHEAD)
        for sign in "abcdefgh"
    ]
    digest = build_digest(ENVELOPE, mails, LETTERHEAD, 8)
    assert digest.subject == "8\u00a0commentaires vous attendent sur «\u00a0Je suis un ERO\u00a0»"
    assert len(find_links(digest)) == 8 * 4 + 2
    assert all(link in digest.text for link in find_links(digest))


def test_who_waits_for_a_reply_can_leave_with_one_click() -> None:
    reply = replace(COMMENT, id="b" * 16, name="Karine", is_author=True)
    mail = build_reply_mail(ENVELOPE, (COMMENT, reply), ARTICLE, LETTERHEAD)
    message = travel(mail)
    leave = message["List-Unsubscribe"].strip("<>")
    assert leave in find_links(mail)
    assert leave.startswith(f"{BASE}/commentaires/desabonnement/")
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


@pytest.mark.parametrize("injection", INJECTIONS.values(), ids=INJECTIONS.keys())
def test_nothing_typed_reaches_the_headers(injection: str) -> None:
    comment = replace(COMMENT, name=injection, text=injection, reasons=(injection,))
    for mail in build_all(comment, replace(ARTICLE, title=injection)):
        message = travel(replace(mail, text="x", html="x"))
        names = [name.lower() for name in message.keys()]  # noqa: SIM118 - repeated ones count
        extra = {"list-unsubscribe", "list-unsubscribe-post"} if mail.kind == "reply" else set()
        assert sorted(names) == sorted(HEADERS | extra)
        assert len(message["Subject"]) <= 150
        assert not re.search(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202e]", message["Subject"])


@pytest.mark.parametrize("injection", INJECTIONS.values(), ids=INJECTIONS.keys())
def test_every_link_stands_on_the_configured_base(injection: str) -> None:
    hostile = f'{injection}"><a href="https://evil.example/">x</a>\nhttps://evil.example/'
    comment = replace(COMMENT, name=hostile, text=hostile, reasons=(hostile,))
    for mail in build_all(comment, replace(ARTICLE, title=hostile)):
        assert find_links(mail)
        assert all(link.startswith(f"{BASE}/") for link in find_links(mail))
        assert not re.search(r"^https://evil", mail.text, re.M)


@pytest.mark.parametrize("mail", build_all(COMMENT), ids=lambda mail: mail.kind)
def test_a_mail_travels_whole_and_loads_nothing(mail: OutboxMail) -> None:
    message = travel(mail)
    assert read_part(message, "plain") == mail.text.rstrip()
    assert read_part(message, "html") == mail.html.rstrip()
    assert not re.search(r"<(img|script|link|iframe|style|object)|url\(|src=", mail.html)


@pytest.mark.parametrize("mail", build_all(COMMENT), ids=lambda mail: mail.kind)
def test_a_mail_bears_one_name_at_each_attempt_and_no_address_to_answer(mail: OutboxMail) -> None:
    assert travel(mail)["Message-ID"] == travel(mail)["Message-ID"] == "<mail-1@blog.example>"
    assert travel(mail)["Reply-To"] is None
    assert travel(mail)["Subject"] == mail.subject


def test_every_markup_of_a_stranger_is_shown_as_text() -> None:
    hostile = "<script>alert(1)</script><img src=x onerror=alert(1)>"
    comment = replace(COMMENT, name=hostile, text=hostile, reasons=(hostile,))
    for mail in build_all(comment, replace(ARTICLE, title=hostile)):
        assert not BeautifulSoup(mail.html, "html.parser")(["script", "img"])


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("a\r\nb", "a b"),
        ("  a \t b  ", "a b"),
        ("« Oser »", "« Oser »"),
        ("«\u00a0Oser\u00a0»", "«\u00a0Oser\u00a0»"),
        ("a\u200bb", "a b"),
        ("", ""),
    ],
)
def test_a_header_is_one_line_of_signs_that_are_seen(raw: str, clean: str) -> None:
    assert clean_header(raw) == clean
