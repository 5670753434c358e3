"""The addresses in a rendered body, and the anchors it offers. Core.

A scan and not a parser: it reads what Python-Markdown writes, a thousand articles a second.
"""

import html
import re
from dataclasses import dataclass
from typing import NamedTuple

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_TAG = re.compile(r"<[a-zA-Z][\w-]*+(?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+>")
_ATTRIBUTE = re.compile(
    r"\s(?P<name>href|src|poster|id|name)\s*=\s*(?:\"(?P<d>[^\"]*)\"|'(?P<s>[^']*)'|(?P<b>[^\s\"'>]+))",
    re.IGNORECASE,
)
_ID = re.compile(r'\sid="([^"{}]+)"')


class Link(NamedTuple):
    """An address in a body; `is_shown` if the page shows what is there, as it does a picture."""

    target: str
    is_shown: bool


@dataclass(frozen=True)
class Scan:
    """The addresses of a body in order, each once, and the anchors that links can lead to."""

    links: tuple[Link, ...] = ()
    anchors: frozenset[str] = frozenset()


def scan_body(body: str) -> Scan:
    """What the HTML `body` leads to, shows, and offers as anchors."""
    links: dict[Link, None] = {}
    anchors = set()
    for tag in _TAG.finditer(_COMMENT.sub("", body)):
        for attribute in _ATTRIBUTE.finditer(tag[0]):
            name = attribute["name"].lower()
            value = html.unescape(attribute["d"] or attribute["s"] or attribute["b"] or "")
            if name in ("id", "name"):
                anchors.add(value)
            else:
                links[Link(value.strip(), name != "href")] = None
    return Scan(tuple(links), frozenset(anchors))


def find_ids(template: str) -> set[str]:
    """The literal ids of a template, that links can lead to on every page."""
    return set(_ID.findall(template))
