"""Where the links of a text lead to, as far as the text alone can tell. Core.

Worked out once for each text: what is there is looked up when the whole site is known.
"""

import posixpath
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

from plugins.reading.outputs import build_output
from plugins.reading.scanning import Link

_INTRASITE = re.compile(r"[{|](?P<what>[^{}|/]*)[}|](?P<path>.*)")
_NAMED = frozenset({"category", "tag", "author"})
PAGE, ANCHOR = "page", "anchor"
"""What an address of the site, and one of this very page, lead to; the others are Pelican’s marks:
`filename`, `static`, `attach`, `category`, `tag`, `author`, `index`."""


class Destination(NamedTuple):
    """`path` is that of a source for Pelican’s marks, else a root-relative address, decoded."""

    link: Link
    kind: str
    path: str = ""
    output: str = ""
    """The file that a server shows at `path`."""
    anchor: str = ""


def find_destinations(
    links: Iterable[Link], source: str, output: str, address: str
) -> Iterator[Destination]:
    """Where those of `links` lead that stay on the site at `address`.

    `source` and `output` are those of the text that they stand in.
    """
    found = (find_destination(link, source, output, address) for link in links)
    return (destination for destination in found if destination is not None)


def find_destination(link: Link, source: str, output: str, address: str) -> Destination | None:
    """Where `link` leads; None when it is another site, or none at all."""
    target = link.target
    intrasite = _INTRASITE.match(target)
    if intrasite:
        what, (path, _, anchor) = intrasite["what"], intrasite["path"].partition("#")
        named = unquote(path) if what in _NAMED else _resolve(path, source)
        return Destination(link, what, named, anchor=anchor)
    if address and target.startswith(f"{address}/"):
        target = target.removeprefix(address)
    if _leads_away(target):
        return None
    if target.startswith("#"):
        return Destination(link, ANCHOR, anchor=target[1:])
    parts = urlsplit(urljoin(f"/{output.removesuffix('index.html')}", target))
    path = unquote(parts.path)
    return Destination(link, PAGE, path, build_output(path), parts.fragment)


def _leads_away(target: str) -> bool:
    """Whether `target` is of another site, or none at all; nonsense is reported elsewhere."""
    try:
        parts = urlsplit(target)
    except ValueError:
        return True
    return bool(parts.scheme or parts.netloc or not target)


def _resolve(path: str, source: str) -> str:
    path = unquote(path)
    joined = path if path.startswith("/") else posixpath.join(posixpath.dirname(source), path)
    return posixpath.normpath(joined.lstrip("/"))
