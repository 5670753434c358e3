"""Faults are told with their rule and their place, and none is left once a text is typeset."""

import pytest

from plugins.typography.html import typeset_html
from plugins.typography.lint import Fault, find_faults
from plugins.typography.options import RULE_IDS, Options, build_options

OPTIONS = Options()
FAULTS = {
    "P1": "Un café !",
    "P2": "Un café :",
    "P3": "Un café ?!",
    "G1": "«oui»",
    "G2": '"oui"',
    "G3": "l'été",
    "E1": "oui...",
    "L1": "oui , non",
    "N1": "10%",
    "N2": "3 ans",
    "N3": "10 000",
    "N4": "10 mai",
    "T1": "M. Dupont",
    "O1": "le 2ème",
    "D1": "– Oui",
    "D2": "un – deux – trois",
    "Z": "un\u00a0 deux",
}


def test_there_is_a_fault_for_every_rule() -> None:
    assert set(FAULTS) == set(RULE_IDS)


@pytest.mark.parametrize("rule", RULE_IDS)
def test_each_rule_finds_its_fault_and_leaves_none(rule: str) -> None:
    assert {fault.rule for fault in find_faults(FAULTS[rule], OPTIONS)} == {rule}
    assert find_faults(typeset_html(FAULTS[rule], OPTIONS), OPTIONS) == []


def test_a_fault_has_a_place_an_excerpt_and_a_french_sentence() -> None:
    source = "<p>Bonjour.</p>\n<p>Un &eacute;t&eacute; <em>sans</em> pluie !</p>"
    assert find_faults(source, OPTIONS) == [
        Fault(
            offset=source.index(" !"),
            rule="P1",
            excerpt="sans pluie !",
            message="une espace fine insécable avant ; ! ou ?",
        )
    ]


def test_a_whole_page_is_read_without_code_attributes_nor_other_languages() -> None:
    page = (
        '<!doctype html><html lang="fr"><head><title>Oui !</title><meta content="a !">'
        "<script>a ? b : c</script></head><body><nav>Menu :</nav><code>a !</code>"
        '<p lang="en">No !</p><p class="no-typo">a !</p></body></html>'
    )
    assert [(f.rule, f.excerpt) for f in find_faults(page, OPTIONS)] == [
        ("P1", "Oui !"),
        ("P2", "Menu :"),
    ]


def test_a_page_in_another_language_has_no_fault() -> None:
    assert find_faults('<html lang="en"><p>No !</p></html>', OPTIONS) == []


def test_a_rule_that_warns_is_told_and_one_that_is_off_is_not() -> None:
    options = build_options({"rules": {"P1": "warn", "P2": "off"}})
    typeset = typeset_html("Oui ! Voici :", options)
    assert [fault.rule for fault in find_faults(typeset, options)] == ["P1"]
