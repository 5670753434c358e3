"""The blog, its accounts and its terms."""

import pytest

from plugins.wordpress_import.model import Export, OldAuthor, OldTerm
from tests.wordpress_import.export.exports import list_notes, read_text, write_export


def read_heading(inside: str) -> Export:
    return read_text(write_export(inside))


def write_author(login: str, shown: str, first: str = "", last: str = "") -> str:
    return (
        f"<wp:author><wp:author_id>4</wp:author_id><wp:author_login>{login}</wp:author_login>"
        f"<wp:author_email>k@example.org</wp:author_email>"
        f"<wp:author_display_name>{shown}</wp:author_display_name>"
        f"<wp:author_first_name>{first}</wp:author_first_name>"
        f"<wp:author_last_name>{last}</wp:author_last_name></wp:author>"
    )


def test_the_address_of_the_blog_has_no_final_slash() -> None:
    export = read_heading(
        "<title>Mon blog</title><link>https://x.example/</link><language>fr-FR</language>"
        "<wp:base_blog_url>https://blog.example/carnet/</wp:base_blog_url>"
    )
    assert (export.title, export.site, export.language) == (
        "Mon blog",
        "https://blog.example/carnet",
        "fr-FR",
    )


def test_an_account_is_known_by_its_login() -> None:
    export = read_heading(write_author("karine", "Karine &amp;amp; Cie"))
    assert export.authors == {"karine": OldAuthor("karine", "Karine &amp; Cie", "k@example.org", 4)}


@pytest.mark.parametrize(
    ("author", "name"),
    [
        (write_author("o@example.org", "o@example.org", "Olivier", "M."), "Olivier M."),
        (write_author("o@example.org", "o@example.org"), ""),
        (write_author("o", "o&amp;#64;example.org"), "o"),
    ],
)
def test_an_address_is_never_a_name(author: str, name: str) -> None:
    (account,) = read_heading(author).authors.values()
    assert account.name == name


def test_an_author_who_is_not_described_is_known_anyhow() -> None:
    item = "<item><wp:post_id>{}</wp:post_id><dc:creator>{}</dc:creator></item>"
    export = read_heading(item.format(1, "Jeanne") + item.format(2, "j@example.org"))
    assert export.authors["Jeanne"] == OldAuthor("Jeanne", "Jeanne")
    assert export.authors["j@example.org"].name == ""


@pytest.mark.parametrize("creator", ["karine&gt;", "Karine D."])
def test_an_author_is_found_by_a_shown_name_or_through_a_stray_bracket(creator: str) -> None:
    item = f"<item><wp:post_id>1</wp:post_id><dc:creator>{creator}</dc:creator></item>"
    export = read_heading(write_author("karine", "Karine D.") + item)
    assert export.items[0].author == "karine"
    assert list(export.authors) == ["karine"]


def test_terms_of_three_kinds() -> None:
    export = read_heading(
        "<wp:category><wp:category_nicename>reseau</wp:category_nicename>"
        "<wp:category_parent>humeurs</wp:category_parent><wp:cat_name>Réseau</wp:cat_name>"
        "<wp:category_description>Du réseau</wp:category_description></wp:category>"
        "<wp:tag><wp:tag_slug>%e6%97%a5</wp:tag_slug><wp:tag_name>日</wp:tag_name></wp:tag>"
        "<wp:term><wp:term_taxonomy>nav_menu</wp:term_taxonomy><wp:term_slug>menu</wp:term_slug>"
        "<wp:term_name>Menu</wp:term_name></wp:term>"
    )
    assert list(export.terms.values()) == [
        OldTerm("category", "reseau", "Réseau", "humeurs", "Du réseau"),
        OldTerm("post_tag", "日", "日"),
        OldTerm("nav_menu", "menu", "Menu"),
    ]


def test_one_name_under_two_parents_stays_two() -> None:
    term = (
        "<wp:category><wp:category_nicename>{}</wp:category_nicename>"
        "<wp:cat_name>Réseau</wp:cat_name></wp:category>"
    )
    export = read_heading(term.format("reseau") + term.format("reseau-humeurs"))
    assert [term.slug for term in export.terms.values()] == ["reseau", "reseau-humeurs"]


def write_category(slug: str, name: str, parent: str) -> str:
    return (
        f"<wp:category><wp:category_nicename>{slug}</wp:category_nicename>"
        f"<wp:category_parent>{parent}</wp:category_parent><wp:cat_name>{name}</wp:cat_name>"
        "</wp:category>"
    )


def test_the_first_exports_told_a_parent_by_its_name() -> None:
    export = read_heading(
        write_category("b", "B", "Le Parent") + write_category("lp", "Le Parent", "")
    )
    assert export.terms["category", "b"].parent == "lp"


def test_categories_never_turn_in_a_circle() -> None:
    export = read_heading(write_category("a", "A", "b") + write_category("b", "B", "a"))
    assert [term.parent for term in export.terms.values()].count("") == 1
    assert any("rangé sous lui-même" in note for note in list_notes(export))


def test_pages_never_turn_in_a_circle() -> None:
    page = "<item><wp:post_id>{}</wp:post_id><wp:post_parent>{}</wp:post_parent></item>"
    export = read_heading(page.format(1, 2) + page.format(2, 1) + page.format(3, 1))
    parents = {item.id: item.parent for item in export.items}
    assert parents == {1: 2, 2: 0, 3: 1}


def test_a_term_told_twice_in_one_way_is_one_and_is_told() -> None:
    tag = "<wp:tag><wp:tag_slug>a</wp:tag_slug><wp:tag_name>A</wp:tag_name></wp:tag>"
    export = read_heading(tag + tag)
    assert len(export.terms) == 1
    assert "décrit plusieurs fois" in list_notes(export)[0]


def test_a_term_told_in_two_ways_is_one_without_a_word() -> None:
    both = (
        "<wp:tag><wp:tag_slug>a</wp:tag_slug><wp:tag_name>A</wp:tag_name></wp:tag>"
        "<wp:term><wp:term_taxonomy>post_tag</wp:term_taxonomy><wp:term_slug>a</wp:term_slug>"
        "<wp:term_name>A</wp:term_name></wp:term>"
    )
    export = read_heading(both)
    assert len(export.terms) == 1
    assert not export.notes


def test_a_term_has_the_number_that_old_addresses_name() -> None:
    export = read_heading(
        "<wp:category><wp:term_id>12</wp:term_id><wp:category_nicename>a</wp:category_nicename>"
        "<wp:cat_name>A</wp:cat_name></wp:category>"
        "<wp:tag><wp:tag_slug>b</wp:tag_slug><wp:tag_name>B</wp:tag_name></wp:tag>"
    )
    assert [term.id for term in export.terms.values()] == [12, 0]
