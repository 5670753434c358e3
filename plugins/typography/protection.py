"""P4: what is no French text, though it stands in it: addresses, paths, figures, faces. Core.

A protected span is blanked out with objects before the rules run. Each pattern is tried only on a
line that holds the sign it needs, and at most once a word, so that any line takes linear time.
Final punctuation is not a part of an address (RFC 3986, appendix C).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from plugins.typography.characters import OBJECT
from plugins.typography.line import Line

Span = tuple[int, int]
Pattern = tuple[str, re.Pattern[str]]
"""A sign that must be in the line, and the pattern of the span."""

_STOP = r"\s<>\"«»“”\ufffc"
_TRAILING = ".,;:!?)…'’]}*"

_ADDRESSES: tuple[Pattern, ...] = (
    ("://", re.compile(rf"(?<![\w+.-])[A-Za-z][\w+.-]*+://[^{_STOP}]+")),
    ("www.", re.compile(rf"(?<![\w.])www\.[^{_STOP}]+")),
    (":", re.compile(rf"(?<![\w.-])(?:mailto|tel|sms|data|javascript|urn|doi|file):[^{_STOP}]+")),
    ("@", re.compile(r"(?<![\w.+-])[\w.+-]++@[\w-]+(?:\.[\w-]+)*")),
    ("/", re.compile(rf"(?<![\w/.~\\€%])(?:[A-Za-z]:/|~?/|\.{{1,2}}/)[\w.@~-][^{_STOP}]*")),
    ("\\", re.compile(rf"(?<![\w\\])(?:[A-Za-z]:)?\\?\\?[\w.$-]*+\\[^{_STOP}]*")),
)

_SPANS: tuple[Pattern, ...] = (
    (".", re.compile(r"(?<![\w.])v?\d++(?:\.\d+){2,}[\w-]*")),
    ("-", re.compile(r"(?<![\w-])\d{4}-\d{2}(?:-\d{2}(?:T[\d:.]+Z?)?)?(?![\w-])")),
    ("-", re.compile(r"(?<![\w-])[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}(?![\w-])")),
    ("/", re.compile(r"(?<![\w/])\d{1,2}/\d{1,2}/\d{2,4}(?![\w/])")),
    ("/!\\", re.compile(r"/!\\")),
    ("%", re.compile(r"(?<=[\w/%=&?.+-])%[0-9A-F]{2}|%[A-Za-z_]\w*+%")),
    ("!", re.compile(r"!(?:important|default|global|optional)\b|(?<!!)!=+|#!/\S+")),
    ("?", re.compile(r"(?<!\?)\?[\w-]+=[^\s<>\"«»]*")),
    ("&", re.compile(r"&(?:#\w+|[A-Za-z]\w*+);")),
    ("'", re.compile(r"(?<!\w)\d+['′] ?\d+(?:[.,]\d+)?(?:\"|″|'')?")),
    ('"', re.compile(r"(?<!\w)\d+\"\d+'?")),
)

_FACES: tuple[Pattern, ...] = (
    (":", re.compile(r"(?<![\w:]):[a-z0-9_+-]+:(?![\w:])")),
    (":", re.compile(r"(?<![\w:;=]):(?:[-'^]{0,2}[()\[\]|]+|-?[DPpOo3/\\*sSxX$])(?![\w'’:])")),
    (";", re.compile(r"(?<![\w:;=]);-?(?:[()]+|[DPp](?![\w'’]))")),
    ("=", re.compile(r"(?<![\w:;=])=(?:[()]+|[DPp](?![\w'’]))")),
    ("-)", re.compile(r"(?<![\w:;=])[8B]-\)")),
)

_COLONS = re.compile(r"(?<![\w:])\w*+(?:::?\w++)++")
_FIGURES = re.compile(
    r".*::.*|\d+(?::\d+)+|(?:[0-9A-Fa-f]{1,4}:){2,7}[0-9A-Fa-f]{1,4}|\w+:\d+", re.DOTALL
)
"""Times, ratios, addresses of machines, ports and scopes; `mot:suite` is none of them."""


def protect(line: Line, brands: frozenset[str]) -> Line:
    """The line, its protected spans blanked out of the text that rules read."""
    spans = sorted(_find_spans(line.shown, brands))
    return replace(line, text=_blank(line.shown, spans)) if spans else line


def _find_spans(text: str, brands: frozenset[str]) -> Iterator[Span]:
    for needle, pattern in _ADDRESSES:
        if needle in text:
            yield from _find_addresses(pattern, text)
    for needle, pattern in _SPANS + _FACES:
        if needle in text:
            yield from (match.span() for match in pattern.finditer(text))
    if ":" in text:
        yield from (m.span() for m in _COLONS.finditer(text) if _FIGURES.fullmatch(m[0]))
    for brand in brands:
        if brand in text:
            yield from (match.span() for match in _compile_brand(brand).finditer(text))


def _find_addresses(pattern: re.Pattern[str], text: str) -> Iterator[Span]:
    for match in pattern.finditer(text):
        length = len(match[0].rstrip(_TRAILING))
        if length:
            yield match.start(), match.start() + length


@lru_cache(maxsize=64)
def _compile_brand(brand: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(brand)}(?!\w)")


def _blank(text: str, spans: Iterable[Span]) -> str:
    parts: list[str] = []
    last = 0
    for start, end in spans:
        if end > last:
            first = max(start, last)
            parts += text[last:first], OBJECT * (end - first)
            last = end
    parts.append(text[last:])
    return "".join(parts)
