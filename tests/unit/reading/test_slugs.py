"""Slugs and the ids of headings, of French words."""

import pytest

from plugins.reading.slugs import build_slug, is_slug, shorten_slug, slugify_heading


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Oser le premier message", "oser-le-premier-message"),
        ("Le réseau, je déteste ça !", "le-reseau-je-deteste-ca"),
        ("L’été d'Œdipe", "l-ete-d-oedipe"),
        ("Ægypte\u00a0: n° 2", "aegypte-n-2"),
        ("Straße", "strasse"),
        ("…", ""),
        ("2017", "2017"),
    ],
)
def test_a_slug_keeps_what_french_readers_read(text: str, slug: str) -> None:
    assert build_slug(text) == slug
    assert is_slug(slug) is bool(slug)


@pytest.mark.parametrize(
    ("heading", "identifier"),
    [
        ("Œuvres d’été", "oeuvres-d-ete"),
        ("<em>In</em> fine", "in-fine"),
        ("2024", "section-2024"),
        ("3 questions", "section-3-questions"),
        ("…", "section"),
    ],
)
def test_the_id_of_a_heading_begins_with_a_letter(heading: str, identifier: str) -> None:
    assert slugify_heading(heading, "-") == identifier


def test_a_long_slug_is_cut_between_words() -> None:
    slug = shorten_slug(build_slug("courage " * 30))
    assert len(slug) <= 100
    assert set(slug.split("-")) == {"courage"}
    assert shorten_slug("a" * 300) == "a" * 100
