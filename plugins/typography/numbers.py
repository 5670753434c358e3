"""N1–N3: numbers with their signs, units, nouns and thousands (Lexique, « nombres »). Core."""

import re
from collections.abc import Iterator
from functools import lru_cache

from plugins.typography.characters import INK, NARROW, NO_BREAK, SMALLS, S
from plugins.typography.line import Edit, Line
from plugins.typography.options import Options
from plugins.typography.vocabulary import INVARIABLE_NOUNS, SHORT_UNITS

_SIGN = re.compile(rf"[0-9]({S}*)(?:[%‰](?![\w%])|(?:[kM]|Md)?[€£](?!\w))|[0-9]({S}+)[$¥฿₿¢](?!\w)")
_UNTIED = rf"[0-9](?!{NO_BREAK}{INK})({S}+)"
"""A figure and the blanks after it, unless they are what they should be."""

_NOUN = re.compile(rf"{_UNTIED}([{SMALLS}][{SMALLS}-]+)(?![\w\ufffc]|['’]\w)")
_NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)*\Z")
_LONGEST_NUMBER = 30
_YEARS = range(1000, 3000)
_YEAR_LENGTH = 4
_PLURAL = ("s", "x", "z")

_GROUPS = re.compile(rf"[0-9]{S}+[0-9]")
_THOUSANDS = re.compile(rf"[1-9](?<![\w.,€$£%].)[0-9]{{0,2}}(?:{S}+[0-9]{{3}})+(?![0-9])")
_PHONE = re.compile(
    rf"(?:\+33{S}*(?:\(0\){S}*)?[1-9]|0(?<![\w.,].)[1-9])(?:{S}+[0-9]{{2}}){{4}}(?!{S}*[0-9])"
    rf"|0(?<![\w.,].){S}+8[0-9]{{2}}(?:{S}+[0-9]{{3}}){{2}}(?!{S}*[0-9])"
)
_BLANK = re.compile(rf"{S}+")


def space_signs(line: Line, _: Options) -> Iterator[Edit]:
    """N1. `56%`, `56 %` → `56⍽%`; `$` only if a space stands there; `%20` and `€12` are left."""
    for match in _SIGN.finditer(line.text):
        yield from _set(line.text, *match.span(1 if match[1] is not None else 2), NO_BREAK)


def tie_units_and_nouns(line: Line, options: Options) -> Iterator[Edit]:
    """N2. `5 km`, `12kg`, `3 ans` → with U+00A0; `4G`, `2 ont` and `2018 personnes` are left."""
    trace, *_ = _compile_units(options.units)
    if not trace.search(line.text):
        return
    edits = {edit.start: edit for edit in _tie_units(line.text, options.units)}
    for edit in _tie_nouns(line.text, options.stop_words):
        edits.setdefault(edit.start, edit)
    yield from sorted(edits.values())


def group_thousands(line: Line, _: Options) -> Iterator[Edit]:
    """N3. `10 000`, `06 12 34 56 78` → U+202F between groups; bare figures are never grouped."""
    text = line.text
    if not _GROUPS.search(text):
        return
    spans = [match.span() for match in _PHONE.finditer(text)]
    spans += (match.span() for match in _THOUSANDS.finditer(text))
    edits = {
        blank.start(): Edit(*blank.span(), NARROW)
        for start, end in spans
        for blank in _BLANK.finditer(text, start, end)
        if blank[0] != NARROW
    }
    yield from sorted(edits.values())


def _tie_units(text: str, units: frozenset[str]) -> Iterator[Edit]:
    _, spaced, glued = _compile_units(units)
    for match in spaced.finditer(text):
        if _find_number(text, match.start(1)):
            yield from _set(text, *match.span(1), NO_BREAK)
    for match in glued.finditer(text):
        if _find_number(text, match.start() + 1):
            yield Edit(match.start() + 1, match.start() + 1, NO_BREAK)


def _tie_nouns(text: str, stop_words: frozenset[str]) -> Iterator[Edit]:
    for match in _NOUN.finditer(text):
        end, noun = match.start(1), match[2]
        number = _find_number(text, end)
        if not number or noun in stop_words or _is_rank(text, end - len(number)):
            continue
        if _is_counted(number, noun):
            yield from _set(text, *match.span(1), NO_BREAK)


def _is_rank(text: str, start: int) -> bool:
    """Whether the number that begins at `start` ranks and does not count, as in `n° 1`."""
    return text[max(0, start - 2) : start].rstrip().endswith(("°", "º", "§"))


def _is_counted(number: str, noun: str) -> bool:
    """Whether `noun` agrees with `number`, which a year does not count."""
    if number.isdigit() and len(number) == _YEAR_LENGTH and int(number) in _YEARS:
        return False
    is_singular = number.lstrip("0").startswith(("1,", "1.", ",", ".")) or number in ("0", "1")
    return is_singular or noun.endswith(_PLURAL) or noun in INVARIABLE_NOUNS


def _find_number(text: str, end: int) -> str | None:
    """The number that ends at `end`, unless it is a part of a word such as `A4`."""
    start = max(0, end - _LONGEST_NUMBER)
    match = _NUMBER.search(text, start, end)
    if match is None:
        return None
    before = text[max(0, match.start() - 1) : match.start()]
    return None if before.isalpha() or before in ("_", "#") else match[0]


@lru_cache(maxsize=16)
def _compile_units(units: frozenset[str]) -> tuple[re.Pattern[str], ...]:
    """A trace of a number and what it counts; a number and a unit, with a space and without."""
    end = rf"(?![\w°²³\ufffc]|['’]\w|-\w|\.{S}*[0-9])"
    glued = units - SHORT_UNITS
    counted = rf"(?!{NO_BREAK}{INK}){S}+(?:[{SMALLS}]|{_list_initials(units)})"
    return (
        re.compile(rf"[0-9](?:{counted}|{_list_initials(glued)})"),
        re.compile(rf"{_UNTIED}{_list(units)}{end}"),
        re.compile(rf"[0-9]{_list(glued)}{end}"),
    )


def _list(units: frozenset[str]) -> str:
    """One of `units`, the longest that fits; few words begin as one of them does."""
    longest = sorted(units, key=lambda unit: (-len(unit), unit))
    return rf"(?={_list_initials(units)})(?:{'|'.join(map(re.escape, longest))})"


def _list_initials(units: frozenset[str]) -> str:
    return "|".join(sorted({re.escape(unit[0]) for unit in units}))


def _set(text: str, start: int, end: int, space: str) -> Iterator[Edit]:
    if text[start:end] != space:
        yield Edit(start, end, space)
