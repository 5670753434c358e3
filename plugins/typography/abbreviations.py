"""The first time an abbreviation is met in a text, it says what it stands for. Core."""

import html
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from plugins.typography.elements import SEALED
from plugins.typography.line import Line
from plugins.typography.protection import protect
from plugins.typography.tokens import Kind, split_html
from plugins.typography.zones import read_lines

Glossary = Mapping[str, tuple[str, str | None]]
"""`{"IRL": ("In Real Life", "en")}`: short form, meaning, and its language if it is not ours."""

_MARK = re.compile("</?abbr", re.IGNORECASE)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "title"})
_LEFT = SEALED | _HEADINGS | {"a", "abbr", "dfn", "button", "option"}


def expand_abbreviations(blocks: Sequence[str], glossary: Glossary) -> Sequence[str]:
    """`blocks` of HTML with `<abbr title="…">` around the first occurrence of each entry.

    `ERO` is also met as `E.R.O.` and `EROs`. One that the author has marked counts as the first.
    Links, headings, code, other languages and what is exempt are left alone. A block is one that
    nothing is open around: few of them are parsed again.
    """
    waiting = _find_written(glossary, "".join(blocks)).difference(_find_marked(blocks))
    if not waiting:
        return blocks
    pattern = _compile(frozenset(waiting))
    return [_expand(block, pattern, waiting, glossary) for block in blocks]


def _expand(block: str, pattern: re.Pattern[str], waiting: set[str], glossary: Glossary) -> str:
    parts: list[str] = []
    last = 0
    for start, end, key in sorted(_find_first(block, pattern, waiting)):
        parts += block[last:start], _open(*glossary[key]), block[start:end], "</abbr>"
        last = end
    return "".join((*parts, block[last:]))


def _find_first(
    block: str, pattern: re.Pattern[str], waiting: set[str]
) -> Iterator[tuple[int, int, str]]:
    """Where each key that is `waiting` stands first; then it no longer waits."""
    if not _find_written(waiting, block):
        return
    for line in read_lines(block, "fr", _LEFT):
        if line.lang == "fr" and line.takes_tags:
            yield from _find_in(line, pattern, waiting)


def _find_in(
    line: Line, pattern: re.Pattern[str], waiting: set[str]
) -> Iterator[tuple[int, int, str]]:
    for match in pattern.finditer(protect(line, frozenset()).text):
        start, end = match.span()
        key = _find_key(match[0], waiting)
        if key and not line.has_tag_between(start + 1, end):
            waiting.remove(key)
            yield line.find_offset(start), line.find_end(end), key


def _find_written(keys: Iterable[str], source: str) -> set[str]:
    """The keys of which a form may stand in `source`: a quick look before parsing."""
    text = html.unescape(source)
    return {key for key in keys if key in text or ".".join(key) in text}


def _find_marked(blocks: Sequence[str]) -> Iterator[str]:
    """The keys of the abbreviations that `blocks` mark."""
    places = [place for place, block in enumerate(blocks) if _MARK.search(block)]
    source = "".join(blocks[places[0] : places[-1] + 1]) if places else ""
    inside, text = False, ""
    for token in split_html(source):
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
