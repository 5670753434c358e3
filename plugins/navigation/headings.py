"""The headings of a rendered body: its table of contents, and links to each section.

Core: HTML in, values or HTML out. It reads what Python-Markdown's `toc` extension writes
(`<h2 id="…">…</h2>`), so a scan is enough and the rest of the body stays byte for byte.
"""

import html
import re
from typing import NamedTuple

_HEADING = re.compile(r'<h(?P<level>[2-6]) id="(?P<id>[^"]+)">(?P<inner>.*?)</h(?P=level)>', re.S)
_TAG = re.compile(r"<[^>]*>")


class Heading(NamedTuple):
    """One line of a table of contents; `text` is plain, `id` is the anchor without its sign."""

    level: int
    id: str
    text: str


def find_headings(body: str) -> list[Heading]:
    """The headings of `body`, in order."""
    return [
        Heading(int(match["level"]), html.unescape(match["id"]), _format_plain(match["inner"]))
        for match in _HEADING.finditer(body)
    ]


def render_heading_links(body: str) -> str:
    """`body` with the words of each heading linked to their own section.

    A heading that already holds a link is left as it is: links do not nest.
    """
    return _HEADING.sub(_render_heading, body)


def _render_heading(match: re.Match[str]) -> str:
    if "<a " in match["inner"]:
        return match[0]
    link = f'<a class="heading-anchor" href="#{match["id"]}">{match["inner"]}</a>'
    return f'<h{match["level"]} id="{match["id"]}">{link}</h{match["level"]}>'


def _format_plain(inner: str) -> str:
    return html.unescape(_TAG.sub("", inner)).strip()
