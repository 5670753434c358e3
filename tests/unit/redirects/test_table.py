"""The table of old addresses, and what cannot stand in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.redirects.addresses import parse_source
from plugins.redirects.table import Redirect, Wish, build_table
from plugins.shared.findings import Severity

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
        ("/?p=12", "/?p=12"),
        ("/index.php?p=12", "/?p=12"),
        ("/blog/?tag=%e6%97%a5", "/blog/?tag=%E6%97%A5"),
        ("/2017/*", "/2017/*"),
        ("/a*b/", "/a%2Ab/"),
        ("/?m=2017*", "/?m=2017*"),
        ("/?cat=*", "/?cat=*"),
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
            "/?x=12",
            "/?p=1&cat=2",
            "/?p=",
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


def test_an_address_for_many_hides_no_page_and_gives_way_to_the_nearest() -> None:
    wishes = [Wish("/2017/*", "/archives/2017/", FILE), Wish("/2017/a/", "/a/", FILE)]
    pages = {"/archives/2017/", "/a/"}
    table, findings = build_table([*wishes, Wish("/archives/*", "/a/", FILE)], pages)
    assert table == [Redirect("/2017/*", "/archives/2017/"), Redirect("/2017/a/", "/a/")]
    assert ["cacherait une page" in finding.message for finding in findings] == [True]
    assert build_table([Wish("/*", "/a/", FILE)], pages)[0] == []


def test_a_target_that_an_address_for_many_stands_for_is_followed() -> None:
    wishes = [Wish("/x/", "/2017/b/", FILE), Wish("/2017/*", "/c/", FILE)]
    table, _ = build_table(wishes, {"/c/"})
    assert Redirect("/x/", "/c/") in table
    table, findings = build_table([Wish("/2017/*", "/2017/b/", FILE)], set())
    assert (table, ["tourne en rond" in each.message for each in findings]) == ([], [True])


def test_what_was_asked_for_hides_no_page() -> None:
    table, findings = build_table([Wish("/?p=1", "/a/", FILE), Wish("/?m=2*", "/a/")], {"/", "/a/"})
    assert table == [Redirect("/?m=2*", "/a/"), Redirect("/?p=1", "/a/")]
    assert findings == []


def test_the_whole_of_a_part_that_is_a_page_is_not_redirected() -> None:
    table, findings = build_table([Wish("/etiquette/", "/a/", FILE)], {"/etiquette/404/", "/a/"})
    assert (table, len(findings)) == ([], 1)


def test_a_row_says_its_line_and_a_target_that_is_not_there_warns() -> None:
    wishes = [Wish("/x/", "/rien/", "f.txt", 3), Wish("/y/", "/a/", "f.txt", 4)]
    table, findings = build_table(wishes, {"/a/"}, lambda address: address == "/a/")
    assert table == [Redirect("/y/", "/a/")]
    ((place, severity, message),) = [(f.place, f.severity, f.message) for f in findings]
    assert (place, severity) == ("f.txt:3", Severity.WARNING)
    assert message.startswith("l’ancienne adresse « /x/ » mène à « /rien/ »")


def test_an_article_goes_before_a_row() -> None:
    wishes = [Wish("/x/", "/b/", "content/a.txt", 3), Wish("/x/", "/a/", "content/b.md")]
    table, findings = build_table(wishes, {"/a/", "/b/"})
    assert table == [Redirect("/x/", "/a/")]
    assert [f.place for f in findings] == ["content/a.txt:3"]


NAMES = st.sampled_from(["/a/", "/b/", "/c/", "/d", "/d/", "/e/", "/f/", "/a/*", "/?p=1", "/a/x/"])


@given(st.lists(st.builds(Wish, NAMES, NAMES, st.sampled_from([None, "a.md", "b.md"]))))
def test_no_hop_leads_to_another_and_no_page_is_hidden(wishes: list[Wish]) -> None:
    table, _ = build_table(wishes, {"/e/", "/f/"})
    sources = {redirect.source.rstrip("/") for redirect in table}
    assert len(sources) == len(table)
    targets = {redirect.target.rstrip("/") for redirect in table}
    assert not sources & targets
    assert "/a/*" not in sources or not any(f"{each}/".startswith("/a/") for each in targets)
    assert not sources & {"/e", "/f"}
