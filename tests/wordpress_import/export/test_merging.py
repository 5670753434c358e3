"""Several files of one blog make one export; those of two blogs are refused."""

import pytest

from plugins.wordpress_import.export.merging import merge
from plugins.wordpress_import.export.reading import Part, read_part
from plugins.wordpress_import.export.refusals import RefusedExportError
from plugins.wordpress_import.model import Export
from tests.wordpress_import.export.exports import list_notes, write_export, write_item

BLOG = "<wp:base_blog_url>https://www.blog.example</wp:base_blog_url>\n"


def read(name: str, *inside: str, written: str = "") -> Part:
    date = f"<pubDate>{written}</pubDate>" if written else ""
    return read_part([write_export(date + "".join(inside)).encode()], name)


def write_post(number: int, title: str, modified: str = "", guid: str = "") -> str:
    told = f"<item><title>{title}</title><guid>{guid}</guid>"
    return write_item(number, post_modified_gmt=modified).replace("<item>", told)


def list_titles(export: Export) -> list[str]:
    return [item.title for item in export.items]


def test_contents_come_in_the_order_of_the_files() -> None:
    export = merge([read("a.xml", write_post(2, "deux")), read("b.xml", write_post(1, "un"))])
    assert list_titles(export) == ["deux", "un"]
    assert [item.path for item in export.items] == ["a.xml", "b.xml"]


def test_a_content_of_two_files_is_taken_once() -> None:
    export = merge([read("a.xml", write_post(1, "un")), read("b.xml", write_post(1, "un"))])
    assert list_titles(export) == ["un"]
    assert list_notes(export) == [
        "Contenus présents plusieurs fois, pris une seule fois (post\u00a0: 1)."
    ]


OLD, NEW = "2018-01-01 00:00:00", "2019-01-01 00:00:00"


@pytest.mark.parametrize(("first", "second"), [(OLD, NEW), (NEW, OLD)])
def test_the_version_modified_last_wins_and_is_told(first: str, second: str) -> None:
    export = merge(
        [read("a.xml", write_post(1, first, first)), read("b.xml", write_post(1, second, second))]
    )
    assert list_titles(export) == [NEW]
    assert any("n’est pas le même à a.xml:9" in note for note in list_notes(export))


def test_the_file_written_last_wins_when_nothing_else_tells() -> None:
    new = read("new.xml", write_post(1, "récent"), written="Tue, 21 Nov 2018 06:30:00 +0000")
    old = read("old.xml", write_post(1, "ancien"), written="Tue, 21 Nov 2017 06:30:00 +0000")
    assert list_titles(merge([new, old])) == ["récent"]
    assert list_titles(merge([old, new])) == ["récent"]


def test_the_title_is_that_of_the_newest_file() -> None:
    new = read("a.xml", BLOG, "<title>Neuf</title>", written="Tue, 21 Nov 2018 06:30:00 +0000")
    old = read("b.xml", BLOG, "<title>Vieux</title>", written="Tue, 21 Nov 2017 06:30:00 +0000")
    assert merge([new, old]).title == merge([old, new]).title == "Neuf"


def test_one_number_for_two_contents_loses_neither() -> None:
    one = read("a.xml", write_post(1, "un", guid="https://blog.example/?p=1"))
    other = read("b.xml", write_post(1, "autre", guid="https://blog.example/?p=9"))
    export = merge([one, other])
    assert [(item.id, item.title) for item in export.items] == [(1, "un"), (-1, "autre")]
    assert any("b.xml:9 «\u00a0autre\u00a0» reçoit un numéro" in n for n in list_notes(export))


def test_a_blog_that_moved_to_https_keeps_its_contents_once() -> None:
    one = read("a.xml", write_post(1, "un", guid="http://blog.example/?p=1"))
    other = read("b.xml", write_post(1, "un", guid="https://www.blog.example/?p=1"))
    assert len(merge([one, other]).items) == 1


def test_contents_without_a_number_get_one_each() -> None:
    export = merge([read("a.xml", write_post(0, "un"), write_post(0, "deux"))])
    assert [item.id for item in export.items] == [-1, -2]


def test_an_entry_of_two_menus_is_of_both() -> None:
    entry = (
        "<item><wp:post_id>1</wp:post_id><wp:post_type>nav_menu_item</wp:post_type>"
        "<wp:status>publish</wp:status><category domain='nav_menu' nicename='{}'>M</category>"
        "</item>"
    )
    (item,) = merge([read("a.xml", entry.format("haut"), entry.format("bas"))]).items
    assert [slug for _, slug, _ in item.terms] == ["haut", "bas"]


def test_terms_and_accounts_are_those_of_the_newest_file() -> None:
    def write(name: str, description: str) -> str:
        return (
            "<wp:author><wp:author_login>k</wp:author_login>"
            f"<wp:author_display_name>{name}</wp:author_display_name></wp:author>"
            "<wp:tag><wp:tag_slug>t</wp:tag_slug>"
            f"<wp:tag_name>{name}</wp:tag_name>"
            f"<wp:tag_description>{description}</wp:tag_description></wp:tag>"
        )

    new = read("a.xml", write("Neuf", ""), written="Tue, 21 Nov 2018 06:30:00 +0000")
    old = read("b.xml", write("Vieux", "dit"), written="Tue, 21 Nov 2017 06:30:00 +0000")
    export = merge([new, old])
    assert export.authors["k"].name == "Neuf"
    assert export.terms["post_tag", "t"].name == "Neuf"
    assert export.terms["post_tag", "t"].description == "dit"


@pytest.mark.parametrize("address", ["http://blog.example/", "HTTPS://WWW.Blog.example"])
def test_one_blog_may_have_changed_its_address_a_little(address: str) -> None:
    other = read("b.xml", BLOG.replace("https://www.blog.example", address), write_post(2, "b"))
    assert len(merge([read("a.xml", BLOG, write_post(1, "a")), other]).items) == 2


def test_two_blogs_are_refused() -> None:
    other = read("b.xml", BLOG.replace("blog.", "autre."))
    with pytest.raises(RefusedExportError, match=r"^b\.xml:9: .*autre blog.*a\.xml"):
        merge([read("a.xml", BLOG), other])


def test_notes_are_bounded() -> None:
    export = merge([read("a.xml", write_post(0, "x") * 1500)])
    assert len(export.notes) == 1001
    assert "500" in export.notes[-1].message
