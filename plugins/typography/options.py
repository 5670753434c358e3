"""What the site decides: which rules are applied, and a few lists of words. Core."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from typing import Any

from plugins.typography.vocabulary import BRANDS, STOP_WORDS, UNITS


class Mode(Enum):
    """A rule corrects, only warns the author, or is silent."""

    FIX = "fix"
    WARN = "warn"
    OFF = "off"


_IDS = "P1 P2 P3 G1 G2 G3 E1 L1 N1 N2 N3 N4 T1 O1 D1 D2 Z"
RULE_IDS = tuple(_IDS.split())
"""The rules that have a switch; what protects text from them has none."""


def _fix_all() -> Mapping[str, Mode]:
    return dict.fromkeys(RULE_IDS, Mode.FIX)


@dataclass(frozen=True)
class Options:
    """`modes` by rule id; `brands` end in a sign and stay as they are, such as `Yahoo!`.

    `units` stick to their number; `stop_words` never do, though a number stands before them.
    """

    modes: Mapping[str, Mode] = field(default_factory=_fix_all)
    brands: frozenset[str] = BRANDS
    units: frozenset[str] = UNITS
    stop_words: frozenset[str] = STOP_WORDS

    @cached_property
    def fixed(self) -> frozenset[str]:
        """The ids of the rules that are applied; worked out once, for it is asked of each line."""
        return frozenset(rule for rule in RULE_IDS if self.get_mode(rule) is Mode.FIX)

    @cached_property
    def told(self) -> frozenset[str]:
        """The ids of the rules that are not silent."""
        return frozenset(rule for rule in RULE_IDS if self.get_mode(rule) is not Mode.OFF)

    def get_mode(self, rule: str) -> Mode:
        """The mode of a rule; one that is not named is applied."""
        return self.modes.get(rule, Mode.FIX)


_LISTS = ("brands", "units", "stop_words")


def build_options(settings: Mapping[str, Any]) -> Options:
    """Options from `{"rules": {"N1": "warn"}, "brands": […], "units": […], "stop_words": […]}`.

    Every key may be left out; lists add to ours. Raises ValueError with the key that is wrong.
    """
    for key in settings:
        if key != "rules" and key not in _LISTS:
            raise ValueError(f"Unknown key {key!r}: expected one of rules, {', '.join(_LISTS)}.")
    base = Options()
    lists = {key: getattr(base, key) | _read_words(key, settings.get(key, ())) for key in _LISTS}
    return Options(modes=_read_modes(settings.get("rules", {})), **lists)


def _read_modes(rules: Any) -> Mapping[str, Mode]:
    if not isinstance(rules, Mapping):
        raise ValueError(f"Key 'rules' must map rule ids to modes, not {rules!r}.")
    return {**_fix_all(), **{rule: _read_mode(rule, rules[rule]) for rule in rules}}


def _read_mode(rule: Any, mode: Any) -> Mode:
    if rule not in RULE_IDS:
        raise ValueError(
            f"Unknown rule {rule!r} in 'rules': expected one of {', '.join(RULE_IDS)}."
        )
    try:
        return Mode(mode)
    except ValueError:
        modes = ", ".join(each.value for each in Mode)
        raise ValueError(f"Rule {rule!r} has mode {mode!r}: expected one of {modes}.") from None


def _read_words(key: str, words: Any) -> frozenset[str]:
    if isinstance(words, str) or not isinstance(words, Iterable):
        raise ValueError(f"Key {key!r} must be a list of words, not {words!r}.")
    found = frozenset(words)
    for word in found:
        if not isinstance(word, str) or not word.strip():
            raise ValueError(f"Key {key!r} must hold words, not {word!r}.")
    return found
