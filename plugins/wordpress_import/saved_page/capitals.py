"""Headings typed in capitals, proposed in sentence case. Core: text in, text out.

What stays in capitals, takes a capital or gets its accent back does so because the article itself
spells it so elsewhere, or because the blog knows it; nothing else is guessed.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

_WORD = re.compile(r"[^\W\d_]+")
_NO_PROSE = re.compile(r"\S*(?:[/@_]|-[^\s-]{1,40}-[^\s-]{1,40}-)\S*")
_OPENS = re.compile(r"(?:\A|[.!?…:;«“\"(\[•▪◦‣·*–—-])[\s\u00a0\u202f«“\"(]*\Z")
_ENDS = re.compile(r"(?:[!?…]|(?<![\s.’'][^\W\d_])\.)[\s\u00a0\u202f»”\"]*\s\Z")
_DOTTED = re.compile(r"(?:[^\W\d_]\.){2,}")
_NUMERAL = re.compile(r"[IVX]{2,}")
_VOWELS = frozenset("aeiouy")
_BEHIND = 12
_LONGEST = 200
_ENOUGH_LETTERS = 4
_ACUTE_TAIL = re.compile(r"e{1,2}s?\Z")
_HOMOGRAPHS = frozenset(
    "a la ou des du sur mur cru fut eut notre votre cote cotes tache taches tacher pecher "  # noqa: SIM905
    "pecheur pecheurs mat jeune colle roder".split()
)


@dataclass(frozen=True)
class Lexicon:
    """How the article spells its words, by their letters without accents, in lower case."""

    inside: dict[str, set[str]] = field(default_factory=dict)
    """Within sentences, where a capital means a name."""
    anywhere: dict[str, set[str]] = field(default_factory=dict)
    """In lower case, wherever they stand."""
    acronyms: frozenset[str] = frozenset()


def is_in_capitals(text: str) -> bool:
    """Whether `text` is a line of several words, or of a long one, all in capitals."""
    letters = [sign for sign in text[: _LONGEST + 1] if sign.isalpha()]
    if len(text) > _LONGEST or len(letters) < _ENOUGH_LETTERS:
        return False
    return not any(sign.islower() for sign in letters) and any(map(str.isupper, letters))


def build_lexicon(
    lines: Iterable[str], acronyms: Iterable[str] = (), names: Iterable[str] = ()
) -> Lexicon:
    """The spellings of all `lines`; of those in capitals, only what bears an accent tells any.

    `names` are of persons, and known wherever they stand.
    """
    inside: defaultdict[str, set[str]] = defaultdict(set)
    anywhere: defaultdict[str, set[str]] = defaultdict(set)
    for line in lines:
        in_capitals = is_in_capitals(line)
        for match in _WORD.finditer(" ".join(w for w in line.split() if not _NO_PROSE.match(w))):
            key, text = fold_word(match[0]), match.string
            if not (in_capitals and match[0].isascii()):
                anywhere[key].add(match[0].lower())
            if not (
                in_capitals or _OPENS.search(text[max(0, match.start() - _BEHIND) : match.start()])
            ):
                inside[key].add(match[0])
    for name in names:
        if all(word[:1].isupper() for word in name.split()):
            for word in _WORD.findall(name):
                inside[fold_word(word)].add(word)
    return Lexicon(dict(inside), dict(anywhere), frozenset(acronyms))


def propose_case(text: str, lexicon: Lexicon) -> str:
    """`text` in sentence case."""
    kept = [match.span() for match in _DOTTED.finditer(text)]
    first = next((match.start() for match in _WORD.finditer(text)), 0)

    def replace(match: re.Match[str]) -> str:
        if any(start <= match.start() < end for start, end in kept):
            return match[0]
        word = _spell(match[0], lexicon)
        before = text[max(0, match.start() - _BEHIND) : match.start()]
        opens = match.start() <= first or _ENDS.search(before)
        return word[:1].upper() + word[1:] if opens and word.islower() else word

    return _WORD.sub(replace, text)


def fold_word(word: str) -> str:
    """The letters of `word` without case, accents and ligatures."""
    plain = word.lower().replace("œ", "oe").replace("æ", "ae")
    decomposed = unicodedata.normalize("NFKD", plain)
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))


def _spell(word: str, lexicon: Lexicon) -> str:
    if word in lexicon.acronyms:
        return word
    key, lower = fold_word(word), word.lower()
    inside = lexicon.inside.get(key, set())
    if len(inside) == 1:
        form = next(iter(inside))
        if not form.islower():
            return form
    if not inside and (_NUMERAL.fullmatch(word) or _has_no_vowel(key)):
        return word
    return _restore_accents(lower, lexicon.anywhere.get(key, set()))


def _has_no_vowel(key: str) -> bool:
    return len(key) > 1 and not _VOWELS & set(key)


def _restore_accents(lower: str, spellings: set[str]) -> str:
    """The one spelling of the article, where no other word has the same letters."""
    if len(spellings) != 1 or not lower.isascii() or lower in _HOMOGRAPHS:
        return lower
    spelling = next(iter(spellings))
    tail = _ACUTE_TAIL.search(lower)
    beginning = lower[: tail.start()] if tail else lower
    if tail and spelling.startswith(beginning):
        return lower  # « marche » or « marché »
    return spelling
