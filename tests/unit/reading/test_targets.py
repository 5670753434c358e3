"""Addresses that are wrong on any site."""

import pytest

from plugins.reading.scanning import Link
from plugins.reading.targets import find_target_problem


@pytest.mark.parametrize(
    ("target", "is_shown", "severity", "words"),
    [
        ("http://localhost:8000/a", False, "attention", "votre machine"),
        ("https://127.0.0.1/", False, "attention", "votre machine"),
        ("file:///home/x.pdf", False, "attention", "votre machine"),
        ("C:\\x.pdf", False, "attention", "votre machine"),
        ("http://exemple.fr/x.png", True, "attention", "content/images/"),
        ("//exemple.fr/x.png", True, "attention", "content/images/"),
        ("data:image/png;base64,AAAA", True, "attention", "content/images/"),
        ("https://exemple.fr/a.MP3?x=1", True, "attention", "content/documents/"),
        ("javascript:alert(1)", False, "erreur", "programme"),
        (" Java\nScript:x", False, "erreur", "programme"),
        ("http://[", False, "attention", "mal écrite"),
    ],
)
def test_a_wrong_address_is_reported(
    target: str, is_shown: bool, severity: str, words: str
) -> None:
    problem = find_target_problem(Link(target, is_shown), 7)
    assert problem is not None
    assert (problem.line, problem.severity.value) == (7, severity)
    assert words in problem.message


@pytest.mark.parametrize(
    ("target", "is_shown"),
    [
        ("https://exemple.fr/", False),
        ("http://exemple.fr/x.png", False),
        ("mailto:a@exemple.fr", False),
        ("/images/x.png", True),
        ("{static}/images/x.png", True),
        ("#note", False),
        ("", False),
    ],
)
def test_other_addresses_are_not(target: str, is_shown: bool) -> None:
    assert find_target_problem(Link(target, is_shown), 7) is None
