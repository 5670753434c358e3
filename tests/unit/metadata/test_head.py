"""What each page says of itself."""

import json
from datetime import UTC, datetime

import pytest

from plugins.metadata.head import Card, Crumb, Head, Site, Subject, build_head
from plugins.metadata.linked_data import render_linked_data

SITE = Site("Je suis un ERO", "Du courage", "Le blog", "https://exemple.fr", "fr")
CARD = Card("/images/card.jpg", 1200, 630, "Une rue")


def _head(kind: str = "listing", **values: object) -> Head:
    subject = Subject(kind, "Titre", "Description", "/x/", **values)  # type: ignore[arg-type]
    return build_head(SITE, subject)


@pytest.mark.parametrize(
    ("kind", "number", "title"),
    [
        ("home", 1, "Je suis un ERO –\u00a0Du courage"),
        ("home", 2, "Je suis un ERO –\u00a0Du courage, page\u00a02"),
        ("article", 1, "Titre –\u00a0Je suis un ERO"),
        ("listing", 3, "Titre, page\u00a03 –\u00a0Je suis un ERO"),
    ],
)
def test_the_title_names_the_page_then_the_site(kind: str, number: int, title: str) -> None:
    assert _head(kind, number=number).title == title


def test_pages_of_a_listing_have_descriptions_of_their_own() -> None:
    assert _head(number=2).description == "Description (page\u00a02)"


def test_a_long_description_ends_at_a_word() -> None:
    head = build_head(SITE, Subject("page", "x", "mot, " * 100, "/x/"))
    assert head.description.endswith("mot…")
    assert len(head.description) <= 300


def test_addresses_are_absolute() -> None:
    head = _head(card=CARD)
    assert (head.canonical, head.card_url) == (
        "https://exemple.fr/x/",
        "https://exemple.fr/images/card.jpg",
    )


def _graph(head: Head) -> dict[str, dict[str, object]]:
    nodes = json.loads(str(render_linked_data(SITE, head)))["@graph"]
    return {node["@type"]: node for node in nodes}


def test_an_article_is_a_posting_with_its_dates_and_authors() -> None:
    day = datetime(2017, 11, 21, 8, tzinfo=UTC)
    head = _head("article", published=day, card=CARD, authors=[("Karine", "/auteur/karine/")])
    posting = _graph(head)["BlogPosting"]
    assert posting["datePublished"] == posting["dateModified"] == "2017-11-21T08:00:00+00:00"
    assert posting["image"] == "https://exemple.fr/images/card.jpg"
    assert posting["author"][0]["url"] == "https://exemple.fr/auteur/karine/"  # type: ignore[index]


def test_the_way_to_a_page_is_told_in_order() -> None:
    steps = _graph(_head(crumbs=[Crumb("Accueil", "/"), Crumb("Titre")]))["BreadcrumbList"]
    items = [(s["position"], s["item"]) for s in steps["itemListElement"]]  # type: ignore[attr-defined]
    assert items == [(1, "https://exemple.fr/"), (2, "https://exemple.fr/x/")]


@pytest.mark.parametrize("text", ["</script><script>alert(1)</script>", "<!--", "&amp;", "\u2028"])
def test_no_text_closes_the_script_element(text: str) -> None:
    head = build_head(SITE, Subject("article", text, text, "/x/"))
    rendered = str(render_linked_data(SITE, head))
    assert not set("<>&\u2028") & set(rendered)
    assert _graph(head)["BlogPosting"]["headline"] == text
