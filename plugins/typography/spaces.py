"""Z: a no-break space beside a plain one breaks all the same; they become one plain space. Core."""

import re
from collections.abc import Iterator

from plugins.typography.characters import NARROW, NO_BREAK, S
from plugins.typography.line import Edit, Lean, Line
from plugins.typography.options import Options

_RUN = re.compile(rf"{S}{{2,}}+")
_NO_BREAKS = frozenset({NO_BREAK, NARROW})
_PLAIN = r"[ \u2009\t\n\r\f]"
_TRACE = re.compile(
    rf"[{NO_BREAK}{NARROW}](?:(?<={_PLAIN}.)|(?={_PLAIN})|(?<=:.)(?=[«“\"]))", re.DOTALL
)
"""Where a run goes from one kind of blank to the other, or opens a quotation after a colon."""

_AFTER_COLON = re.compile(rf":([{NO_BREAK}{NARROW}])(?=[«“\"])")


def set_free_spaces(line: Line, _: Options) -> Iterator[Edit]:
    """`des⍽ valeurs` → `des valeurs`, `:⍽«` → `: «`; two no-break spaces alone are left."""
    text = line.text
    if not _TRACE.search(text):
        return
    edits = [
        Edit(*match.span(), " ", Lean.LEFT)
        for match in _RUN.finditer(text)
        if not _NO_BREAKS.isdisjoint(match[0]) and not _NO_BREAKS.issuperset(match[0])
    ]
    edits += (Edit(*match.span(1), " ", Lean.LEFT) for match in _AFTER_COLON.finditer(text))
    yield from sorted(edits)
