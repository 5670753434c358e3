"""Names and slugs of strangers, made fit for a header, an address and a TOML file."""

import time
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pelican.utils import slugify

from pelicanconf import SLUG_REGEX_SUBSTITUTIONS
from plugins.shared.terms import find_plain_slug, is_term_slug
from plugins.wordpress_import.labels import Taken, clean_tag, clean_text, decode_slug, make_slug
from plugins.wordpress_import.model import Export, OldItem, OldTerm
from plugins.wordpress_import.terms import build_terms


@pytest.mark.parametrize(
    ("stored", "slug"),
    [
        ("c-plus-plus", "c-plus-plus"),
        ("%e6%97%a5%e6%9c%ac", "日本"),
        ("content-%cf%80%ce%b5%cf%81", "content-περ"),
        ("A_b.C", "a_bc"),
        ("../../x", "x"),
        ("%ff%fe", ""),
        ("a%00b%0a%20c", "abc"),
        ("--", ""),
        ("e%cc%81t", "ét"),
    ],
)
def test_slugs_are_read_and_made_safe(stored: str, slug: str) -> None:
    assert decode_slug(stored) == slug


@pytest.mark.parametrize("slug", ["a/b", "a.b", "", "-", "a b", "A", "a\u202eb", "x" * 201, "é"])
def test_what_is_no_slug(slug: str) -> None:
    decomposed = slug.replace("é", "e\u0301")
    assert not is_term_slug(decomposed)


@given(st.text(max_size=40))
def test_what_follows_from_a_name_is_what_pelican_makes_of_it(name: str) -> None:
    found = find_plain_slug(name)
    assert found is None or found == slugify(name, SLUG_REGEX_SUBSTITUTIONS)


@given(st.text(max_size=60), st.text(max_size=60))
def test_each_term_gets_a_slug_that_is_one(stored: str, name: str) -> None:
    assert is_term_slug(make_slug(stored, name))


@pytest.mark.parametrize(
    ("stored", "name"),
    [
        ("LinkedIn &amp; Cie", "LinkedIn & Cie"),
        ("a\n b\u202e\x00c", "a b c"),
        ("<b>x</b> &lt;y&gt;", "x <y>"),
        ("un\u00a0deux", "un deux"),
    ],
)
def test_names_are_plain_text_on_one_line(stored: str, name: str) -> None:
    assert clean_text(stored) == name


def test_a_tag_holds_no_sign_that_parts_tags() -> None:
    assert clean_tag("; un; deux,") == "un, deux"


TEXTS = st.text(max_size=30)


@given(st.lists(st.tuples(TEXTS, TEXTS, TEXTS, TEXTS), max_size=6), st.booleans())
def test_any_terms_make_a_sound_file(rows: list[tuple[str, str, str, str]], tags: bool) -> None:
    kind = "post_tag" if tags else "category"
    terms = {(kind, slug): OldTerm(kind, slug, *rest) for slug, *rest in rows}
    named = tuple((kind, slug, name) for slug, name, *_ in rows)
    item = OldItem(1, "post", "publish", "T", "t", "", "", "", terms=named)
    built = build_terms(Export(terms=terms, items=(item,)))
    tables = tomllib.loads(built.themes)
    for table in tables.values():
        slugs = [row["slug"] for row in table]
        assert len(slugs) == len({*slugs})
        assert all(map(is_term_slug, slugs))
    for name in built.tags_of(item):
        assert name.strip()
        assert ";" not in name


def test_floods_take_linear_time() -> None:
    started = time.process_time()
    clean_text("<" * 300_000)
    decode_slug("%" * 300_000)
    taken = Taken()
    names = {taken.take("même") for _ in range(20_000)}
    many = {
        ("category", f"c{n}"): OldTerm("category", f"c{n}", "C", f"c{n - 1}") for n in range(5000)
    }
    build_terms(Export(terms=many))
    assert len(names) == 20_000
    assert time.process_time() - started < 5
