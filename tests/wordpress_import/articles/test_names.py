"""Names for addresses and disks: readable, and each given once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.reading.slugs import is_slug
from plugins.wordpress_import.names import Names, choose_slug, cut_slug, make_slug


@pytest.mark.parametrize(
    ("old", "title", "slug"),
    [
        ("moi-le-reseau-jy-suis", "x", "moi-le-reseau-jy-suis"),
        ("35", "", "35"),
        ("etoiles-_soulignes_-codes", "x", "etoiles-soulignes-codes"),
        ("lavis-dun-invite-%f0%9f%8e%89", "x", "lavis-dun-invite"),
        ("%e6%97%a5%e6%9c%ac", "L’été au Japon", "l-ete-au-japon"),
        ("%e6%97%a5%e6%9c%ac", "日本", "article-7"),
        ("%ce%b5%ce%bb%ce%bb%ce%ac%ce%b4%ce%b1", "x", "ellada"),
        ("%d0%bc%d0%b8%d1%80-%d1%82%d0%b5%d0%b1%d0%b5", "x", "mir-tebe"),
        ("L’Øresund", "x", "l-oresund"),
        ("", "Sans slug", "sans-slug"),
        ("", "", "article-7"),
        ("%ff%fe", "", "article-7"),
        ("../../etc/passwd", "x", "etc-passwd"),
    ],
)
def test_the_slug_of_wordpress_is_kept_or_made_readable(old: str, title: str, slug: str) -> None:
    assert choose_slug(old, title, 7) == slug


@given(st.text(max_size=300), st.text(max_size=300))
def test_every_slug_is_one_for_the_strict_reader(old: str, title: str) -> None:
    slug = choose_slug(old, title, 7)
    assert is_slug(slug)
    assert len(slug) <= 200


def test_a_long_name_is_cut_between_two_words() -> None:
    assert cut_slug("un-titre-vraiment-long", 12) == "un-titre"
    assert cut_slug("a" * 100, 12) == "a" * 12
    assert len(make_slug("mot " * 100)) <= 200


def test_a_name_is_given_once_whatever_its_case() -> None:
    names = Names(["Pris"])
    assert names.claim("pris") == "pris-2"
    assert names.claim("libre") == "libre"
    assert names.claim("libre", "page-libre") == "page-libre"
    assert names.claim("libre", "page-libre") == "page-libre-2"
    assert names.claim("content/a.md") == "content/a.md"
    assert names.claim("content/A.md") == "content/A-2.md"


def test_ten_thousand_articles_of_one_name_are_named_in_no_time() -> None:
    names = Names()
    assert len({names.claim("bonne-annee") for _ in range(10_000)}) == 10_000
