"""Long paragraphs are pointed out; lists, quotations and broken ones are left alone."""

import pytest

from plugins.reading.paragraphs import MOST_WORDS, find_long_paragraphs
from plugins.shared.findings import Severity
from plugins.shared.kinds import LONG_PARAGRAPH

LONG = " ".join(["mot"] * (MOST_WORDS + 1))
FULL = " ".join(["mot"] * MOST_WORDS)


def _find_lines(text: str) -> list[int]:
    return [problem.line for problem in find_long_paragraphs(text, 10)]


def test_a_long_paragraph_is_an_advice_that_says_how_long() -> None:
    (problem,) = find_long_paragraphs(f"Court.\n\n{LONG}\n", 10)
    assert (problem.line, problem.severity) == (12, Severity.ADVICE)
    assert problem.kind == LONG_PARAGRAPH
    assert f"{MOST_WORDS + 1}\u00a0mots" in problem.message


def test_its_line_is_the_first_of_several() -> None:
    assert _find_lines("a\n\n" + LONG.replace(" mot mot mot", "\nmot mot mot") + "\n\nb") == [12]


def test_words_of_one_letter_are_counted() -> None:
    assert _find_lines(" ".join(["à"] * (MOST_WORDS + 1))) == [10]


@pytest.mark.parametrize(
    "text",
    [
        FULL,
        f"- {LONG}",
        f"1. {LONG}",
        f"> {LONG}",
        f"## {LONG}",
        f"[^note]: {LONG}",
        f"{FULL}  \n{FULL}",
        f"{FULL}\\\n{FULL}",
        f"{FULL}\n \n{FULL}",
        f'{FULL[:-4]} [mot](/a-b-c/d-e "Titre long")',
    ],
    ids=["full", "item", "number", "quote", "heading", "note", "spaces", "slash", "blank", "link"],
)
def test_what_is_not_too_long_is_left_alone(text: str) -> None:
    assert _find_lines(text) == []
