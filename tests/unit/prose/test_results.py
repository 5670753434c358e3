"""What the program says becomes advice at the right line; what is noise is not told."""

import json
from typing import Any

import pytest

from plugins.prose.results import fold, parse_results, parse_vocabulary
from plugins.prose.stripping import Words
from plugins.shared.findings import Finding, Severity
from plugins.shared.kinds import GRAMMAR, SPELLING

WORDS = Words("Je ne sait pas.\n\nCe mot inconu est là.", (7, 8, 9))
GRAMMAR_ERROR: dict[str, Any] = {
    "sRuleId": "g2__conj_je__b3_a2_1",
    "sType": "conj",
    "sMessage": "Conjugaison erronée.",
    "aSuggestions": ["sais"],
    "sUnderlined": "sait",
    "sAfter": " pas.",
    "nStartY": 1,
    "nStartX": 6,
}
SPELLING_ERROR: dict[str, Any] = {
    "sValue": "inconu",
    "aSuggestions": ["inconnu", "inconnus", "insinue"],
    "nStartY": 3,
    "nStartX": 7,
}


def parse(
    grammar: dict[str, Any] | None = None,
    spelling: dict[str, Any] | None = None,
    known: frozenset[str] = frozenset(),
    words: Words = WORDS,
) -> list[Finding]:
    """The findings in one paragraph with these changes to a fault of each kind."""
    paragraph = {
        "lGrammarErrors": [] if grammar is None else [GRAMMAR_ERROR | grammar],
        "lSpellingErrors": [] if spelling is None else [SPELLING_ERROR | spelling],
    }
    return parse_results(json.dumps({"data": [paragraph]}), words, "content/a.md", known)


def test_a_fault_of_grammar_is_advice_with_its_line() -> None:
    message = "«\u00a0sait\u00a0»\u00a0: conjugaison erronée\u00a0; peut-être «\u00a0sais\u00a0»."
    assert parse({}) == [Finding("content/a.md", 7, message, Severity.ADVICE, GRAMMAR)]


def test_an_unknown_word_is_advice_with_the_words_that_are_close() -> None:
    [finding] = parse(spelling={})
    assert (finding.line, finding.severity, finding.kind) == (9, Severity.ADVICE, SPELLING)
    assert "peut-être «\u00a0inconnu\u00a0» ou «\u00a0inconnus\u00a0»." in finding.message
    assert "insinue" not in finding.message
    assert finding.message.endswith("ajoutez-le à content/vocabulaire.txt.")


@pytest.mark.parametrize(
    "grammar",
    [
        {"sRuleId": "p_sigle2"},
        {"sRuleId": "majuscule_début_paragraphe"},
        {"sType": "imp", "sAfter": " «\u00a0je\u00a0»"},
    ],
)
def test_what_was_seen_to_be_wrong_is_not_told(grammar: dict[str, Any]) -> None:
    assert parse(grammar) == []


@pytest.mark.parametrize(
    ("text", "word", "told"),
    [
        ("Voici Mominzecity.", "Mominzecity", False),
        ("Mominzecity est là.", "Mominzecity", True),
        ("Fini. Inconu, lui.", "Inconu", True),
        ("Le CHO parle.", "CHO", False),
        ("Le RESEAU parle.", "RESEAU", True),
        ("Dites «\u00a0ourcompany\u00a0».", "ourcompany", False),
        ("Un masterclass.", "masterclass", True),
    ],
)
def test_names_are_no_faults(text: str, word: str, told: bool) -> None:
    place = {"sValue": word, "nStartY": 1, "nStartX": text.index(word)}
    assert bool(parse(spelling=place, words=Words(text, (7,)))) is told


def test_a_word_of_the_blog_is_known_whatever_its_case_and_apostrophe() -> None:
    known = parse_vocabulary("# notes\nInconu # un mot\n\nl'hôte\n")
    assert known == {"inconu", "l'hôte"}
    assert parse(spelling={}, known=frozenset(known)) == []
    assert fold("L’Hôte") in known


def test_a_suggestion_that_is_already_said_is_not_said_again() -> None:
    [finding] = parse({"sMessage": "Écrivez “peut-être”.", "aSuggestions": ["peut-être"]})
    assert finding.message == "«\u00a0sait\u00a0»\u00a0: écrivez “peut-être”."


def test_nothing_wrong_is_nothing_to_say() -> None:
    assert parse() == []
