"""What the tests of Markdown share: HTML to Markdown, back to HTML, and what can be read in it."""

import re
from collections import Counter

from bs4 import BeautifulSoup

import pelicanconf
from plugins.reading.conversion import build_converter
from plugins.wordpress_import.markdown.convert import Converted, convert_html

render = build_converter(pelicanconf.MARKDOWN)
"""From Markdown to HTML, as the site does it."""

_NAMES = """
p div ul ol li dl dt dd h1 h2 h3 h4 h5 h6 blockquote pre table caption tr td th figure figcaption
br hr section details summary
"""
_BLOCKS = _NAMES.split()
_COUNTED = ("img", "a", "h1", "h2", "h3", "h4", "h5", "h6", "table", "pre", "blockquote", "audio")


class AsWritten:
    """Leaves addresses as they are."""

    def link(self, href: str) -> str:
        return href

    def image(self, src: str, alt: str) -> tuple[str, str]:
        return src, alt or "image"

    def media(self, src: str) -> str:
        return src


def convert(html: str) -> Converted:
    """The Markdown of `html` and its notes."""
    return convert_html(html, AsWritten())


def write(html: str) -> str:
    """The Markdown of `html`."""
    return convert(html).text


def read_text(html: str) -> str:
    """The words of `html` as a page shows them."""
    soup = BeautifulSoup(f"<div>{html}</div>", "lxml")
    for element in soup.find_all(_BLOCKS):
        element.insert_before(" ")
        element.append(" ")
    return re.sub(r"\s+", " ", soup.get_text()).strip()


def count_elements(html: str) -> Counter[str]:
    """How many pictures, links, headings… `html` holds, empty ones left out."""
    soup = BeautifulSoup(html, "lxml")
    found = (
        element
        for element in soup.find_all(_COUNTED)
        if element.name in {"img", "audio"} or element.get_text().strip() or element.find("img")
    )
    return Counter(re.sub(r"h\d", "heading", element.name) for element in found)


def assert_reads_back(html: str) -> None:
    """The Markdown of `html` says the same, and becomes the same Markdown."""
    text = write(html)
    rendered = render(text)
    assert read_text(rendered) == read_text(html), text
    assert count_elements(rendered) == count_elements(html), text
    assert write(rendered) == text
