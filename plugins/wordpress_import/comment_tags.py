"""The tags of a comment and the texts between them, whatever was typed. Core.

The work is proportional to the length: a tag ends at the next sign of markup, and nothing is tried
twice.
"""

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)\b([^<>]*)>")
_ATTRIBUTE = re.compile(
    r"(?<![A-Za-z-])([A-Za-z-]{1,40})\s{0,9}=\s{0,9}(?:\"([^\"]*)\"|'([^']*)'|([^\s\"']+))"
)
_UNSEEN = frozenset({"script", "style", "noscript", "template", "iframe", "object", "title"})


class Tag(NamedTuple):
    """The beginning or the end of an element; `attributes` as they are typed."""

    name: str
    attributes: str
    is_end: bool


def split_tags(raw: str) -> Iterator[Tag | str]:
    """Tags and texts, in order, without elements that are never shown and what they hold."""
    raw = _drop_remarks(raw)
    lowered = raw.lower()
    closed = {name for name in _UNSEEN if f"</{name}" in lowered}
    end, unseen = 0, ""
    for match in _TAG.finditer(raw):
        tag = Tag(match[2].lower(), match[3], bool(match[1]))
        if unseen:
            unseen = "" if tag.is_end and tag.name == unseen else unseen
        else:
            yield raw[end : match.start()]
            if tag.name not in _UNSEEN:
                yield tag
            elif tag.name in closed and not tag.is_end:
                unseen = tag.name
        end = match.end()
    yield "" if unseen else raw[end:]


def _drop_remarks(raw: str) -> str:
    """`raw` without `<!-- … -->`; one that is never closed is text."""
    first, *others = raw.split("<!--")
    kept = [first]
    for other in others:
        _, end, after = other.partition("-->")
        kept.append(after if end else f"<!--{other}")
    return "".join(kept)


def read_attributes(text: str) -> dict[str, str]:
    """The attributes of a tag by their names, entities decoded; of two of a name, the first."""
    found: dict[str, str] = {}
    for name, *values in _ATTRIBUTE.findall(text):
        found.setdefault(name.lower(), html.unescape("".join(values)))
    return found
