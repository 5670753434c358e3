"""What is left to the author is found, with its line."""

import pytest

from plugins.typography.advice import find_advice, find_line
from plugins.typography.options import Options, build_options

SOURCE = "Title: x\n\nUn mot.\n\nA *vous*\u00a0de\njouer !\n"


@pytest.mark.parametrize(
    ("excerpt", "line"),
    [("Un mot", 3), ("A vous", 5), ("de jouer", 5), ("absent", None), ("…", None)],
)
def test_words_are_found_whatever_separates_them(excerpt: str, line: int | None) -> None:
    assert find_line(SOURCE, excerpt) == line


def test_only_rules_that_warn_are_reported() -> None:
    body = "<p>Oui ! 56%</p>"
    assert find_advice(body, "Titre", Options()) == []
    (fault,) = find_advice(body, "Titre", build_options({"rules": {"N1": "warn"}}))
    assert "56%" in fault.excerpt


def test_wordings_are_found_in_title_and_text() -> None:
    assert len(find_advice("<p>A vous de jouer.</p>", "Etat des lieux", Options())) == 2
