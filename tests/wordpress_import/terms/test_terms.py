"""Categories and tags of an export, as articles and `content/themes.toml` name them."""

import tomllib

import pytest

from plugins.wordpress_import.model import Export, OldItem, OldTerm
from plugins.wordpress_import.terms import Terms, build_terms, format_tags

CATEGORIES = (
    ("humeurs", "Humeurs", ""),
    ("reseau-humeurs", "Réseau", "humeurs"),
    ("recherche-demploi", "Recherche d’emploi", ""),
    ("reseau", "Réseau", "recherche-demploi"),
    ("linkedin", "LinkedIn &amp; Cie", "reseau"),
    ("vide", "Vide", ""),
)
TAGS = (
    *(("emploi-2", "emploi"), ("emploi", "Emploi"), ("c-plus-plus", "C++"), ("lete", "L’été")),
    *(("qvt-rse", "QVT, RSE"), ("%e6%97%a5%e6%9c%ac", "日本"), ("humeurs", "humeurs")),
)


def make_article(*slugs: str, status: str = "publish", is_locked: bool = False) -> OldItem:
    """An article in categories, and with tags as `#slug`."""
    names = {slug: name for slug, name, _ in CATEGORIES}
    terms = [
        ("post_tag", slug[1:], dict(TAGS).get(slug[1:], slug[1:]))
        if slug.startswith("#")
        else ("category", slug, names.get(slug, slug))
        for slug in slugs
    ]
    return OldItem(
        1, "post", status, "T", "t", "", "", "", password="mot" * is_locked, terms=tuple(terms)
    )


def make_terms(*items: OldItem, more: tuple[OldTerm, ...] = ()) -> Terms:
    terms = [OldTerm("category", slug, name, parent) for slug, name, parent in CATEGORIES]
    terms += [OldTerm("post_tag", slug, name) for slug, name in TAGS]
    known = {(term.taxonomy, term.slug): term for term in (*terms, *more)}
    return build_terms(Export(terms=known, items=items))


def read_themes(terms: Terms) -> dict[str, dict[str, dict[str, str]]]:
    """`{table: {slug: row}}` of what `terms` writes."""
    tables = tomllib.loads(terms.themes)
    return {table: {row["slug"]: row for row in rows} for table, rows in tables.items()}


@pytest.mark.parametrize(
    ("slugs", "category", "tags"),
    [
        (["humeurs"], "Humeurs", ()),
        (["humeurs", "recherche-demploi"], "Humeurs", ("Recherche d’emploi",)),
        (["humeurs", "linkedin"], "LinkedIn & Cie", ("humeurs",)),
        (["recherche-demploi", "reseau", "linkedin"], "LinkedIn & Cie", ()),
        (["reseau"], "Recherche d’emploi / Réseau", ()),
        (["reseau-humeurs"], "Humeurs / Réseau", ()),
        (["linkedin", "reseau-humeurs"], "LinkedIn & Cie", ("Humeurs / Réseau",)),
        ([], "", ()),
        (["humeurs", "humeurs", "#emploi", "#emploi"], "Humeurs", ("Emploi",)),
        (["#emploi", "#emploi-2", "#qvt-rse"], "", ("Emploi", "emploi", "QVT, RSE")),
    ],
    ids=str,
)
def test_the_deepest_category_is_the_theme_and_the_others_become_tags(
    slugs: list[str], category: str, tags: tuple[str, ...]
) -> None:
    article = make_article(*slugs)
    terms = make_terms(article)
    assert (terms.category_of(article), terms.tags_of(article)) == (category, tags)


@pytest.mark.parametrize(
    ("names", "line"),
    [
        (("un", "deux"), "un, deux"),
        (("QVT, RSE",), "QVT, RSE;"),
        (("QVT, RSE", "un"), "QVT, RSE; un"),
        ((), ""),
    ],
)
def test_tags_are_parted_so_that_a_comma_parts_nothing(names: tuple[str, ...], line: str) -> None:
    assert format_tags(names) == line


def test_what_follows_from_names_is_not_written() -> None:
    plain = make_article("humeurs", "#humeurs", "#emploi")
    assert "humeurs" not in read_themes(make_terms(plain))["themes"]
    assert "etiquettes" not in read_themes(make_terms(plain))
    only = {("category", "humeurs"): OldTerm("category", "humeurs", "Humeurs")}
    assert build_terms(Export(terms=only, items=(plain,))).themes == ""


def test_slugs_parents_and_descriptions_are_written() -> None:
    told = OldTerm("category", "vide", "Vide", "", 'Rien &amp; <em>tout</em>\nou "presque"')
    article = make_article("linkedin", "#c-plus-plus", "#%e6%97%a5%e6%9c%ac")
    found = read_themes(make_terms(article, more=(told,)))
    assert found["themes"]["linkedin"] == {
        "nom": "LinkedIn & Cie",
        "slug": "linkedin",
        "parent": "Recherche d’emploi / Réseau",
    }
    assert found["themes"]["vide"]["description"] == 'Rien & tout ou "presque"'
    assert {row["nom"]: slug for slug, row in found["etiquettes"].items()} == {
        "C++": "c-plus-plus",
        "日本": "日本",
    }


def test_a_tag_of_articles_that_nobody_may_read_is_not_written() -> None:
    items = (
        make_article("#lete", status="private"),
        make_article("#c-plus-plus", status="draft"),
        make_article("#qvt-rse", is_locked=True),
    )
    assert "etiquettes" not in read_themes(make_terms(*items))


def test_a_category_of_private_articles_alone_is_not_written() -> None:
    secret = OldTerm("category", "secret-2", "Secret")
    private = make_article("secret-2", status="private")
    public = make_article("secret-2")
    assert "secret-2" not in read_themes(make_terms(private, more=(secret,)))["themes"]
    assert "secret-2" in read_themes(make_terms(private, public, more=(secret,)))["themes"]


def test_pages_are_those_of_public_articles_and_of_what_is_above() -> None:
    terms = make_terms(make_article("linkedin", "#lete"), make_article("vide", status="draft"))
    assert terms.shown_categories == {"linkedin", "reseau", "recherche-demploi"}
    assert terms.shown_tags == {"lete"}


def test_an_article_that_is_not_published_from_here_gives_no_page() -> None:
    export = Export(items=(make_article("linkedin", "#lete"),))
    assert build_terms(export).shown_tags == {"lete"}
    assert build_terms(export, left={1}).shown_tags == frozenset()


def test_the_report_names_what_has_no_page() -> None:
    told = [
        n.message.replace("\u00a0", " ")
        for n in make_terms(make_article("linkedin", "vide", "#lete")).notes
    ]
    assert "« Humeurs »" in told[0]
    assert "« Vide »" not in told[0]  # it is a tag
    assert "« C++ »" in told[1]
    assert "L’été" not in told[1]


def test_terms_that_only_articles_name_are_known() -> None:
    article = OldItem(
        1, "post", "publish", "T", "t", "", "", "", terms=(("category", "", "Sans slug"),)
    )
    assert build_terms(Export(items=(article,))).category_of(article) == "Sans slug"


def test_a_circle_of_parents_ends() -> None:
    circle = (OldTerm("category", "a", "A", "b"), OldTerm("category", "b", "B", "a"))
    terms = make_terms(make_article("a"), more=circle)
    assert terms.category_of(make_article("a")) == "A"


def test_the_same_name_in_the_same_place_is_told_apart() -> None:
    twins = (OldTerm("category", "x", "X"), OldTerm("category", "x-2", "X"))
    terms = make_terms(make_article("x"), make_article("x-2"), more=twins)
    assert terms.category_of(make_article("x-2")) == "X (2)"
    assert {"x", "x-2"} <= terms.shown_categories
