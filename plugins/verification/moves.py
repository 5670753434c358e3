"""The table of old addresses as servers read it, and the rules it must keep. Core."""

from collections.abc import Iterator
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from plugins.verification.faults import REDIRECT, Fault

if TYPE_CHECKING:
    from plugins.verification.site import Site

TABLE = "_redirects"
"""The file of the three that is read: the others say the same in other words."""


class Move(NamedTuple):
    """An old address and the one that has taken its place, decoded, and the line of the table.

    `/?p=12` is an old address too; `/2017/*` stands for all below it.
    """

    source: str
    target: str
    line: int


def build_key(address: str) -> str:
    """What two forms of one address share: `/x` and `/x/` are the same page."""
    return address.rstrip("/") or "/"


def parse_moves(text: str) -> tuple[Move, ...]:
    """The rows of `_redirects`, as Netlify and Cloudflare Pages define it."""
    rows = ((line.split(), number) for number, line in enumerate(text.splitlines(), start=1))
    return tuple(
        _parse_move(row, number)
        for row, number in rows
        if len(row) > 1 and not row[0].startswith("#")
    )


def _parse_move(row: list[str], number: int) -> Move:
    """Between both addresses may stand what was asked for with `?`, as `p=12`."""
    asked = [*takewhile(lambda word: not word.startswith(("/", "http")), row[1:-1])]
    return Move(unquote("?".join([row[0], *asked])), unquote(row[1 + len(asked)]), number)


def check_moves(site: "Site") -> Iterator[Fault]:
    """Each old address leads, in one hop, to what is there, and hides nothing."""
    pages = {build_key(page.address) for page in site.pages.values()}
    for move in site.moves:
        sentence = _describe(move, site, pages)
        if sentence:
            yield Fault(TABLE, move.line, REDIRECT, sentence, (move.source,))


def _describe(move: Move, site: "Site", pages: set[str]) -> str:
    named = f"l’ancienne adresse «\u00a0{move.source}\u00a0»"
    is_file = move.source.lstrip("/") in site.sizes
    if build_key(move.source) in pages or is_file or _covers(move, pages):
        return f"{named} cache une page du site\u00a0: retirez-la"
    if _turns(move, site):
        return f"{named} tourne en rond\u00a0: gardez une seule des deux redirections"
    path = move.target.partition("#")[0].partition("?")[0]
    wrong = _describe_end(path, site) if path.startswith("/") else ""
    return f"{named} {wrong}" if wrong else ""


def _describe_end(path: str, site: "Site") -> str:
    end = site.moved.get(build_key(path)) or ("" if site.is_there(path) else site.find_move(path))
    if end:
        return f"fait un détour par «\u00a0{path}\u00a0»\u00a0: menez-la à «\u00a0{end}\u00a0»"
    if site.is_answered(path):
        return ""
    return f"mène à «\u00a0{path}\u00a0», qui n’existe pas\u00a0: menez-la à une page du site"


def _covers(move: Move, pages: set[str]) -> bool:
    """Whether an address that stands for all below it stands for one of `pages`."""
    above = move.source.removesuffix("*")
    return above != move.source and any(f"{page.rstrip('/')}/".startswith(above) for page in pages)


def _turns(move: Move, site: "Site") -> bool:
    passed, key = {build_key(move.source)}, build_key(move.target)
    while key in site.moved:
        if key in passed:
            return True
        passed.add(key)
        key = build_key(site.moved[key])
    return key in passed
