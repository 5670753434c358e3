"""Which elements end which, and what may not be left by the way. Core."""

MERGED = frozenset({"strong", "em", "u", "s", "del", "ins", "mark", "small", "code", "kbd"})
"""Inline elements of which two neighbours say the same as one."""

FENCES = frozenset({"table", "td", "th", "caption"})
"""What the end tag of another element does not reach out of."""

TABLE = frozenset({"table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption"})
"""The parts of a table, and itself."""

_SECTIONS = frozenset({"thead", "tbody", "tfoot"})
FOLLOWERS = {
    "li": (frozenset({"li"}), frozenset({"ul", "ol"}) | FENCES),
    "dt": (frozenset({"dt", "dd"}), frozenset({"dl"}) | FENCES),
    "dd": (frozenset({"dt", "dd"}), frozenset({"dl"}) | FENCES),
    "tr": (frozenset({"tr", "caption"}), frozenset({"table"})),
    "td": (frozenset({"td", "th", "caption"}), frozenset({"table", "tr"})),
    "th": (frozenset({"td", "th", "caption"}), frozenset({"table", "tr"})),
    **dict.fromkeys(_SECTIONS | {"caption"}, (_SECTIONS | {"tr", "caption"}, frozenset({"table"}))),
}
"""Which open elements a new one ends, and which it does not look beyond."""
