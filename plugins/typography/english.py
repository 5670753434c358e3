"""English typeset by SmartyPants, which typogrify brings: quotes, `--` and `...`. Core.

It reads the logical line, so that quotes pair across tags, and gives back literal characters.
"""

from collections.abc import Iterator

from smartypants import Attr, smartypants

from plugins.typography.characters import OBJECT
from plugins.typography.line import Edit, Line, apply_edits
from plugins.typography.protection import protect
from plugins.typography.zones import rewrite_lines

_WANTED = Attr.q | Attr.d | Attr.e | Attr.u
_SIGNS = frozenset("\"'-.")
_MASKED = str.maketrans({"<": "x", ">": "x", "&": "+", "\\": "x", OBJECT: "x"})
"""What SmartyPants would take for a tag, an entity or an escape; objects stand for words."""

_WRITTEN = {"“": ('"',), "”": ('"',), "‘": ("'",), "’": ("'",), "—": ("--",), "…": ("...", ". . .")}


def typeset_english(source: str) -> str:
    """The HTML fragment `source`, whose language is English where no element declares another."""
    return rewrite_lines(
        source,
        "en",
        lambda line: (typeset_english_line(line) if line.lang == "en" else line).render(),
    )


def typeset_english_line(line: Line) -> Line:
    """An English line; faces, addresses and figures are no quotes, here as in French."""
    if _SIGNS.isdisjoint(line.shown) or line.shown.isspace():
        return line
    masked = protect(line, frozenset()).text.translate(_MASKED)
    edits = list(_find_edits(masked, smartypants(masked, _WANTED)))
    return apply_edits(line, edits) if edits else line


def _find_edits(before: str, after: str) -> Iterator[Edit]:
    """What turns `before` into `after`, which only differ in the signs of `_WRITTEN`."""
    place = 0
    for sign in after:
        if place < len(before) and before[place] == sign:
            place += 1
            continue
        written = next(w for w in _WRITTEN[sign] if before.startswith(w, place))
        yield Edit(place, place + len(written), sign)
        place += len(written)
