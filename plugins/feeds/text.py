"""Titles and summaries as plain text, without losing a no-break space. Core."""

import html
import re

_TAG = re.compile(r"</?[A-Za-z][^>]*>")
_ILLEGAL = re.compile(r"[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")


def format_plain(text: object) -> str:
    """`text` without markup: what a page shows of it, with the same spaces.

    As for Jinja, what has `__html__` is HTML (a typeset title: `1<sup>er</sup>`), and any other
    text is to be taken as it is written (`Apprendre <div>`).
    """
    render = getattr(text, "__html__", None)
    return html.unescape(_TAG.sub("", render())) if render else str(text)


def drop_illegal(text: str) -> str:
    """`text` without the characters that XML 1.0 cannot carry."""
    return _ILLEGAL.sub("", text)
