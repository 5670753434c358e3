"""The rules in the order they are applied, and what each of them holds against a text. Core."""

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

from plugins.typography.apostrophes import curl_apostrophes
from plugins.typography.characters import NARROW, NO_BREAK
from plugins.typography.dashes import tie_aside_dashes, tie_reply_dash
from plugins.typography.ellipsis import set_suspension_points
from plugins.typography.layout import close_up_punctuation
from plugins.typography.line import Edit, Line, apply_edits
from plugins.typography.numbers import group_thousands, space_signs, tie_units_and_nouns
from plugins.typography.options import Options
from plugins.typography.ordinals import raise_ordinals
from plugins.typography.protection import protect
from plugins.typography.punctuation import space_colon, space_high_group, space_high_sign
from plugins.typography.quotes import pair_quotes, space_guillemets
from plugins.typography.references import tie_references
from plugins.typography.spaces import set_free_spaces
from plugins.typography.titles import tie_titles


class Rule(NamedTuple):
    """`find_edits` reads a line; `fault` says in French what its edits mend.

    A line with none of `signs` holds nothing for it, and is not even read; `writes` are those that
    its edits may bring, if a rule looks for them. None brings what only a rule before it looks for.
    """

    id: str
    find_edits: Callable[[Line, Options], Iterator[Edit]]
    fault: str
    signs: frozenset[str]
    writes: frozenset[str] = frozenset()


_FIGURES = frozenset("0123456789")
_HIGH = frozenset("!?;")
_DASHES = frozenset("–—-")
_BLANK = frozenset(NO_BREAK)
_FINE = frozenset(NARROW)


RULES = (
    Rule(
        "E1",
        set_suspension_points,
        "les points de suspension sont un seul signe, et jamais après etc.",
        frozenset(".…"),
        frozenset(".…"),
    ),
    Rule(
        "L1",
        close_up_punctuation,
        "pas d’espace avant , et . ni à l’intérieur des parenthèses",
        frozenset(",.()"),
    ),
    Rule(
        "G2",
        pair_quotes,
        "les guillemets droits s’écrivent « », et “ ” dans une citation",
        frozenset('"'),
        frozenset("«»") | _BLANK,
    ),
    Rule(
        "G3",
        curl_apostrophes,
        "l’apostrophe s’écrit ’ et se colle au mot qui la suit",
        frozenset("'’"),
        frozenset("’"),
    ),
    Rule(
        "G1",
        space_guillemets,
        "une espace insécable à l’intérieur des guillemets « »",
        frozenset("«»"),
        _BLANK,
    ),
    Rule(
        "P3", space_high_group, "une espace fine insécable avant le groupe de signes", _HIGH, _FINE
    ),
    Rule("P1", space_high_sign, "une espace fine insécable avant ; ! ou ?", _HIGH, _FINE),
    Rule("P2", space_colon, "une espace insécable avant les deux-points", frozenset(":"), _BLANK),
    Rule(
        "N1",
        space_signs,
        "une espace insécable entre le nombre et son signe",
        frozenset("%‰€£$¥฿₿¢"),
        _BLANK,
    ),
    Rule(
        "N3",
        group_thousands,
        "une espace fine insécable entre les groupes de chiffres",
        _FIGURES,
        _FINE,
    ),
    Rule(
        "N4",
        tie_references,
        "une espace insécable dans une date, une heure ou une référence",
        _FIGURES | frozenset("IVXLC"),
        _BLANK,
    ),
    Rule(
        "O1",
        raise_ordinals,
        "un ordinal s’écrit 1er, 1re, 2e, les lettres en exposant",
        _FIGURES | frozenset("IVX"),
        _BLANK,
    ),
    Rule(
        "N2",
        tie_units_and_nouns,
        "une espace insécable entre le nombre et ce qu’il compte",
        _FIGURES,
        _BLANK,
    ),
    Rule(
        "T1",
        tie_titles,
        "une espace insécable entre le titre ou l’initiale et le nom",
        frozenset("MDPV."),
        _BLANK,
    ),
    Rule(
        "D1",
        tie_reply_dash,
        "une espace insécable après le tiret d’une réplique",
        _DASHES,
        _DASHES | _BLANK,
    ),
    Rule(
        "D2",
        tie_aside_dashes,
        "une espace insécable à l’intérieur des tirets d’une incise",
        _DASHES,
        _DASHES | _BLANK,
    ),
    Rule(
        "Z",
        set_free_spaces,
        "une espace insécable à côté d’une espace ordinaire ne retient rien",
        _BLANK | _FINE,
    ),
)

_LONGEST_CHAIN = 4


def typeset_line(line: Line, options: Options) -> Line:
    """The line, by every rule that is to be applied, until none has anything more to say.

    One rule may prepare the work of another (a face made of what was left of a sentence, a quote
    that now closes); a second reading is almost always the last, and a short one: the rules after
    the last that edited have read the very same line, unless other spans are protected now.
    """
    if line.is_blank():
        return line
    rules = choose_rules(line.shown, options.fixed)
    read, count = protect(line, options.brands), len(rules)
    for _ in range(_LONGEST_CHAIN):
        typeset, edited = _apply_once(read, rules, count, options)
        if typeset.shown == line.shown and len(typeset.cells) == len(line.cells):
            return typeset
        line, read = typeset, protect(typeset, options.brands)
        count = edited if read is typeset else len(rules)
    return line


def find_edits(line: Line, options: Options) -> Iterator[tuple[Rule, Edit]]:
    """What each rule that is not silent would change in a line, were it the only one."""
    read = protect(line, options.brands)
    signs = frozenset(read.text)
    for rule in _list_rules(options.told):
        if not rule.signs.isdisjoint(signs):
            for edit in rule.find_edits(read, options):
                yield rule, edit


def choose_rules(text: str, ids: frozenset[str]) -> list[Rule]:
    """The rules among `ids` that may find something in `text`, or in what others write in it."""
    signs = set(text)
    chosen: list[Rule] = []
    for rule in _list_rules(ids):
        if not rule.signs.isdisjoint(signs):
            chosen.append(rule)
            signs |= rule.writes
    return chosen


def _apply_once(line: Line, rules: list[Rule], count: int, options: Options) -> tuple[Line, int]:
    """The line by `rules`, and how many were read up to the last that edited it.

    Those beyond `count` are known to leave `line` as it is.
    """
    edited = 0
    for place, rule in enumerate(rules, 1):
        if place > count and not edited:
            break
        if edits := list(rule.find_edits(line, options)):
            line, edited = apply_edits(line, edits), place
    return line, edited


@lru_cache(maxsize=16)
def _list_rules(ids: frozenset[str]) -> tuple[Rule, ...]:
    return tuple(rule for rule in RULES if rule.id in ids)
