"""The HTML of WordPress as one line of plain text: titles, names, captions, summaries. Core.

What is read was written by anybody: each pattern looks at a sign once.
"""

import html
import re

_OPENING = re.compile(r"<!--|<(?:script|style)\b", re.IGNORECASE)
_CLOSINGS = {"<!--": "-->", "<script": "</script>", "<style": "</style>"}
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_PARTING = re.compile(
    r"</?(?:p|div|br|hr|li|[uod]l|d[td]|h[1-6]|t[rdh]|table|caption|pre|blockquote|fig\w*|section)\b"
    r"[^<>]*>",
    re.IGNORECASE,
)
_NOTE_MARK = re.compile(r"<sup\b[^<>]*>\s*<a\b[^<>]*>[^<>]{0,20}</a>\s*</sup>", re.IGNORECASE)
_BLANK = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]+")
_STOPS = " \u00a0\u202f,;:.!?…–—-«("


def read_line(markup: str) -> str:
    """`Copié&nbsp;: <b>l’horreur</b>` becomes `Copié : l’horreur`, on one line."""
    if "<" in markup:
        markup = _TAG.sub("", _hide(markup))
    return _BLANK.sub(" ", html.unescape(markup)).strip()


def read_prose(markup: str) -> str:
    """The same of a text with paragraphs, which stay parted; marks of footnotes are left out."""
    bare = _NOTE_MARK.sub("", _hide(markup))
    return _BLANK.sub(" ", html.unescape(_TAG.sub("", _PARTING.sub(" ", bare)))).strip()


def shorten_line(text: str, most: int) -> str:
    """`text` cut between two words, with an ellipsis, when it is longer than `most` signs."""
    if len(text) <= most:
        return text
    head = text[:most].rpartition(" ")[0] or text[: most - 1]
    return head.rstrip(_STOPS) + "…"


def has_words(text: str) -> bool:
    """Whether `text` says something: a letter or a digit."""
    return any(sign.isalnum() for sign in text)


def _hide(markup: str) -> str:
    """`markup` without what no reader sees; what never ends is left to the tags."""
    if not _OPENING.search(markup):
        return markup
    folded = lower if len(lower := markup.lower()) == len(markup) else markup
    last = {closing: folded.rfind(closing) for closing in _CLOSINGS.values()}
    kept, place = [], 0
    for match in _OPENING.finditer(markup):
        closing = _CLOSINGS[match[0].lower()]
        if match.start() < place or last[closing] < match.end():
            continue
        kept.append(markup[place : match.start()])
        place = folded.index(closing, match.end()) + len(closing)
    return "".join([*kept, markup[place:]])
