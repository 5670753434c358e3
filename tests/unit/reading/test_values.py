"""What each field accepts, what it becomes, and why it is refused."""

import pytest

from plugins.reading.problems import RefusedValueError
from plugins.reading.values import (
    STATUSES,
    parse_choice,
    parse_guid,
    parse_image,
    parse_lang,
    parse_name,
    parse_names,
    parse_redirects,
    parse_slug,
    parse_template,
)


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("brouillon", "draft"),
        ("publié", "published"),
        ("publie\u0301", "published"),
        ("MASQUÉ", "hidden"),
        ("draft", "draft"),
    ],
)
def test_the_status_is_said_in_french_or_as_pelican_does(word: str, status: str) -> None:
    assert parse_choice(word, STATUSES) == status


@pytest.mark.parametrize(
    ("word", "hint"), [("publie", "« publié »"), ("brouilon", "« brouillon »"), ("skip", "masqué")]
)
def test_another_status_is_refused_with_the_words_that_are_not(word: str, hint: str) -> None:
    with pytest.raises(RefusedValueError, match=hint):
        parse_choice(word, STATUSES)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("../../evil", "« evil »"),
        ("Mon été à Œuvres", "« mon-ete-a-oeuvres »"),
        ("a/b", "« a-b »"),
        ("-a", "« a »"),
        ("a" * 201, "trop long"),
        ("…", "tirets$"),
    ],
)
def test_a_slug_that_is_no_slug_is_refused_with_one_that_is(text: str, hint: str) -> None:
    with pytest.raises(RefusedValueError, match=hint):
        parse_slug(text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("réseau, café , réseau,", ["réseau", "café"]),
        ("un, deux; trois", ["un, deux", "trois"]),
        ("seul", ["seul"]),
    ],
)
def test_tags_are_parted_and_kept_once(text: str, names: list[str]) -> None:
    assert parse_names(text, ";,") == names


def test_the_name_of_an_author_may_hold_a_comma() -> None:
    assert parse_names("Dupont, Karine; Je suis un ERO", ";") == [
        "Dupont, Karine",
        "Je suis un ERO",
    ]


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("/a/", ["/a/"]),
        ("/a/, /b/  /c.html", ["/a/", "/b/", "/c.html"]),
        ("/2017/11/21/é/", ["/2017/11/21/é/"]),
    ],
)
def test_old_addresses_are_listed(text: str, addresses: list[str]) -> None:
    assert parse_redirects(text) == addresses


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("https://exemple.fr/2017/a/", "« /2017/a/ »"),
        ("//exemple.fr/a", "« /a »"),
        ("a/b", "« /a/b »"),
        ("/a/../b", "« .. »"),
        ('/a"b', '« " »'),
        ("/a;b", "« ; »"),
        ("/{a}", "« { »"),
        ("/a\\b", "contenir"),
    ],
)
def test_an_old_address_that_could_harm_the_server_is_refused(text: str, hint: str) -> None:
    with pytest.raises(RefusedValueError, match=hint):
        parse_redirects(text)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("images/x.png", "« /images/x.png »"),
        ("content/images/x.png", "« /images/x.png »"),
        ("{static}/images/x.png", "« /images/x.png »"),
        ("../x.png", "« /x.png »"),
        ("https://exemple.fr/x.png", "content/images/"),
    ],
)
def test_an_image_from_elsewhere_is_refused(text: str, hint: str) -> None:
    with pytest.raises(RefusedValueError, match=hint):
        parse_image(text)


@pytest.mark.parametrize(("text", "lang"), [("fr", "fr"), ("FR", "fr"), ("en_GB", "en-gb")])
def test_a_language_has_two_letters_and_perhaps_a_region(text: str, lang: str) -> None:
    assert parse_lang(text) == lang


def test_what_cannot_be_used_is_refused() -> None:
    with pytest.raises(RefusedValueError, match="deux lettres"):
        parse_lang("français")
    with pytest.raises(RefusedValueError, match="espace"):
        parse_guid("a b")
    with pytest.raises(RefusedValueError, match="adresse"):
        parse_name("…")
    with pytest.raises(RefusedValueError, match="« page »"):
        parse_template("pge", frozenset({"page"}))
