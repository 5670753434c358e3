"""The beginning of a text, for where its author wrote no summary. Core."""

import html
import re

LONGEST = 200

_PARAGRAPH = re.compile(r"<p\b[^>]*>(.*?)</p>", re.DOTALL)
_NOTE = re.compile(r'<sup id="fnref.*?</sup>', re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_SPACES = re.compile(r"[ \t\n]+")


def build_excerpt(body: str) -> str:
    """The first paragraph of the HTML `body` that has words, as plain text of 200 signs at most."""
    for match in _PARAGRAPH.finditer(body):
        text = html.unescape(_TAG.sub("", _NOTE.sub("", match[1])))
        text = _SPACES.sub(" ", text).strip()
        if text:
            return _shorten(text)
    return ""


def _shorten(text: str) -> str:
    """`text` cut between two words, with an ellipsis, when it is too long."""
    if len(text) <= LONGEST:
        return text
    head = text[:LONGEST].rpartition(" ")[0] or text[: LONGEST - 1]
    return head.rstrip(" \u00a0\u202f,;:.!?…–—-«(") + "…"
