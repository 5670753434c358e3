"""Addresses of the old blog, in all the ways in which they are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.wordpress_import.addresses import OldSite, build_key, encode_path, find_site

SITE = find_site(["https://www.ancien.example"])


@pytest.mark.parametrize(
    "address",
    [
        "https://www.ancien.example/a-propos/",
        "http://ancien.example/a-propos",
        "//www.ancien.example/a-propos/",
        "HTTPS://WWW.ANCIEN.EXAMPLE:443/a-propos/?x=1#y",
        "www.ancien.example/a-propos/",
        "/a-propos/",
        "/%61-propos/",
        " https://ancien.example//a-propos/ ",
    ],
)
def test_one_page_has_one_key(address: str) -> None:
    located = SITE.locate(address)
    assert located is not None
    assert located.key == "/a-propos"


@pytest.mark.parametrize(
    "address",
    [
        *("https://autre.example/a-propos/", "mailto:x@ancien.example", "#ancre", "", "a-propos/"),
        *("javascript:alert(1)", "https://[::1/", "//autre.example/x", "www.autre.example/x"),
    ],
)
def test_what_leads_elsewhere_is_left(address: str) -> None:
    assert SITE.locate(address) is None


def test_a_relative_address_is_read_from_its_page() -> None:
    located = SITE.locate("suite/", "https://www.ancien.example/2017/x/")
    assert located is not None
    assert located.path == "/2017/x/suite/"


@pytest.mark.parametrize(
    ("address", "number"),
    [("/?p=15", 15), ("/?page_id=7&x=1", 7), ("/?p=abc", 0), ("/?p=" + "9" * 50, 0), ("/", 0)],
)
def test_a_number_in_a_query_is_read(address: str, number: int) -> None:
    located = SITE.locate(address)
    assert located is not None
    assert located.find_number("p", "page_id") == number


def test_a_blog_in_a_folder_is_known_by_it() -> None:
    site = find_site(["", "https://[", "https://ancien.example/blog/"])
    assert site == OldSite(frozenset({"ancien.example", "www.ancien.example"}), "/blog")


def test_a_key_folds_what_servers_fold() -> None:
    assert build_key("/%C3%89te%CC%81//") == build_key("/été") == "/été"
    assert build_key("/") == build_key("") == "/"


def test_a_path_is_encoded_for_the_strict_reader() -> None:
    assert encode_path("/l’été, « ici »/") == "/l%E2%80%99%C3%A9t%C3%A9%2C%20%C2%AB%20ici%20%C2%BB/"
    assert encode_path("/a%f0%9f%8e%89/") == "/a%F0%9F%8E%89/"


@given(st.text(max_size=200), st.text(max_size=50))
def test_no_address_is_too_strange_to_be_read(address: str, page: str) -> None:
    located = SITE.locate(address, page)
    assert located is None or located.path.startswith("/")
