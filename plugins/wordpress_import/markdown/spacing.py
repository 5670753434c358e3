"""White space as a page shows it: one space where any stood, none at the edges. Core."""

import re
from itertools import groupby

from plugins.wordpress_import.markdown.model import Break, Code, Content, Inline, Span

NO_BREAK = "\u00a0"
NARROW = "\u202f"
_EDGE = f" {NO_BREAK}{NARROW}"

_OTHER = re.compile(r"[\t\n\r\f\v\x1c-\x1f\x85\u2028\u2029]+")
_RUN = re.compile(f"[{_EDGE}]{{2,}}")
_PUT_BACK = re.compile(f"[{NO_BREAK}{NARROW}](?=[;:!?»])|(?<=«)[{NO_BREAK}{NARROW}]")
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1b\x7f\u200b\ufeff\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]+")


def clean_text(text: str) -> str:
    """`text` without what no reader sees and no file should hold."""
    return _UNSEEN.sub("", text)


def collapse_spaces(text: str) -> str:
    """`text` with single spaces, those that the site's typography sets again being plain."""
    text = _RUN.sub(_choose, _OTHER.sub(" ", text))
    return _PUT_BACK.sub(" ", text)


def flatten_line(text: str) -> str:
    """`text` on one line, without blanks around it."""
    return collapse_spaces(clean_text(text)).strip()


def tidy_content(content: Content) -> Content:
    """`content` as it is shown: spaces are outside of elements, and nothing in it is empty."""
    spread: Content = []
    for child in _join_halves(content):
        if isinstance(child, Span):
            _spread_span(child, spread)
        else:
            spread.append(child)
    return _settle(spread)


def strip_content(content: Content) -> Content:
    """Tidy `content` without blanks and line breaks around it."""
    return _split_edges(tidy_content(content))[1] if content else []


def _choose(run: re.Match[str]) -> str:
    return " " if " " in run[0] else run[0][0]


def _join_halves(content: Content) -> Content:
    """Equal neighbours are one."""
    joined: Content = []
    for child in content:
        last = joined[-1] if joined else None
        if not isinstance(child, Span):
            joined.append(child)
        elif isinstance(last, Span) and child.goes_on_from(last):
            last.children.extend(child.children)
        else:
            joined.append(Span(child.kind, list(child.children), child.attributes))
    return joined


def _spread_span(span: Span, spread: Content) -> None:
    leading, inner, trailing = _split_edges(tidy_content(span.children))
    spread += leading
    if span.kind == "code" and all(isinstance(child, str) for child in inner):
        spread += [Code(str(child)) for child in inner]
    elif inner:
        spread.append(Span(span.kind, inner, span.attributes))
    spread += trailing


def _split_edges(content: Content) -> tuple[Content, Content, Content]:
    """The blanks before, what is to be read, and the blanks after."""
    start, end = 0, len(content)
    while start < end and _is_blank(content[start]):
        start += 1
    while end > start and _is_blank(content[end - 1]):
        end -= 1
    leading, inner, trailing = content[:start], content[start:end], content[end:]
    if inner and isinstance(inner[0], str):
        bare = inner[0].lstrip()
        leading += [inner[0][: len(inner[0]) - len(bare)]]
        inner[0] = bare
    if inner and isinstance(inner[-1], str):
        bare = inner[-1].rstrip()
        trailing = [inner[-1][len(bare) :], *trailing]
        inner[-1] = bare
    return leading, inner, trailing


def _is_blank(child: Inline) -> bool:
    return isinstance(child, Break) or (isinstance(child, str) and not child.strip())


def _settle(content: Content) -> Content:
    """Neighbouring strings become one, with single spaces, and none beside a line break."""
    settled: Content = []
    for is_text, group in groupby(content, key=lambda child: isinstance(child, str)):
        if not is_text:
            settled += group
            continue
        text = collapse_spaces("".join(str(part) for part in group))
        if settled and isinstance(settled[-1], Break):
            text = text.lstrip()
        if text:
            settled.append(text)
    return _trim_before_breaks(settled)


def _trim_before_breaks(content: Content) -> Content:
    trimmed: Content = []
    for child in content:
        if isinstance(child, Break) and trimmed and isinstance(trimmed[-1], str):
            trimmed[-1] = trimmed[-1].rstrip()
            if not trimmed[-1]:
                trimmed.pop()
        trimmed.append(child)
    return trimmed
