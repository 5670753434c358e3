"""What a published page or feed still gets wrong. Core.

Pages share their header and their footer, feeds their entries: what is the same, to the byte, is
read once. A page is cut only where nothing but its body is open, so that its parts read as it does.
"""

import html
import json
import re
from collections.abc import Iterator
from typing import NamedTuple

from plugins.typography.lint import Fault, find_in_part
from plugins.typography.options import Options
from plugins.typography.text import typeset_text


class _Part(NamedTuple):
    """A piece of a page or of a feed, the language around it, and what it has to leave open."""

    text: str
    lang: str = "fr"
    left_open: list[str] | None = None
    is_shared: bool = True


Known = dict[tuple[str, str], list[str] | None]
"""What was found in the parts that pages and feeds share."""

_HEAD = re.compile(r"\s*<!doctype html>\s*<html lang=\"([a-zA-Z-]+)\">")
_BODY = "<body>"
_END = re.compile(r"</(?:body|html)\b", re.IGNORECASE)


def find_published_faults(
    name: str, text: str, options: Options, known: Known | None = None
) -> list[str]:
    """French sentences, one for each fault of the page or JSON feed called `name`.

    `known` is for one build, and one set of options.
    """
    known = {} if known is None else known
    parts = _list_parts(text) if name.endswith(".json") else _cut_page(text)
    found = [_recall(part, options, known) for part in parts]
    if None in found:  # something stays open from one part to the next
        found = [_find(_Part(text), options)]
    return [message for messages in found for message in messages or ()]


def _recall(part: _Part, options: Options, known: Known) -> list[str] | None:
    if not part.is_shared:
        return _find(part, options)
    key = part.text, part.lang
    if key not in known:
        known[key] = _find(part, options)
    return known[key]


def _find(part: _Part, options: Options) -> list[str] | None:
    """The sentences about `part`; None if it leaves open something else than it has to."""
    faults, left_open = find_in_part(part.text, options, part.lang)
    if part.left_open is not None and part.left_open != left_open:
        return None
    return [
        f"typographie, règle {fault.rule}\u00a0: {fault.message} («\u00a0{fault.excerpt}\u00a0»)"
        for fault in faults
        if not _is_plain_ordinal(fault, options)
    ]


def _is_plain_ordinal(fault: Fault, options: Options) -> bool:
    """Titles are plain text: « 1er » is right in them, where a body would raise its letters."""
    return fault.rule == "O1" and typeset_text(fault.excerpt, options) == fault.excerpt


def _cut_page(page: str) -> list[_Part]:
    """The head, header, contents and footer of a page of the theme; any other page whole."""
    head, body = _HEAD.match(page), page.find(_BODY)
    main, foot = page.find("<main ", body), page.rfind("</main>") + len("</main>")
    if not head or not 0 < body < main < foot or _END.search(page, 0, foot):
        return [_Part(page, is_shared=False)]
    header, lang = body + len(_BODY), head[1]
    return [
        _Part(page[:body], left_open=["html"], is_shared=False),
        _Part(page[header:main], lang, []),
        _Part(page[main:foot], lang, [], is_shared=False),
        _Part(page[foot:], lang),
    ]


def _list_parts(feed: str) -> Iterator[_Part]:
    """The HTML of each entry of a feed, and its plain texts as HTML."""
    content = json.loads(feed)
    yield _Part(html.escape(content["title"], quote=False))
    for entry in content["items"]:
        yield _Part(html.escape(entry["title"], quote=False))
        yield _Part(html.escape(entry.get("summary", ""), quote=False))
        yield _Part(entry["content_html"])
