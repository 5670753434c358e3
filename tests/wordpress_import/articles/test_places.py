"""Each text has its file: readable, its own, and the same at each import."""

from datetime import datetime
from typing import Any

import pytest

from plugins.wordpress_import.model import OldItem
from plugins.wordpress_import.places import Existing, Ground, Place, find_memory_key, place_items
from tests.wordpress_import.articles.items import SITE, build_item


def _place(*items: OldItem, **ground: Any) -> dict[int, Place]:
    return place_items(items, Ground(SITE, **ground))


def test_an_article_is_in_the_folder_of_its_year() -> None:
    item = build_item(1, "oser", date=datetime(2017, 11, 21))  # noqa: DTZ001
    assert _place(item)[1] == Place("content/articles/2017/oser.md", "oser")


def test_pages_keep_their_hierarchy() -> None:
    places = _place(
        build_item(1, "a-propos", "page"),
        build_item(2, "equipe", "page", parent=1),
        build_item(3, "histoire", "page", parent=2),
    )
    assert [place.path for place in places.values()] == [
        "content/pages/a-propos.md",
        "content/pages/a-propos/equipe.md",
        "content/pages/a-propos/equipe/histoire.md",
    ]


def test_pages_of_one_name_are_told_apart_by_what_they_are_below() -> None:
    places = _place(
        build_item(1, "paris", "page"),
        build_item(2, "equipe", "page"),
        build_item(3, "equipe", "page", parent=1),
    )
    assert [place.slug for place in places.values()] == ["paris", "equipe", "paris-equipe"]


def test_a_page_that_is_above_itself_is_placed() -> None:
    places = _place(build_item(1, "a", "page", parent=2), build_item(2, "b", "page", parent=1))
    assert {place.path for place in places.values()} == {
        "content/pages/b/a.md",
        "content/pages/a/b.md",
    }


@pytest.mark.parametrize(
    ("values", "shelf"),
    [
        ({"status": "draft"}, "brouillons"),
        ({"status": "pending"}, "en-attente"),
        ({"status": "future"}, "programmes"),
        ({"status": "private"}, "prives"),
        ({"status": "trash"}, "corbeille"),
        ({"status": "inconnu"}, "autres"),
        ({"password": "sésame"}, "proteges"),
        ({"kind": "page", "status": "draft"}, "brouillons/pages"),
        ({"kind": "recette"}, "autres/recette"),
        ({"kind": "../../etc"}, "autres/etc"),
    ],
)
def test_what_is_not_public_is_never_below_content(values: dict[str, str], shelf: str) -> None:
    place = _place(build_item(1, "secret", **values))[1]
    assert place.path == f"var/wordpress/{shelf}/secret.md"
    assert place.link == ""


def test_what_is_public_chooses_its_name_first() -> None:
    places = _place(build_item(1, "oser", status="draft"), build_item(2, "oser"))
    assert (places[1].slug, places[2].slug) == ("oser-2", "oser")


def test_names_of_the_site_and_of_its_texts_are_not_taken() -> None:
    existing = Existing("content/articles/2026/oser.md", "oser", frozenset({"/oser"}))
    places = _place(
        build_item(1, "archives"), build_item(2, "oser"),
        reserved=frozenset({"archives"}), existing=(existing,),
    )  # fmt: skip
    assert [place.slug for place in places.values()] == ["archives-2", "oser-2"]
    assert places[2].twin is None


@pytest.mark.parametrize(
    "existing",
    [
        Existing("content/articles/2017/x.md", "x", frozenset({"/x", "/2017/11/21/oser"})),
        Existing("content/articles/2017/x.md", "x", frozenset({"/x"}), guid=f"{SITE and ''}g"),
    ],
)
def test_a_text_that_is_there_already_is_not_doubled(existing: Existing) -> None:
    place = _place(build_item(1, "oser", guid="g"), existing=(existing,))[1]
    assert place.twin == existing
    assert (place.path, place.slug) == ("var/wordpress/deja-la/x.md", "x")
    assert place.link == "{filename}/articles/2017/x.md"


def test_a_blog_without_addresses_has_no_twins() -> None:
    home = Existing("content/pages/accueil.md", "accueil", frozenset({"/", "/accueil"}))
    item = build_item(15, "oser", link="https://www.ancien.example/?p=15")
    assert _place(item, existing=(home,))[15].twin is None


def test_a_second_import_finds_the_names_of_the_first() -> None:
    items = [build_item(1, "oser"), build_item(2, "oser")]
    first = _place(*items)
    remembered = {
        find_memory_key(SITE, item): (first[item.id].path, first[item.id].slug) for item in items
    }
    assert _place(*reversed(items), remembered=remembered) == first


def test_a_draft_that_was_published_since_comes_into_the_blog() -> None:
    item = build_item(1, "oser")
    remembered = {find_memory_key(SITE, item): ("var/wordpress/brouillons/oser.md", "oser")}
    place = _place(item, remembered=remembered)[1]
    assert place.path.startswith("content/articles/")


@pytest.mark.parametrize("kind", ["attachment", "nav_menu_item", "revision", "oembed_cache"])
def test_what_is_no_text_has_no_file(kind: str) -> None:
    assert _place(build_item(1, "x", kind)) == {}


def test_names_stay_short_enough_for_every_disk() -> None:
    place = _place(build_item(1, "mot-" * 50))[1]
    assert len(place.path.rpartition("/")[2]) <= 83
