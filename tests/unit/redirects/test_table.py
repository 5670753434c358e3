"""The table of old addresses, and what cannot stand in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.redirects.addresses import parse_source
from plugins.redirects.table import Redirect, Wish, build_table

FILE = "content/articles/a.md"


@pytest.mark.parametrize(
    ("address", "source"),
    [
        ("/2017/11/21/titre/", "/2017/11/21/titre/"),
        (" /été/ ", "/%C3%A9t%C3%A9/"),
        ("/%c3%a9t%C3%A9/", "/%C3%A9t%C3%A9/"),
        ("/a b;$\"'*:/", "/a%20b%3B%24%22%27%2A%3A/"),
        ("/50%/", "/50%25/"),
        ("/a//b%2Fc//", "/a/b/c/"),
    ],
)
def test_an_address_has_one_written_form(address: str, source: str) -> None:
    assert parse_source(address) == source
    assert parse_source(source) == source


@pytest.mark.parametrize(
    "address",
    [
        *(
            "",
            "x/",
            "//hote/x",
            "https://hote/x/",
            "/?p=12",
            "/x/#y",
            "/a\nb/",
            "/a%0Ab/",
            "/a%00/",
        ),
        *("/%ff/", "/a\u2028b/"),
    ],
)
def test_what_no_server_can_match_is_told(address: str) -> None:
    table, findings = build_table([Wish(address, "/a/", FILE)], set())
    assert table == []
    assert [(f.path, "ne peut pas être redirigée" in f.message) for f in findings] == [(FILE, True)]


def test_the_table_is_sorted_and_says_each_thing_once() -> None:
    wishes = [Wish("/b/", "/x/", FILE), Wish("/a", "/é/", FILE), Wish("/b", "/x/", FILE)]
    table, findings = build_table(wishes, {"/x/", "/é/"})
    assert table == [Redirect("/a", "/%C3%A9/"), Redirect("/b", "/x/")]
    assert findings == []


def test_a_chain_becomes_single_hops() -> None:
    table, _ = build_table([Wish("/a/", "/b/", FILE), Wish("/b/", "/c/", FILE)], {"/c/"})
    assert table == [Redirect("/a/", "/c/"), Redirect("/b/", "/c/")]


def test_a_loop_is_told_and_left_out() -> None:
    wishes = [Wish("/a/", "/b/", FILE), Wish("/b", "/a/", FILE), Wish("/c/", "/c", FILE)]
    table, findings = build_table(wishes, set())
    assert table == []
    assert len([f for f in findings if "tourne en rond" in f.message]) == 3


def test_one_address_cannot_lead_to_two_places() -> None:
    wishes = [Wish("/x/", "/b/", "content/b.md"), Wish("/x", "/a/", "content/a.md")]
    table, findings = build_table(wishes, {"/a/", "/b/"})
    assert table == [Redirect("/x", "/a/")]
    assert [finding.path for finding in findings] == ["content/b.md"]
    assert "/a/ (content/a.md)" in findings[0].message


@pytest.mark.parametrize("source", ["/été/", "/%C3%A9t%C3%A9", "/"])
def test_a_page_is_never_hidden(source: str) -> None:
    table, findings = build_table([Wish(source, "/a/", FILE)], {"/", "/été/", "/a/"})
    assert table == []
    assert ["cacherait une page" in finding.message for finding in findings] == [True]


def test_our_own_rows_give_way_without_a_word() -> None:
    wishes = [Wish("/feed/", "/flux/rss.xml"), Wish("/tag/a/", "/x/"), Wish("/feed/", "/a/", FILE)]
    table, findings = build_table(wishes, {"/tag/a/", "/a/"})
    assert (table, findings) == ([Redirect("/feed/", "/a/")], [])


NAMES = st.sampled_from(["/a/", "/b/", "/c/", "/d", "/d/", "/e/", "/f/"])


@given(st.lists(st.builds(Wish, NAMES, NAMES, st.sampled_from([None, "a.md", "b.md"]))))
def test_no_hop_leads_to_another_and_no_page_is_hidden(wishes: list[Wish]) -> None:
    table, _ = build_table(wishes, {"/e/", "/f/"})
    sources = {redirect.source.rstrip("/") for redirect in table}
    assert len(sources) == len(table)
    assert not sources & {redirect.target.rstrip("/") for redirect in table}
    assert not sources & {"/e", "/f"}
