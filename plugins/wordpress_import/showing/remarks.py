"""What the author is told of what does not come along, in French. Core."""

from plugins.wordpress_import.showing.elements import BLOCKS, INLINE, name_set

_LONGEST = 120
_SILENT = ("more ", "noteaser", "[", "<!", "?xml", "/wp:", "wp:", "DOCTYPE", "doctype")
"""How comments begin that say nothing to an author."""

_FORMS = frozenset({"form", "input", "select"})
_PLAIN = name_set(
    "font span big label button blink marquee nobr wbr tt ruby rt rp rb bdo bdi time data output "
    "picture map area canvas option optgroup select input colgroup col link meta base title math "
    "source track param embed object applet center basefont frame frameset meter progress slot"
)
"""Elements of HTML whose text alone is kept, without a word about it."""


def describe_comment(text: str) -> str:
    """What is told of an HTML comment, nothing when WordPress or Word wrote it."""
    if text == "nextpage":
        return "texte que WordPress coupait en plusieurs pages, ici d’un seul tenant"
    if text in {"more", ""} or text.startswith(_SILENT):
        return ""
    return f"commentaire HTML retiré du texte\u00a0: «\u00a0{shorten(text)}\u00a0»"


def describe_element(name: str) -> str:
    """What is told of an element that is not kept, nothing when it only was presentation."""
    if name in _FORMS:
        return "formulaire retiré\u00a0: il ne marcherait plus hors de WordPress"
    if name in BLOCKS or name in INLINE or name in _PLAIN or ":" in name:
        return ""
    return f"balise inconnue retirée\u00a0: <{shorten(name)}>"


def shorten(text: str) -> str:
    """On one line, and not longer than a reader of the report would read."""
    line = " ".join(text[: 2 * _LONGEST].split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
