"""What the site decides, and how it is told that it decides wrongly."""

from typing import Any

import pytest

from plugins.typography.html import typeset_html
from plugins.typography.options import RULE_IDS, Mode, Options, build_options
from tests.unit.typography.notation import mark


def test_every_rule_is_applied_unless_the_site_says_otherwise() -> None:
    options = build_options({"rules": {"N1": "warn", "O1": "off"}})
    assert options.get_mode("N1") is Mode.WARN
    assert options.get_mode("O1") is Mode.OFF
    assert {options.modes[rule] for rule in RULE_IDS} == set(Mode)
    assert set(Options().modes.values()) == {Mode.FIX}


def test_lists_add_to_ours() -> None:
    options = build_options({"brands": ["Ouf!"], "units": ["brasses"], "stop_words": ["tours"]})
    assert (
        mark(typeset_html("Ouf! 3 brasses, 3 tours, 3 km", options))
        == "Ouf! 3⍽brasses, 3 tours, 3⍽km"
    )


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"rule": {}}, "'rule'"),
        ({"rules": ["N1"]}, "'rules'"),
        ({"rules": {"N9": "fix"}}, "'N9'"),
        ({"rules": {"N1": "on"}}, "'N1' has mode 'on': expected one of fix, warn, off"),
        ({"rules": {"P4": "off"}}, "'P4'"),
        ({"brands": "Yahoo!"}, "'brands'"),
        ({"units": 3}, "'units'"),
        ({"units": ["km", 3]}, "'units'"),
        ({"stop_words": [" "]}, "'stop_words'"),
    ],
)
def test_a_wrong_key_is_named(settings: dict[str, Any], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        build_options(settings)
