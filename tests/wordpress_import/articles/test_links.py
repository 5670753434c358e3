"""Links and images lead to where things are now, however they were written."""

from datetime import datetime

import pytest

from plugins.wordpress_import.atlas import Answers, build_atlas
from plugins.wordpress_import.links import Links
from plugins.wordpress_import.masking import Mask
from plugins.wordpress_import.places import Existing, Ground, place_items
from plugins.wordpress_import.uploads import Uploads
from tests.wordpress_import.articles.items import (
    HOME,
    SITE,
    build_attachment,
    build_export,
    build_item,
)

PHOTO = "2018/07/été-à-la-mer.png"


@pytest.fixture
def links() -> Links:
    existing = (Existing("content/pages/contact.md", "contact", frozenset({"/contact"})),)
    items = [
        build_item(15, "oser", date=datetime(2017, 11, 21), meta=(("_wp_old_slug", "ancien"),)),  # noqa: DTZ001
        build_item(44, "a-propos", "page"),
        build_item(45, "equipe", "page", parent=44, link=f"{HOME}/a-propos/equipe/"),
        build_item(30, "journal", status="private"),
        build_attachment(6, PHOTO, title="Été à la mer", link=f"{HOME}/2017/11/21/oser/ete/"),
        build_attachment(7, "2018/01/mon-cv.pdf"),
    ]
    export = build_export(items)
    places = place_items(items, Ground(SITE, existing))
    answers = Answers({"/category/humeurs/reseau/": "/categorie/reseau/"}, existing)
    atlas = build_atlas(export, SITE, places, Uploads(SITE), answers)
    mask = Mask(["karine@ancien.example"], [])
    return Links(type(atlas)(**{**vars(atlas), "mask": mask}), f"{HOME}/2018/08/01/liens/")


ARTICLE = "{filename}/articles/2017/oser.md"


@pytest.mark.parametrize(
    ("href", "target"),
    [
        (f"{HOME}/2017/11/21/oser/", ARTICLE),
        ("http://ancien.example/2017/11/21/oser", ARTICLE),
        ("/2017/11/21/oser/#intertitre", f"{ARTICLE}#intertitre"),
        (f"{HOME}/2017/11/21/oser/#comments", f"{ARTICLE}#commentaires"),
        (f"{HOME}/2017/11/21/oser/#comment-12", f"{ARTICLE}#commentaires"),
        (f"{HOME}/2017/11/21/oser/#more-15", ARTICLE),
        (f"{HOME}/2017/11/21/oser/comment-page-2/", ARTICLE),
        (f"{HOME}/2017/11/21/oser/2/", ARTICLE),
        (f"{HOME}/2017/11/21/oser/feed/", ARTICLE),
        (f"{HOME}/2017/11/21/ancien/", ARTICLE),
        ("http://ancien.example/?p=15", ARTICLE),
        ("/?page_id=44", "{filename}/pages/a-propos.md"),
        ("/a-propos/equipe/", "{filename}/pages/a-propos/equipe.md"),
        ("/contact/", "{filename}/pages/contact.md"),
        ("/?attachment_id=7", "/documents/2018/01/mon-cv.pdf"),
        (f"{HOME}/2017/11/21/oser/ete/", f"/images/{PHOTO}"),
        (f"{HOME}/wp-content/uploads/{PHOTO}", f"/images/{PHOTO}"),
        (f"{HOME}/category/humeurs/reseau/", "/categorie/reseau/"),
        (f"{HOME}/category/humeurs/reseau/page/3/", "/categorie/reseau/"),
        (f"{HOME}/2017/", "/archives/2017/"),
        (f"{HOME}/2017/11/", "/archives/2017/"),
        (HOME, "/"),
        ("#bas", "#bas"),
        ("", ""),
        ("https://ailleurs.example/?p=15", "https://ailleurs.example/?p=15"),
        ("mailto:quelquun@ailleurs.example", "mailto:quelquun@ailleurs.example"),
        ("mailto:karine@ancien.example?subject=x", "/contact/"),
    ],
)
def test_a_link_leads_to_where_the_page_is_now(links: Links, href: str, target: str) -> None:
    assert links.link(href) == target


@pytest.mark.parametrize(
    ("href", "target"),
    [
        ("/?p=30", ""),
        (f"{HOME}/2017/11/21/journal/", ""),
        (f"{HOME}/wp-admin/post.php?post=3", ""),
        ("javascript:alert(1)", ""),
        (f"{HOME}/rien/#x", "/rien/#x"),
        ("/?p=999", "/"),
        (f"{HOME}/2031/", "/2031/"),
    ],
)
def test_a_link_to_nothing_is_told(links: Links, href: str, target: str) -> None:
    assert links.link(href) == target
    assert len(links.notes) == 1


def test_no_address_of_the_old_blog_is_left(links: Links) -> None:
    for path in ("", "/x", "/?p=3", "/wp-content/uploads/x.jpg", "/feed/", "/été, « là »/?q=1#z"):
        assert "ancien.example" not in links.link(f"{HOME}{path}")


@pytest.mark.parametrize(
    "src",
    [
        f"{HOME}/wp-content/uploads/{PHOTO}",
        "//ancien.example/wp-content/uploads/2018/07/e%CC%81te%CC%81-a%CC%80-la-mer.png",
        "/wp-content/uploads/2018/07/été-à-la-mer-300x225.png?x=1",
        "https://i0.wp.com/www.ancien.example/wp-content/uploads/2018/07/été-à-la-mer.png?w=9",
        "../../../../wp-content/uploads/2018/07/été-à-la-mer.png",
    ],
)
def test_an_image_is_shown_in_its_full_size(links: Links, src: str) -> None:
    assert links.image(src, "Moi à la mer") == (f"/images/{PHOTO}", "Moi à la mer")
    assert list(links.asked) == [f"content/images/{PHOTO}"]
    assert links.notes == []


def test_a_text_that_is_guessed_is_told(links: Links) -> None:
    assert links.image(f"{HOME}/wp-content/uploads/{PHOTO}", " ")[1] == "Été à la mer"
    assert "vient de son titre" in links.notes[0].message


def test_an_image_from_elsewhere_is_left_and_told(links: Links) -> None:
    assert links.image("http://ailleurs.example/a.jpg", "A") == (
        "http://ailleurs.example/a.jpg",
        "A",
    )
    assert "autre site" in links.notes[0].message


def test_a_sound_is_a_document(links: Links) -> None:
    address = "/documents/2019/05/podcast-1.mp3"
    assert links.media(f"{HOME}/wp-content/uploads/2019/05/podcast-1.mp3") == address
