"""The first time an abbreviation is met in a text, it says what it stands for. Core."""

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from plugins.typography.elements import SEALED
from plugins.typography.line import Line
from plugins.typography.protection import protect
from plugins.typography.tokens import Kind, split_html
from plugins.typography.zones import read_lines

Glossary = Mapping[str, tuple[str, str | None]]
"""`{"IRL": ("In Real Life", "en")}`: short form, meaning, and its language if it is not ours."""

_MARK = re.compile("<abbr", re.IGNORECASE)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "title"})
_LEFT = SEALED | _HEADINGS | {"a", "abbr", "dfn", "button", "option"}


def expand_abbreviations(source: str, glossary: Glossary) -> str:
    """`source` with `<abbr title="…">` around the first occurrence of each entry.

    `ERO` is also met as `E.R.O.` and `EROs`. One that the author has marked counts as the first.
    Links, headings, code, other languages and what is exempt are left alone.
    """
    written = html.unescape(source)
    waiting = {key for key in glossary if _is_written(key, written)}.difference(
        _find_marked(source)
    )
    if not waiting:
        return source
    parts: list[str] = []
    last = 0
    for start, end, key in sorted(_find_first(source, waiting)):
        parts += source[last:start], _open(*glossary[key]), source[start:end], "</abbr>"
        last = end
    return "".join((*parts, source[last:]))


def _find_first(source: str, waiting: set[str]) -> Iterator[tuple[int, int, str]]:
    """Where each key of `waiting` stands first; what follows the last of them is not read."""
    pattern = _compile(frozenset(waiting))
    for line in read_lines(source, "fr", _LEFT):
        if line.lang == "fr" and line.takes_tags:
            if any(_is_written(key, line.shown) for key in waiting):
                yield from _find_in(line, pattern, waiting)
            if not waiting:
                return


def _find_in(
    line: Line, pattern: re.Pattern[str], waiting: set[str]
) -> Iterator[tuple[int, int, str]]:
    for match in pattern.finditer(protect(line, frozenset()).text):
        start, end = match.span()
        key = _find_key(match[0], waiting)
        if key and not line.has_tag_between(start + 1, end):
            waiting.remove(key)
            yield line.find_offset(start), line.find_end(end), key


def _is_written(key: str, text: str) -> bool:
    """Whether a form of `key` may be in `text`: a quick look, to read no more than is needed."""
    return key in text or ".".join(key) in text


def _find_marked(source: str) -> Iterator[str]:
    """The keys of the abbreviations that `source` marks."""
    tokens = split_html(source) if _MARK.search(source) else ()
    inside, text = False, ""
    for token in tokens:
        if token.kind is Kind.TEXT and inside:
            text += html.unescape(token.source)
        elif token.name == "abbr":
            if inside:
                yield from _read_forms(text.strip())
            inside, text = token.kind is Kind.OPENING, ""


def _find_key(form: str, keys: Iterable[str]) -> str | None:
    return next((key for key in _read_forms(form) if key in keys), None)


def _read_forms(form: str) -> tuple[str, ...]:
    """What `form` may be a form of: itself, a plural, initials with their periods."""
    bare = form.replace(".", "")
    return form, form.removesuffix("s"), bare, bare.removesuffix("s")


@lru_cache(maxsize=128)
def _compile(keys: frozenset[str]) -> re.Pattern[str]:
    forms = "|".join(_list_forms(key) for key in sorted(keys, key=lambda key: (-len(key), key)))
    return re.compile(rf"(?<![\w@#.‑-])(?:{forms})(?![\w@‑-]|\.\w)")


def _list_forms(key: str) -> str:
    plain = rf"{re.escape(key)}s?"
    if not (key.isalpha() and key.isupper()):
        return plain
    initials = r"\.".join(key)
    return rf"{plain}|{initials}(?:\.s?)?"


def _open(meaning: str, lang: str | None) -> str:
    declared = f' lang="{html.escape(lang)}"' if lang else ""
    return f'<abbr title="{html.escape(meaning)}"{declared}>'
