"""Titles and summaries as plain text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from markupsafe import Markup

from plugins.feeds.text import drop_illegal, format_plain


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Je déteste ça\u202f! «\u00a0Si\u00a0»", "Je déteste ça\u202f! «\u00a0Si\u00a0»"),
        ("Apprendre <div> & co", "Apprendre <div> & co"),
        (Markup("Le 1<sup>er</sup> mai&#8239;!"), "Le 1er mai\u202f!"),
        (Markup("Q&amp;A&nbsp;: 1 &lt; 2"), "Q&A\u00a0: 1 < 2"),
        (Markup("a < b"), "a < b"),
    ],
)
def test_a_title_says_what_its_page_says(text: str, plain: str) -> None:
    assert format_plain(text) == plain


@given(st.text(st.characters(codec=None)))
def test_xml_can_carry_whatever_is_left(text: str) -> None:
    element = etree.Element("a")
    element.text = drop_illegal(text)
    assert etree.fromstring(etree.tostring(element)).text in (element.text, None)


def test_only_illegal_characters_are_dropped() -> None:
    assert drop_illegal("a\0\x0b\ud800\ufffeé\u202f😀\t\n") == "aé\u202f😀\t\n"
