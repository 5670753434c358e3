"""Each public address of the old blog has a row, an owner, or a rule; nothing hidden is named."""

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from plugins.redirects.rows import parse_rows
from plugins.redirects.table import build_table
from plugins.wordpress_import.addresses import build_key, find_site
from plugins.wordpress_import.model import Export, OldAuthor, OldItem, OldTerm
from plugins.wordpress_import.old_groups import NewAddresses
from plugins.wordpress_import.redirects import Moved, build_rows, render_rows, write_address
from plugins.wordpress_import.terms import build_terms

SETTINGS: dict[str, Any] = {
    "CATEGORY_URL": "categorie/{slug}/",
    "CATEGORY_FEED_RSS": "categorie/{slug}/rss.xml",
    "TAG_URL": "etiquette/{slug}/",
    "TAG_FEED_RSS": "etiquette/{slug}/rss.xml",
    "AUTHOR_URL": "auteur/{slug}/",
    "AUTHOR_FEED_RSS": None,
    "YEAR_ARCHIVE_URL": "archives/{date:%Y}/",
    "ARCHIVES_URL": "archives/",
    "CATEGORIES_URL": "categories/",
    "TAGS_URL": "etiquettes/",
    "AUTHORS_URL": "auteurs/",
    "FEED_ALL_RSS": "flux/rss.xml",
    "FEED_ALL_ATOM": "flux/atom.xml",
    "COMMENTS": {"feed": "flux/commentaires.xml"},
}
NEW = NewAddresses(SETTINGS)
HOME = "https://blog.fr"
UPLOADS = "wp-content/uploads/2018/07"


def make(number: int, link: str, kind: str = "post", **more: Any) -> OldItem:
    """One item of the blog; public if nothing else is said."""
    given = {"status": "publish", "author": "karine", "date": datetime(2018, 7, 14), **more}  # noqa: DTZ001
    return OldItem(number, kind, given.pop("status"), "T", "s", link, "", "", **given)


ITEMS = (
    make(1, f"{HOME}/2018/07/14/un/", terms=(("category", "lien", "Lien"),)),
    make(2, f"{HOME}/2018/07/15/deux/", terms=(("category", "perdu", "Perdu"),), author="o@x.fr"),
    make(3, f"{HOME}/a-propos/equipe/", "page"),
    make(4, f"{HOME}/2018/07/14/un/image/", "attachment", status="inherit", parent=1),
    make(5, f"{HOME}/seule/", "attachment", status="inherit"),
    make(6, f"{HOME}/2019/09/10/secret/", password="mot"),  # noqa: S106 - of a story
    make(7, f"{HOME}/2019/09/10/secret/cachee/", "attachment", status="inherit", parent=6),
    make(8, f"{HOME}/?p=8", status="draft", author="absente"),
    make(9, f"{HOME}/2018/07/14/un/perdue/", "attachment", status="inherit", parent=1),
    make(10, f"{HOME}/2018/07/14/un/jetee/", "attachment", status="trash", parent=1),
)
TERMS = (
    OldTerm("category", "haut", "Haut", id=11),
    OldTerm("category", "lien", "Lien", "haut", id=12),
    OldTerm("category", "perdu", "Perdu", id=13),
    OldTerm("category", "vide", "Vide", id=14),
    OldTerm("post_format", "post-format-aside", "Aparté"),
)
AUTHORS = (
    OldAuthor("karine", "Karine Dumont", id=2),
    OldAuthor("o@x.fr", "Olivier", id=3),
    OldAuthor("absente", "Absente", id=4),
)


def list_rows(site: str = HOME, *items: OldItem, **more: Any) -> dict[str, str]:
    items = items or tuple(replace(item, link=item.link.replace(HOME, site, 1)) for item in ITEMS)
    export = Export(
        site=site,
        authors={each.login: each for each in AUTHORS},
        terms={(each.taxonomy, each.slug): each for each in TERMS},
        items=items,
    )
    folder = site.removeprefix(HOME)
    moved = Moved(
        find_site([site]),
        texts={1: "/un/", 2: "/deux/", 3: "/equipe/"},
        files={4: "/images/2018/07/a.jpg", 5: "/images/2018/07/b c.png"},
        uploads={
            f"{folder}/{UPLOADS}/a-scaled.jpg": "/images/2018/07/a-scaled.jpg",
            f"{folder}/{UPLOADS}/b c.png": "/images/2018/07/b c.png",
        },
        asked=frozenset(map(build_key, ("/2018/07/14/un/", "/2018/07/15/deux/"))),
        **more,
    )
    return build_rows(export, build_terms(export), moved, NEW)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("/?p=1", "/un/"),
        ("/?p=3", "/equipe/"),
        ("/?page_id=3", "/equipe/"),
        ("/a-propos/equipe/", "/equipe/"),
        ("/2018/07/14/un/image/", "/un/"),
        ("/?attachment_id=4", "/un/"),
        ("/2018/07/14/un/perdue/", "/un/"),
        ("/seule/", "/images/2018/07/b c.png"),
        ("/?attachment_id=5", "/images/2018/07/b c.png"),
        (f"/{UPLOADS}/a-scaled.jpg", "/images/2018/07/a-scaled.jpg"),
        (f"/{UPLOADS}/a.jpg", "/images/2018/07/a-scaled.jpg"),
        ("/?cat=12", "/categorie/lien/"),
        ("/?cat=11", "/categorie/haut/"),
        ("/?author=2", "/auteur/karine-dumont/"),
        ("/?author=3", "/auteur/olivier/"),
        ("/author/karine/", "/auteur/karine-dumont/"),
        ("/2018/*", "/archives/2018/"),
        ("/?m=2018*", "/archives/2018/"),
        ("/category/*", "/categories/"),
        ("/tag/*", "/etiquettes/"),
        ("/author/*", "/auteurs/"),
        ("/?cat=*", "/categories/"),
        ("/type/*", "/archives/"),
    ],
)
def test_an_address_that_nothing_else_answers_for_has_a_row(old: str, new: str) -> None:
    assert list_rows()[old] == new


@pytest.mark.parametrize(
    "old",
    [
        *("/2018/07/14/un/", "/2018/07/15/deux/"),  # their Redirect_from
        *("/category/haut/lien/", "/category/lien/feed/"),  # the site itself
        *("/?p=6", "/2019/09/10/secret/", "/2019/09/10/secret/cachee/", "/?attachment_id=7"),
        "/2018/07/14/un/jetee/",
        *("/2019/*", "/?p=8", "/?author=4", "/author/absente/", "/author/o-x-fr/", "/?cat=14"),
    ],
)
def test_what_has_an_owner_and_what_is_hidden_has_no_row(old: str) -> None:
    assert old not in list_rows()


def test_a_category_whose_place_a_tag_has_taken_leads_to_the_tag() -> None:
    both = make(1, f"{HOME}/un/", terms=(("category", "lien", "Lien"), ("category", "perdu", "P")))
    rows = list_rows(HOME, both)
    assert rows["/category/perdu/"] == rows["/?cat=13"] == "/etiquette/perdu/"
    assert rows["/category/perdu/feed/"] == "/etiquette/perdu/rss.xml"


def test_plain_permalinks_have_rows() -> None:
    assert list_rows(HOME, make(1, f"{HOME}/?p=1"))["/?p=1"] == "/un/"


def test_a_blog_in_a_folder_keeps_whole_addresses() -> None:
    rows = list_rows(f"{HOME}/blog")
    assert rows["/blog/?p=1"] == "/un/"
    assert rows["/blog/2018/*"] == "/archives/2018/"
    assert rows["/blog/category/haut/lien/"] == rows["/blog/category/lien/"] == "/categorie/lien/"
    assert rows["/blog/"] == "/"
    assert rows["/blog/feed/"] == rows["/blog/?feed=rss2"] == "/flux/rss.xml"
    assert not [old for old in rows if not old.startswith("/blog/")]


def test_no_row_hides_a_page() -> None:
    pages = frozenset(map(build_key, ("/tag/", "/2018/07/14/un/", "/seule/")))
    rows = list_rows(pages=pages)
    assert not {"/tag/*", "/seule/"} & rows.keys()
    assert "/2018/*" in rows


def test_the_file_is_read_by_the_strict_reader_and_makes_a_sound_table() -> None:
    rows = list_rows()
    text = render_rows(rows)
    wishes, findings = parse_rows(text.encode())
    table, faults = build_table(wishes, {"/un/", "/deux/", "/equipe/", "/"})
    assert findings == faults == []
    assert len(table) == len(wishes) == len(rows)
    assert "/images/2018/07/b%20c.png" in text


@pytest.mark.parametrize(
    ("address", "written"),
    [
        ("/été/日本/", "/été/日本/"),
        ('/a b\n\u202e"$<>#%/', "/a%20b%0A%E2%80%AE%22%24%3C%3E%23%25/"),
        ("/%e6%97%a5/", "/日/"),
        ("/?p=1", "/?p=1"),
        ("/2017/*", "/2017/*"),
    ],
)
def test_addresses_are_written_so_that_a_person_can_read_them(address: str, written: str) -> None:
    assert write_address(address) == written


def test_nothing_to_say_is_no_file() -> None:
    assert render_rows({}) == ""
