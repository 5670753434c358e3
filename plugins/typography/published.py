"""What a published page or feed still gets wrong. Core."""

import html
import json
from collections.abc import Iterator

from plugins.typography.lint import Fault, find_faults
from plugins.typography.options import Options
from plugins.typography.text import typeset_text


def find_published_faults(name: str, text: str, options: Options) -> list[str]:
    """French sentences, one for each fault of the page or JSON feed called `name`."""
    parts = _list_parts(text) if name.endswith(".json") else [text]
    return [
        f"typographie, règle {fault.rule}\u00a0: {fault.message} («\u00a0{fault.excerpt}\u00a0»)"
        for part in parts
        for fault in find_faults(part, options)
        if not _is_plain_ordinal(fault, options)
    ]


def _is_plain_ordinal(fault: Fault, options: Options) -> bool:
    """Titles are plain text: « 1er » is right in them, where a body would raise its letters."""
    return fault.rule == "O1" and typeset_text(fault.excerpt, options) == fault.excerpt


def _list_parts(feed: str) -> Iterator[str]:
    """The HTML of each entry of a feed, and its plain texts as HTML."""
    content = json.loads(feed)
    yield html.escape(content["title"], quote=False)
    for entry in content["items"]:
        yield html.escape(entry["title"], quote=False)
        yield html.escape(entry.get("summary", ""), quote=False)
        yield entry["content_html"]
