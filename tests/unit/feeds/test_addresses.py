"""Addresses made absolute."""

import pytest

from plugins.feeds.addresses import build_resolver, encode_address, resolve_srcset

SITE = "https://site.example"
PAGE = f"{SITE}/un-article/"


@pytest.mark.parametrize(
    ("address", "absolute"),
    [
        ("/images/a.png", f"{SITE}/images/a.png"),
        ("#note", f"{PAGE}#note"),
        ("//cdn.example/a.js", "https://cdn.example/a.js"),
        ("suite.html", f"{PAGE}suite.html"),
        ("../autre/", f"{SITE}/autre/"),
        ("?page=2", f"{PAGE}?page=2"),
        ("", PAGE),
        (" /x ", f"{SITE}/x"),
        ("https://ailleurs.example/?a=1&b=2#c", "https://ailleurs.example/?a=1&b=2#c"),
        ("mailto:karine@site.example", "mailto:karine@site.example"),
        ("tel:+33123456789", "tel:+33123456789"),
        ("http://[", "http://["),
    ],
)
def test_an_address_becomes_absolute(address: str, absolute: str) -> None:
    assert build_resolver(SITE, PAGE)(address) == absolute


def test_a_site_below_a_path_keeps_it() -> None:
    resolve = build_resolver("https://hote.example/blog", "https://hote.example/blog/a/")
    assert resolve("/images/a.png") == "https://hote.example/blog/images/a.png"


@pytest.mark.parametrize(
    ("srcset", "absolute"),
    [
        ("/a.avif 480w, /b.avif 960w", f"{SITE}/a.avif 480w, {SITE}/b.avif 960w"),
        ("/a.png 1x,/b.png 2x", f"{SITE}/a.png 1x, {SITE}/b.png 2x"),
        ("/a.png", f"{SITE}/a.png"),
        ("/a,b.png 2x", f"{SITE}/a,b.png 2x"),
        ("", ""),
    ],
)
def test_each_candidate_of_a_srcset_becomes_absolute(srcset: str, absolute: str) -> None:
    assert resolve_srcset(srcset, build_resolver(SITE, PAGE)) == absolute


def test_accents_and_spaces_are_encoded_once() -> None:
    assert encode_address(f"{SITE}/é a%20b/") == f"{SITE}/%C3%A9%20a%20b/"
