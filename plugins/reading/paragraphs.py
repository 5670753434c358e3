"""Paragraphs that go on for so long that a reader on a screen loses the line. Core."""

import re
from collections.abc import Iterator

from plugins.reading.problems import Problem, build_advice
from plugins.shared.kinds import LONG_PARAGRAPH

MOST_WORDS = 150

_NO_PROSE = re.compile(r"(?:[#>|<]| {0,3}(?:[-*+]|\d+[.)]) |\[\^)")
_ADDRESS = re.compile(r"\]\([^()\s]*(?:\s+\"[^\"\n]*\")?\)|<[^<>]*>|\{:?[^{}]*\}")
_WORD = re.compile(r"\w+(?:[-’']\w+)*")
_BREAK = re.compile(r"(?:  |\\)$|^\s*$")


def find_long_paragraphs(text: str, first: int) -> Iterator[Problem]:
    """An advice for each long paragraph of `text`, whose first line is `first` of its file."""
    for index, paragraph in _split(text):
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
        if line.strip():
            run.append(line)
        if run and _BREAK.search(line):
            yield index - len(run) + (1 if line.strip() else 0), "\n".join(run)
            run = []
