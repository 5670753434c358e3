"""P4: what is no French text, though it stands in it: addresses, paths, figures, faces. Core.

A protected span is blanked out with objects before the rules run. Most lines hold no trace of one,
and are read once. On the others, each pattern is tried only if the line holds the sign it needs,
and at most once a word, so that any line takes linear time; one that begins with its sign, and
looks behind it only then, is found many times faster.
Final punctuation is not a part of an address (RFC 3986, appendix C).
"""

import re
from collections.abc import Iterable, Iterator
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
    ("www.", re.compile(rf"www\.(?<![\w.]....)[^{_STOP}]+")),
    *(
        (scheme, re.compile(rf"{scheme}(?<![\w.-]{scheme})[^{_STOP}]+"))
        for scheme in ("mailto:", "tel:", "sms:", "data:", "javascript:", "urn:", "doi:", "file:")
    ),
    ("@", re.compile(r"(?<![\w.+-])[\w.+-]++@[\w-]+(?:\.[\w-]+)*")),
    ("/", re.compile(rf"(?<![\w/.~\\€%])(?:[A-Za-z]:/|~?/|\.{{1,2}}/)[\w.@~-][^{_STOP}]*")),
    ("\\", re.compile(rf"(?<![\w\\])(?:[A-Za-z]:)?\\?\\?[\w.$-]*+\\[^{_STOP}]*")),
)

_SPANS: tuple[Pattern, ...] = (
    (".", re.compile(r"[0-9]++(?:\.[0-9]++){2,}[\w-]*")),
    ("-", re.compile(r"[0-9](?<![\w-].)[0-9]{3}-[0-9]{2}(?:-[0-9]{2}(?:T[\d:.]+Z?)?)?(?![\w-])")),
    ("-", re.compile(r"-(?<=[0-9A-Fa-f]{8}-)[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f-]{17}")),
    ("/", re.compile(r"[0-9](?<![\w/].)[0-9]?/[0-9]{1,2}/[0-9]{2,4}(?![\w/])")),
    ("/!\\", re.compile(r"/!\\")),
    ("%", re.compile(r"%(?:(?<=[\w/%=&?.+-]%)[0-9A-F]{2}|[A-Za-z_]\w*+%)")),
    ("!", re.compile(r"!(?:(?:important|default|global|optional)\b|(?<!!!)=+)|#!/\S+")),
    ("?", re.compile(r"\?(?<!\?\?)[\w-]+=[^\s<>\"«»]*")),
    ("&", re.compile(r"&(?:#\w+|[A-Za-z]\w*+);")),
    ("'", re.compile(r"[0-9](?<!\w.)[0-9]*+['′] ?[0-9]+(?:[.,][0-9]+)?(?:\"|″|'')?")),
    ('"', re.compile(r"[0-9](?<!\w.)[0-9]*+\"[0-9]+'?")),
)

_FACES: tuple[Pattern, ...] = (
    (":", re.compile(r":(?<![\w:]:)[a-z0-9_+-]+:(?![\w:])")),
    (":", re.compile(r":(?<![\w:;=]:)(?:[-'^]{0,2}[()\[\]|]+|-?[DPpOo3/\\*sSxX$])(?![\w'’:])")),
    (";", re.compile(r";(?<![\w:;=];)-?(?:[()]+|[DPp](?![\w'’]))")),
    ("=", re.compile(r"=(?<![\w:;=]=)(?:[()]+|[DPp](?![\w'’]))")),
    ("-)", re.compile(r"[8B]-\)(?<![\w:;=]...)")),
)

_TRACE = re.compile(
    r"[@\\/&=%:;!0-9w-](?:(?<=[@\\/&=])|(?<=%)\w|(?<=:)\S|(?<=;)[-()DPp]|(?<=!)\w"
    r"|(?<=[0-9])(?:['′\"]|[.-][0-9])|(?<=-)(?:\)|[0-9A-Fa-f]{4}-)|(?<=w)ww\.)"
)
"""What every span needs, but a brand: one search instead of thirty on most lines."""

_COLON_INSIDE = re.compile(r":[\w:]")
_COLONS = re.compile(r"(?<![\w:])\w*+(?:::?\w++)++")
_FIGURES = re.compile(
    r".*::.*|\d+(?::\d+)+|(?:[0-9A-Fa-f]{1,4}:){2,7}[0-9A-Fa-f]{1,4}|\w+:\d+", re.DOTALL
)
"""Times, ratios, addresses of machines, ports and scopes; `mot:suite` is none of them."""


def protect(line: Line, brands: frozenset[str]) -> Line:
    """The line, its protected spans blanked out of the text that rules read."""
    spans = sorted(_find_spans(line.shown, brands))
    text = _blank(line.shown, spans) if spans else line.shown
    return line if text == line.text else line._replace(text=text)


def _find_spans(text: str, brands: frozenset[str]) -> Iterator[Span]:
    if _TRACE.search(text):
        yield from _find_patterns(text)
    for brand in brands:
        if brand in text:
            yield from (match.span() for match in _compile_brand(brand).finditer(text))


def _find_patterns(text: str) -> Iterator[Span]:
    for needle, pattern in _ADDRESSES:
        if needle in text:
            yield from _find_addresses(pattern, text)
    for needle, pattern in _SPANS + _FACES:
        if needle in text:
            yield from (match.span() for match in pattern.finditer(text))
    if _COLON_INSIDE.search(text):
        yield from (m.span() for m in _COLONS.finditer(text) if _FIGURES.fullmatch(m[0]))


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
