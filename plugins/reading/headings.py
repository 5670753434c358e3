"""The headings of a text: none is a second title, and none skips a level. Core."""

import re
from collections.abc import Iterator

from plugins.reading.problems import Problem, build_warning
from plugins.shared.kinds import HEADING

_HASHES = re.compile(r"(?P<signs>#{1,6})(?P<text>.*)")
_UNDERLINE = re.compile(r"(?P<sign>[=-])(?P=sign)* *")
_ELEMENT = re.compile(r" {0,3}<h(?P<level>[1-6])\b", re.IGNORECASE)


def find_heading_problems(text: str, first: int) -> Iterator[Problem]:
    """Problems of the headings of `text`, whose first line is the line `first` of its file."""
    previous = 1
    for index, level in _find_levels(text.split("\n")):
        if level == 1:
            yield build_warning(
                first + index,
                "un intertitre commence par ##\u00a0: le titre de la page est déjà dans Title",
                HEADING,
            )
        elif level > previous + 1:
            right = "#" * (previous + 1)
            yield build_warning(
                first + index,
                f"cet intertitre saute un niveau\u00a0: écrivez {right} ici",
                HEADING,
            )
        previous = level


def _find_levels(lines: list[str]) -> Iterator[tuple[int, int]]:
    """`(index of the line, level)` of each heading."""
    for index, line in enumerate(lines):
        hashes, element = _HASHES.match(line), _ELEMENT.match(line)
        if hashes and hashes["text"].strip(" #"):
            yield index, len(hashes["signs"])
        elif element:
            yield index, int(element["level"])
        elif _starts_paragraph(lines, index) and index + 1 < len(lines):
            underline = _UNDERLINE.fullmatch(lines[index + 1])
            if underline:
                yield index, 1 if underline["sign"] == "=" else 2


def _starts_paragraph(lines: list[str], index: int) -> bool:
    return bool(lines[index].strip()) and (index == 0 or not lines[index - 1].strip())
