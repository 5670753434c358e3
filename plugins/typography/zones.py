"""HTML read line by line: what a reader takes in at once, between two blocks or breaks. Core.

`rewrite_lines` hands each line to a function and puts its answer in the place of the line; all the
rest comes back byte for byte, blank lines too. `rewrite_blocks` leaves the blocks apart;
`read_lines` only gives the lines.
"""

from plugins.typography.elements import SEALED, read_lang
from plugins.typography.line import Line
from plugins.typography.tokens import split_html
from plugins.typography.walker import Rewrite, Walker


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
    found: list[Line] = []

    def keep(line: Line) -> str:
        found.append(line)
        return ""

    walker = Walker(read_lang(lang), keep, sealed)
    for token in split_html(source):
        walker.read(token)
    walker.finish()
    return found
