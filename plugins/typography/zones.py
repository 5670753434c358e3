"""HTML read line by line: what a reader takes in at once, between two blocks or breaks. Core.

`rewrite_lines` hands each line to a function and puts its answer in the place of the line; all the
rest comes back byte for byte, blank lines too. `rewrite_blocks` leaves the blocks apart;
`read_lines` only gives the lines, `read_part` those of a piece of a page.
"""

import re

from plugins.typography.elements import SEALED, read_lang
from plugins.typography.line import Line
from plugins.typography.tokens import Kind, split_html
from plugins.typography.walker import Rewrite, Walker

_WHOLE = (Kind.TEXT, Kind.OPENING, Kind.CLOSING)
_IN_QUOTES = re.compile(r"=\s*(?:\"[^\"]*|'[^']*)\Z")
"""An attribute that would go on, were there more."""


def rewrite_lines(source: str, lang: str, rewrite: Rewrite) -> str:
    """`source`, in which `rewrite` answers for each line with something to read.

    `lang` is the language around `source`.
    """
    return "".join(rewrite_blocks(source, lang, rewrite))


def rewrite_blocks(source: str, lang: str, rewrite: Rewrite) -> list[str]:
    """The same, cut before each block around which nothing is open: alone, it reads as it did."""
    walker = Walker(read_lang(lang), rewrite, SEALED)
    for token in split_html(source):
        walker.read(token)
    return walker.finish()


def read_lines(source: str, lang: str, sealed: frozenset[str] = SEALED) -> list[Line]:
    """The lines of `source`; elements named in `sealed` are left alone."""
    return read_part(source, lang, sealed)[0]


def read_part(
    source: str, lang: str, sealed: frozenset[str] = SEALED
) -> tuple[list[Line], list[str] | None]:
    """The lines of `source`, and the names of the elements that it leaves open.

    None instead of the names where a tag, a comment or a script may go on after it.
    """
    found: list[Line] = []

    def keep(line: Line) -> str:
        found.append(line)
        return ""

    walker = Walker(read_lang(lang), keep, sealed)
    token = None
    for token in split_html(source):
        walker.read(token)
    is_cut = (token and token.kind not in _WHOLE) or _IN_QUOTES.search(source)
    left_open = None if is_cut else walker.list_open()
    walker.finish()
    return found, left_open
