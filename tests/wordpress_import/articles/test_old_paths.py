"""Old addresses and ids of feeds are told by one text alone."""

import pytest

from plugins.wordpress_import.old_paths import assign_guids, assign_old_paths, list_old_paths
from plugins.wordpress_import.places import Ground, place_items
from tests.wordpress_import.articles.items import HOME, SITE, build_item


@pytest.mark.parametrize(
    ("link", "meta", "paths"),
    [
        (f"{HOME}/2017/11/21/oser/", (), ["/2017/11/21/oser/"]),
        (f"{HOME}/été, « ici »/", (), ["/%C3%A9t%C3%A9%2C%20%C2%AB%20ici%20%C2%BB/"]),
        (
            f"{HOME}/2017/11/21/oser/",
            (
                ("_wp_old_slug", "ancien"),
                ("_wp_old_date", "2016-01-02"),
                ("_wp_old_slug", "ancien"),
            ),
            ["/2017/11/21/oser/", "/2017/11/21/ancien/", "/2016/01/02/oser/"],
        ),
        (f"{HOME}/?p=15", (), []),
        (HOME, (), []),
        ("https://ailleurs.example/x/", (), []),
        (f"{HOME}/a%00b/", (("_wp_old_slug", "../../x"), ("_wp_old_slug", "x" * 2000)), []),
    ],
)
def test_a_text_tells_the_addresses_that_it_had(
    link: str, meta: tuple[tuple[str, str], ...], paths: list[str]
) -> None:
    assert list_old_paths(build_item(1, "oser", link=link, meta=meta), SITE) == paths


def test_an_address_that_leads_elsewhere_is_not_asked_for() -> None:
    items = [
        build_item(1, "un", link=f"{HOME}/deux/"),  # where another text is now
        build_item(2, "deux"),
        build_item(3, "trois", link=f"{HOME}/2017/11/21/deux/"),  # as another had
        build_item(4, "quatre", link=f"{HOME}/quatre/"),  # where it is still
        build_item(5, "cinq", link=f"{HOME}/contact/"),  # as the blog has
    ]
    places = place_items(items, Ground(SITE))
    asked = assign_old_paths(items, places, SITE, {"/contact"})
    assert asked == {1: [], 2: ["/2017/11/21/deux/"], 3: [], 4: [], 5: []}


def test_an_id_of_feeds_is_told_once_and_by_what_is_public() -> None:
    items = [
        build_item(1, "un", guid="a b", status="draft"),
        build_item(2, "deux", guid="ab"),
        build_item(3, "trois", guid="pris"),
        build_item(4, "page", "page", guid="c"),
    ]
    places = place_items(items, Ground(SITE))
    assert assign_guids(items, places, {"pris", ""}) == {2: "ab"}
