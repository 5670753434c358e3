"""Headings in capitals are proposed in sentence case; nothing is guessed."""

import pytest

from plugins.wordpress_import.saved_page.capitals import (
    build_lexicon,
    is_in_capitals,
    propose_case,
)

LINES = (
    "Hier, j’ai revu Karine grâce à LinkedIn, et le club des CHO.",
    "Le réseau, je déteste : un réseau se construit, à son rythme.",
    "Il faut s’intéresser aux autres, et il a raison.",
    "CE GRAND MÉCHANT LOUP ÉTERNEL",
    "photo-du-reseau-en-2017",
)
LEXICON = build_lexicon(LINES, ["ERO", "CV"], ["Bénédicte"])


@pytest.mark.parametrize(
    ("typed", "proposed"),
    [
        ("ACCEPTER DE PARTIR DE RIEN !", "Accepter de partir de rien !"),
        ("LE GRAND RESEAU", "Le grand réseau"),
        ("S’INTERESSER A KARINE", "S’intéresser a Karine"),
        ("LINKEDIN, LE CV ET L’ERO", "LinkedIn, le CV et l’ERO"),
        ("UN E.R.O. AU CHO", "Un E.R.O. au CHO"),
        ("BENEDICTE ET LE LOUP", "Bénédicte et le loup"),
        ("LOUP ETERNEL", "Loup éternel"),
        ("RIEN ? TOUT ! ENFIN… OUI", "Rien ? Tout ! Enfin… Oui"),
        ("« DITES MERCI »", "« Dites merci »"),
        ("LE SMIC AU XXI SIECLE", "Le smic au XXI siecle"),
        ("LE BTS ET LE PDF", "Le BTS et le PDF"),
    ],
)
def test_capitals_become_a_sentence(typed: str, proposed: str) -> None:
    assert propose_case(typed, LEXICON) == proposed


def test_a_word_that_could_be_two_gets_no_accent() -> None:
    lexicon = build_lexicon(["Il a marché jusqu’au marché, forcé."])
    assert propose_case("MARCHE FORCE", lexicon) == "Marche force"


@pytest.mark.parametrize("line", ["CE GRAND MÉCHANT", "EN CONCLUSION.", "POURQUOI ?", "L’ÉTÉ 2017"])
def test_a_heading_in_capitals_is_seen(line: str) -> None:
    assert is_in_capitals(line)


@pytest.mark.parametrize(
    "line", ["NON !", "Le CV", "E.R.O.", "2017", "", "A" * 201, "日本語の見出し"]
)
def test_what_is_no_heading_is_left(line: str) -> None:
    assert not is_in_capitals(line)
