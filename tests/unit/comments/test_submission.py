"""A body becomes fields, fields a submission; whatever is wrong is said in kind French."""

from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.comments.model import ArticleInfo, Submission
from plugins.comments.submission import (
    CLOSED,
    NAME_IS_ADDRESS,
    NO_ARTICLE,
    NO_EMAIL,
    NO_NAME,
    NO_PARENT,
    NO_TEXT,
    SHORT_TEXT,
    WRONG_EMAIL,
    FormError,
    parse_form,
    parse_submission,
)

ARTICLES = {
    "cv": ArticleInfo("cv", "Mon CV", "/cv/"),
    "vieux": ArticleInfo("vieux", "Vieux", "/vieux/", is_open=False),
}
GOOD = {"article": "cv", "nom": "Zoé", "courriel": "zoe@exemple.fr", "texte": "Merci\u202f!"}
PARTS = ["a=", "&", "%", "%ff", "%00", "+", "=", "é", ";", "%E2%80%A8", "\r\n", "nom=Z", "%u20"]


def test_the_fields_of_a_form_are_read() -> None:
    assert parse_form(urlencode(GOOD).encode()) == GOOD
    assert parse_form(b"suivre=&nom=Zo%C3%A9+M") == {"suivre": "", "nom": "Zoé M"}


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"a" * 10_000_000, 413),
        (b"&".join(b"f%d=1" % number for number in range(10_000)), 413),
        (b"&".join(b"f%d=1" % number for number in range(21)), 400),
        (b"texte=" + b"%ff" * 20_000, 400),
        (b"nom=%ED%A0%80", 400),
        (b"nom=\xff", 400),
        (b"nom=a&nom=b", 400),
    ],
    ids=["10 MB", "10000 fields", "21 fields", "not UTF-8", "surrogate", "raw", "twice"],
)
def test_what_no_form_of_ours_sends_is_refused(body: bytes, status: int) -> None:
    with pytest.raises(FormError) as refused:
        parse_form(body)
    assert refused.value.status == status
    assert refused.value.message_fr.endswith(".")


@given(st.one_of(st.binary(), st.lists(st.sampled_from(PARTS)).map(lambda p: "".join(p).encode())))
def test_no_body_raises_anything_else(body: bytes) -> None:
    try:
        fields = parse_form(body)
    except FormError:
        return
    assert parse_submission({**GOOD, **fields}, ARTICLES)


@given(st.text(st.characters(codec="utf-8")))
def test_no_line_end_survives_in_a_name(text: str) -> None:
    fields = GOOD | {"nom": f"Zoé\r\n\x00\u2028\u2029\x85{text}"[:70], "courriel": ""}
    submission = parse_submission(fields, ARTICLES)
    assert isinstance(submission, Submission)
    assert not set(submission.name) & set("\r\n\x00\u2028\u2029\x85")


def test_a_good_form_is_a_submission() -> None:
    fields = GOOD | {"parent": "abcdefghijklmn23", "suivre": "oui", "site": ""}
    submission = Submission(
        "cv", "abcdefghijklmn23", "Zoé", "zoe@exemple.fr", "Merci\u202f!", wants_replies=True
    )
    assert parse_submission(fields, ARTICLES) == submission


def test_what_a_robot_fills_in_is_kept_for_judgment() -> None:
    submission = parse_submission(GOOD | {"site": "http://a.example"}, ARTICLES)
    assert isinstance(submission, Submission)
    assert submission.honeypot == "http://a.example"


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("article", "inconnu", NO_ARTICLE),
        ("article", "../../etc", NO_ARTICLE),
        ("article", "vieux", CLOSED),
        ("parent", "../x", NO_PARENT),
        ("nom", "", NO_NAME),
        ("nom", " \u3164\u200b.", NO_NAME),
        ("nom", "zoe@exemple.fr", NAME_IS_ADDRESS),
        ("courriel", "zoe", WRONG_EMAIL),
        ("courriel", "zoe@exemple", WRONG_EMAIL),
        ("courriel", "zoe@exemple.fr\r\nBcc: x@y.fr", WRONG_EMAIL),
        ("courriel", "a..b@exemple.fr", WRONG_EMAIL),
        ("courriel", "a" * 250 + "@b.fr", WRONG_EMAIL),
        ("courriel", "a,b@exemple.fr", WRONG_EMAIL),
        ("texte", " \n", NO_TEXT),
        ("texte", "a", SHORT_TEXT),
    ],
)
def test_each_fault_is_told_of_its_field(field: str, value: str, message: str) -> None:
    errors = parse_submission(GOOD | {field: value}, ARTICLES)
    assert isinstance(errors, tuple)
    assert [(error.field, error.message_fr) for error in errors] == [(field, message)]


@pytest.mark.parametrize(("field", "most"), [("nom", 80), ("texte", 10_000)])
def test_the_longest_is_accepted_and_one_more_is_not(field: str, most: int) -> None:
    assert isinstance(parse_submission(GOOD | {field: "a" * most}, ARTICLES), Submission)
    errors = parse_submission(GOOD | {field: "a" * (most + 1)}, ARTICLES)
    assert isinstance(errors, tuple)
    assert "raccourcissez-le" in errors[0].message_fr


def test_a_long_text_is_counted_as_the_french_count() -> None:
    errors = parse_submission(GOOD | {"texte": "a" * 12_345}, ARTICLES)
    assert isinstance(errors, tuple)
    assert "12\u202f345\u00a0signes\u00a0:" in errors[0].message_fr


def test_who_wants_replies_must_say_where() -> None:
    errors = parse_submission(GOOD | {"courriel": "", "suivre": "oui"}, ARTICLES)
    assert isinstance(errors, tuple)
    assert errors[0].message_fr == NO_EMAIL


def test_every_fault_is_told_at_once() -> None:
    errors = parse_submission({}, ARTICLES)
    assert isinstance(errors, tuple)
    assert [error.field for error in errors] == ["article", "nom", "texte"]


@pytest.mark.parametrize("email", ["a@b.fr", "prenom.nom+blog@sous.exemple.fr", "zoé@exemple.fr"])
def test_usual_addresses_are_accepted(email: str) -> None:
    accepted = isinstance(parse_submission(GOOD | {"courriel": email}, ARTICLES), Submission)
    assert accepted == email.isascii()
