"""What each element of HTML is to Markdown. Core."""

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})

_VOIDS = "area base br col embed frame hr img input link meta param source track wbr"
_BLOCKS = """
address article aside audio blockquote body caption center dd details dialog dir div dl dt
fieldset figcaption figure footer form frameset head header hgroup hr html iframe legend li
main menu nav noindex ol optgroup option p pre search section summary table tbody td tfoot
th thead tr ul video xmp listing plaintext
"""
_DROPPED = "script style noscript template noembed noframes svg"
_KEPT = "a em strong del ins sub sup abbr kbd code samp var dfn q mark small s"

VOIDS = frozenset(_VOIDS.split())
"""Elements that hold nothing and have no end tag."""

BLOCKS = HEADINGS | frozenset(_BLOCKS.split())
"""No paragraph goes on across the tags of these."""

DROPPED = frozenset(_DROPPED.split())
"""What they hold is never shown."""

CELLS = frozenset({"td", "th"})

RENAMED = {
    "b": "strong",
    "i": "em",
    "u": "em",
    "strike": "s",
    "tt": "code",
    "acronym": "abbr",
    "dir": "ul",
    "menu": "ul",
    "xmp": "pre",
    "listing": "pre",
    "plaintext": "pre",
}

KEPT = frozenset(_KEPT.split())
"""Inline elements that say something; a `span` does when it names a language.

Typography knows no underlining: it stands for italics, and on a page it looks like a link.
"""

NESTABLE = frozenset({"q", "sub", "sup", "span"})
"""Those that may stand in one of their own kind; of the others, one is enough."""

CLOSED_BY = {
    "li": (frozenset({"li"}), frozenset({"ul", "ol", "table"})),
    "dt": (frozenset({"dt", "dd"}), frozenset({"dl", "table"})),
    "dd": (frozenset({"dt", "dd"}), frozenset({"dl", "table"})),
    "tr": (frozenset({"tr", "caption"}), frozenset({"table"})),
    "td": (CELLS | {"caption"}, frozenset({"table", "tr"})),
    "th": (CELLS | {"caption"}, frozenset({"table", "tr"})),
    "option": (frozenset({"option"}), frozenset({"select"})),
    **dict.fromkeys(
        ("thead", "tbody", "tfoot"),
        (frozenset({"thead", "tbody", "tfoot", "tr", "caption"}), frozenset({"table"})),
    ),
}
"""For a start tag: the open elements that it ends, and those that it does not look beyond."""
