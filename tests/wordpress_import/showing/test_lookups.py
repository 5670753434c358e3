"""What a text may ask of the rest of the export."""

import pytest

from plugins.wordpress_import.model import Export
from plugins.wordpress_import.showing.content import Library, build_library
from tests.wordpress_import.showing.texts import SITE, UPLOADS, attach, write_text


def build(*others: object) -> Library:
    return build_library(Export(site=SITE, items=tuple(others)))  # type: ignore[arg-type]


def test_children_come_in_the_order_of_their_gallery() -> None:
    library = build(attach(9, "c.jpg"), attach(8, "b.jpg", order=2), attach(7, "a.jpg", order=1))
    assert [child.id for child in library.children[1]] == [9, 7, 8]


def test_an_attachment_and_a_reusable_block_are_not_taken_for_one_another() -> None:
    library = build(attach(7, "a.jpg"), write_text("x", id=8, kind="wp_block"), write_text("y"))
    assert library.find_attachment(7)
    assert library.find_attachment(8) is None
    assert library.find_block(8)
    assert library.find_block(7) is None
    assert library.find_block(1) is None


@pytest.mark.parametrize(
    ("address", "is_local"),
    [
        (f"{UPLOADS}/b.mp3", True),
        ("http://www.blog.example/x.mp3", True),
        ("/wp-content/x.mp3", True),
        ("//cdn.example/a.jpg", True),
        ("https://ailleurs.example/x.mp3", False),
        ("https://blog.example.ailleurs.example/x.mp3", False),
    ],
)
def test_what_comes_along_is_known_by_its_address(address: str, is_local: bool) -> None:
    library = build(attach(7, "a.jpg", attachment_url="https://cdn.example/a.jpg"))
    assert library.is_local(address) is is_local


def test_fragments_are_those_that_links_name() -> None:
    library = build(write_text('<a href="#bas">x</a> <a href=\'/a/#là\'>y</a> #rien "'))
    assert library.fragments == {"bas", "là"}


def test_a_file_kept_by_wordpress_com_is_shown_where_the_blog_is() -> None:
    kept = "https://blog.files.wordpress.com/2008/06/a.mp3"
    library = build(attach(7, "", attachment_url=kept))
    assert library.address_file(kept) == f"{UPLOADS}/2008/06/a.mp3"
    assert library.address_file("https://x.example/a.mp3") == "https://x.example/a.mp3"
