"""What each element of HTML is to a line of text. Core."""

import html
import re
from collections.abc import Mapping

_BLOCKS = """
address article aside blockquote body caption center col colgroup dd details dialog dir div dl dt
fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html
legend li listing main menu nav ol optgroup option p plaintext pre search section summary table
tbody td tfoot th thead title tr ul xmp
"""
_VOIDS = "area base br col embed hr img input link meta param source track wbr frame keygen"
_RAW_TEXTS = "script style textarea iframe xmp noembed noframes plaintext"
_SEALED = "pre code kbd samp var tt listing svg math template object canvas audio video"

BLOCKS = frozenset(_BLOCKS.split())
"""No line goes on across the tags of these."""

VOIDS = frozenset(_VOIDS.split())
VOID_OBJECTS = frozenset({"img", "input", "embed"})
"""Void elements that stand in a line as a word does."""

RAW_TEXTS = frozenset(_RAW_TEXTS.split())
"""What they hold is no HTML: it goes up to their end tag."""

UNSEEN = frozenset({"script", "style"})
SEALED = frozenset(_SEALED.split())
"""Elements that stay byte for byte, with all they hold."""

CLOSED_BY: Mapping[str, frozenset[str]] = {
    "li": frozenset({"li"}),
    "dt": frozenset({"dt", "dd"}),
    "dd": frozenset({"dt", "dd"}),
    "tr": frozenset({"tr", "td", "th"}),
    "td": frozenset({"td", "th"}),
    "th": frozenset({"td", "th"}),
    "option": frozenset({"option"}),
}
"""Open elements that a start tag closes, as the HTML standard has it."""

_ATTRIBUTE = re.compile(
    r"[\s/]([^\s/>=]++)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s>\"'][^\s>]*+)))?"
)


def read_attributes(tag: str) -> dict[str, str]:
    """The attributes of a start tag, decoded, under their names in lower case."""
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(tag):
        found.setdefault(name.lower(), html.unescape(double or single or bare))
    return found


def is_exempt(attributes: Mapping[str, str]) -> bool:
    """Whether an element asks to be left alone, or is the mark of a footnote."""
    return (
        attributes.get("translate", "").lower() == "no"
        or "no-typo" in attributes.get("class", "").split()
        or attributes.get("id", "").startswith("fnref:")
    )


def find_lang(attributes: Mapping[str, str]) -> str | None:
    """The primary language an element declares, such as `fr`; an empty one is none that we know."""
    lang = attributes.get("lang", attributes.get("xml:lang"))
    return None if lang is None else read_lang(lang)


def read_lang(tag: str) -> str:
    """The primary language of a language tag, such as `fr-CA`."""
    return tag.replace("_", "-").partition("-")[0].strip().lower()
