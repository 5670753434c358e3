"""What a published page says of itself, by which the author knows it. Core."""

import html
import re
from typing import NamedTuple

_META = '<meta property="og:%s" content="([^"]*)"'
_TITLE = re.compile(_META % "title")
_KIND = re.compile(_META % "type")
_FALLBACK = re.compile(r"<title>([^<]*)</title>")
_BREAK = re.compile(r"[ \t\r\n]+")
"""No-break spaces stay."""
_SHEET = re.compile('<link rel="stylesheet" href="([^"]*)"')


class Page(NamedTuple):
    """The title of a page, and whether it is an article."""

    title: str
    is_article: bool = False


def read_page(text: str, path: str) -> Page:
    """What the HTML of the page at `path` says; a page without a title goes by its path."""
    title = _find(_TITLE, text) or _find(_FALLBACK, text) or path
    return Page(_BREAK.sub(" ", title), _find(_KIND, text) == "article")


def find_sheets(text: str) -> list[str]:
    """The style sheets that a page asks for."""
    return [html.unescape(address) for address in _SHEET.findall(text)]


def find_address(path: str) -> str:
    """Where a browser finds the page at `path`."""
    return f"/{path.removesuffix('index.html')}"


def _find(pattern: re.Pattern[str], text: str) -> str:
    match = pattern.search(text)
    return html.unescape(match[1]).strip() if match else ""
