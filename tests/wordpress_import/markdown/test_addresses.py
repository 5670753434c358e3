"""Addresses: nothing in them ends them, or runs."""

import pytest

from plugins.wordpress_import.markdown.addresses import format_address, is_plain, is_safe
from tests.wordpress_import.markdown.reading_back import render, write


@pytest.mark.parametrize(
    ("address", "text"),
    [
        ("/photo(1).jpg", "/photo(1).jpg"),
        ("/photo(1.jpg", "/photo%281.jpg"),
        ("/a)b(c", "/a%29b%28c"),
        ("/été à la mer.jpg", "/été%20à%20la%20mer.jpg"),
        ("/a\"b'c<d>e[f]g\\h`i|j", "/a%22b%27c%3Cd%3Ee%5Bf%5Dg%5Ch%60i%7Cj"),
        ("/a?b=1&c=2&copy=3&lt;=4", "/a?b=1&c=2&copy=3&amp;lt;=4"),
        ("{filename}/articles/a_b*c*.md", "{filename}/articles/a_b*c*.md"),
        (" /a\n\tb ", "/ab"),
        ("/a\u00a0b", "/a%C2%A0b"),
        ("/d%20e%C3%A9", "/d%20e%C3%A9"),
    ],
)
def test_only_what_would_be_misread_is_encoded(address: str, text: str) -> None:
    assert format_address(address) == text
    assert format_address(text.replace("&amp;", "&")) == text
    rendered = render(f'[a]({text} "b")')
    assert rendered.count("<a ") == 1
    assert write(rendered) == f'[a]({text} "b")'


@pytest.mark.parametrize(
    "href", ["javascript:a", " JavaScript :a", "java\nscript:a", "data:a", "vbscript:a"]
)
def test_what_runs_is_no_address(href: str) -> None:
    assert not is_safe(href)
    assert write(f'<a href="{href}">a</a>') == "a"


@pytest.mark.parametrize(
    "href", ["/a", "mailto:a@b.fr", "tel:+33", "#a", "https://a.fr/?u=javascript:b"]
)
def test_what_leads_somewhere_is_one(href: str) -> None:
    assert is_safe(href)


def test_an_address_alone_is_plain() -> None:
    assert is_plain("https://a.fr/b_c?d=1&e=%20#f")
    assert not is_plain("https://a.fr/é")
    assert not is_plain("https://a.fr/a&lt;b")
    assert not is_plain("mailto:a@b.fr")
