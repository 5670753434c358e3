"""Paragraphs that go on for so long that a reader on a screen loses the line. Core."""

import re
from collections.abc import Iterator

from plugins.reading.problems import Problem, build_advice
from plugins.shared.kinds import LONG_PARAGRAPH

MOST_WORDS = 150
_FEWEST_SIGNS = 2 * MOST_WORDS + 1
"""Of one word more, each with a sign between it and the next: what is shorter is not counted."""

_NO_PROSE = re.compile(r"(?:[#>|<]| {0,3}(?:[-*+]|\d+[.)]) |\[\^)")
_ADDRESS = re.compile(r"\]\([^()\s]*(?:\s+\"[^\"\n]*\")?\)|<[^<>]*>|\{:?[^{}]*\}")
_WORD = re.compile(r"\w+(?:[-’']\w+)*")
_BREAKS = ("  ", "\\")
"""At the end of a line, they are a break."""


def find_long_paragraphs(text: str, first: int) -> Iterator[Problem]:
    """An advice for each long paragraph of `text`, whose first line is `first` of its file."""
    for index, paragraph in _split(text):
        if len(paragraph) < _FEWEST_SIGNS:
            continue
        words = len(_WORD.findall(_ADDRESS.sub(" ", paragraph)))
        if words > MOST_WORDS and not _NO_PROSE.match(paragraph):
            yield build_advice(
                first + index,
                f"ce paragraphe compte {words}\u00a0mots d’une traite\u00a0: "
                "une ligne vide, là où l’idée change, le rendrait plus facile à lire",
                LONG_PARAGRAPH,
            )


def _split(text: str) -> Iterator[tuple[int, str]]:
    """`(index of its first line, text)` of each run of lines without a break between them."""
    run: list[str] = []
    for index, line in enumerate([*text.split("\n"), ""]):
        is_blank = not line or line.isspace()
        if not is_blank:
            run.append(line)
        if run and (is_blank or line.endswith(_BREAKS)):
            yield index - len(run) + (0 if is_blank else 1), "\n".join(run)
            run = []
