"""The author's wording: what looks wrong is told, never changed. Core."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from plugins.typography.characters import NARROW, NO_BREAK, SMALLS, S
from plugins.typography.line import Line
from plugins.typography.options import Options
from plugins.typography.protection import protect
from plugins.typography.rules import RULES
from plugins.typography.spelling import ACCENTED, LIGATURES
from plugins.typography.zones import read_lines


@dataclass(frozen=True, order=True)
class Wording:
    """Words that may be wrong, at `offset` in the source, and the French sentence that says so."""

    offset: int
    excerpt: str
    message: str


Found = Iterator[tuple[int, int, str]]
"""The start and the end of what is found in a text, and what to do instead."""

_STARTS = rf"(?:\A{S}*|[.!?…]{S}+|[«“]{S}*|\A{S}*[–—]{S}+)"
_CAPITAL_A = re.compile(
    rf"{_STARTS}(A{S}+(?!(?:est|et|ou|se|sera|suit|peut)(?!\w))[^\W\d_]{{2,}})(?![\w.])"
)
_CAPITALISED = re.compile(r"(?<![\w-])[A-Z]\w+")
_LIGATURE = re.compile(rf"(?<!\w)\w{{0,12}}?(?:{LIGATURES})\w*", re.IGNORECASE)
_AE = re.compile(r"(?<!\w)(?:curriculum vitae|ex aequo|et caetera|naevus)(?!\w)", re.IGNORECASE)
_TIED = re.compile(rf"\w*[^\W\d_]([{NO_BREAK}{NARROW}])(?![A-ZÀ-Þ]+(?!\w))[^\W\d_]{{3,}}")
_CURRENCY = re.compile(rf"(?<!\w)([€£$]){S}*([0-9]+(?:[.,][0-9]+)?)(?!\w)")
_HYPHENS = re.compile(rf"(?<=[\w»)]){S}(-{S}([^\s-][^-\n]{{0,200}}?){S}-)(?=[\s,.;:!?]|\Z)")
_COPYRIGHT = re.compile(r"(?<!\w)\([cC]\)")
_TIMES = re.compile(r"(?<![\w.,])([0-9]+)[xX]([0-9]+)(?!\w)")
_FINAL_PERIOD = re.compile(rf"(?<![\w.])(?!etc\.)[\w’'-]*[{SMALLS}0-9]{{2,}}\.\s*\Z")


def find_wordings(source: str, kind: str = "body") -> list[Wording]:
    """What to reread in the French of the HTML `source`; a `title` must not end in a period."""
    finders = (*_FINDERS, _find_final_period) if kind == "title" else _FINDERS
    lines = (line for line in read_lines(source, "fr") if line.lang == "fr")
    return sorted(wording for line in lines for wording in _find_in(line, finders))


def _find_in(line: Line, finders: tuple[Callable[[str], Found], ...]) -> Iterator[Wording]:
    text = protect(line, Options().brands).text
    for find in finders:
        for start, end, advice in find(text):
            excerpt = line.shown[start:end].strip()
            yield Wording(
                line.find_offset(start), excerpt, f"{_quote(excerpt)}{NO_BREAK}: {advice}"
            )


def _find_capital_a(text: str) -> Found:
    for match in _CAPITAL_A.finditer(text):
        yield *match.span(1), _advise(f"À{match[1][1:]}")


def _find_bare_capitals(text: str) -> Found:
    for match in _CAPITALISED.finditer(text):
        if match[0] in ACCENTED:
            yield *match.span(), _advise(ACCENTED[match[0]])


def _find_bare_ligatures(text: str) -> Found:
    if "oe" not in text.lower() and "ae" not in text.lower():
        return
    for match in (*_LIGATURE.finditer(text), *_AE.finditer(text)):
        word = match[0].replace("oe", "œ").replace("ae", "æ").replace("Oe", "Œ")
        yield *match.span(), _advise(word.replace("OE", "Œ").replace("AE", "Æ"))


def _find_stray_no_breaks(text: str) -> Found:
    """No-break spaces between two words, where no rule would set one."""
    if NO_BREAK not in text and NARROW not in text:
        return
    plain = text.replace(NO_BREAK, " ").replace(NARROW, " ")
    line, options = Line(plain, plain), Options()
    wanted = {edit.start for rule in RULES for edit in rule.find_edits(line, options)}
    for match in _TIED.finditer(text):
        if match.start(1) not in wanted:
            yield (
                *match.span(),
                "une espace insécable sépare ces deux mots\u00a0; mettez une espace",
            )


def _find_currencies(text: str) -> Found:
    for match in _CURRENCY.finditer(text):
        yield *match.span(), _advise(f"{match[2]}{NO_BREAK}{match[1]}")


def _find_hyphens(text: str) -> Found:
    for match in _HYPHENS.finditer(text):
        yield *match.span(1), _advise(f"–{NO_BREAK}{match[2]}{NO_BREAK}–")


def _find_copyrights(text: str) -> Found:
    for match in _COPYRIGHT.finditer(text):
        yield *match.span(), f"s’il s’agit du droit d’auteur, écrivez {_quote('©')}"


def _find_times(text: str) -> Found:
    for match in _TIMES.finditer(text):
        right = f"{match[1]}{NO_BREAK}×{NO_BREAK}{match[2]}"
        yield *match.span(), f"si l’on multiplie, écrivez {_quote(right)}"


def _find_final_period(text: str) -> Found:
    if match := _FINAL_PERIOD.search(text):
        yield *match.span(), "un titre ne prend pas de point final"


_FINDERS: tuple[Callable[[str], Found], ...] = (
    _find_capital_a,
    _find_bare_capitals,
    _find_bare_ligatures,
    _find_stray_no_breaks,
    _find_currencies,
    _find_hyphens,
    _find_copyrights,
    _find_times,
)


def _advise(right: str) -> str:
    return f"écrivez {_quote(right)}"


def _quote(text: str) -> str:
    return f"«{NO_BREAK}{text}{NO_BREAK}»"
