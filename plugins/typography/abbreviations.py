"""The first time an abbreviation is met in a text, it says what it stands for. Core."""

import html
import re
from collections.abc import Iterable, Iterator, Mapping

from plugins.typography.elements import SEALED
from plugins.typography.line import Edit, Lean, Line, apply_edits
from plugins.typography.protection import protect
from plugins.typography.tokens import Kind, split_html
from plugins.typography.zones import rewrite_lines

Glossary = Mapping[str, tuple[str, str | None]]
"""`{"IRL": ("In Real Life", "en")}`: short form, meaning, and its language if it is not ours."""

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "title"})
_LEFT = SEALED | _HEADINGS | {"a", "abbr", "dfn", "button", "option"}


def expand_abbreviations(source: str, glossary: Glossary) -> str:
    """`source` with `<abbr title="…">` around the first occurrence of each entry.

    `ERO` is also met as `E.R.O.` and `EROs`. One that the author has marked counts as the first.
    Links, headings, code, other languages and what is exempt are left alone.
    """
    waiting = {key: glossary[key] for key in glossary.keys() - set(_find_marked(source))}
    if not waiting:
        return source
    pattern = _compile(waiting)

    def rewrite(line: Line) -> str:
        if line.lang != "fr" or not waiting or not line.takes_tags:
            return line.render()
        edits = list(_mark_first(line, pattern, waiting))
        return (apply_edits(line, edits) if edits else line).render()

    return rewrite_lines(source, "fr", rewrite, _LEFT)


def _mark_first(
    line: Line, pattern: re.Pattern[str], waiting: dict[str, tuple[str, str | None]]
) -> Iterator[Edit]:
    for match in pattern.finditer(protect(line, frozenset()).text):
        key = _find_key(match[0], waiting)
        if key and not line.has_tag_between(match.start() + 1, match.end()):
            yield Edit(match.start(), match.start(), "", tags=(_open(*waiting.pop(key)),))
            yield Edit(match.end(), match.end(), "", Lean.LEFT, ("</abbr>",))


def _find_marked(source: str) -> Iterator[str]:
    """The keys of the abbreviations that `source` marks."""
    tokens = split_html(source) if "<abbr" in source.lower() else ()
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


def _compile(keys: Iterable[str]) -> re.Pattern[str]:
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
