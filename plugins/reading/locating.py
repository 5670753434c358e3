"""The lines of a source at which an address stands. Core; asked only about faulty addresses."""

import html
import re
from urllib.parse import unquote

from plugins.reading.masking import mask_code
from plugins.reading.source import Source


def find_lines(source: Source, target: str) -> list[int]:
    """The lines of the text that hold the address `target`; its first line when none does."""
    body = source.body
    first = source.body_line
    for text in (mask_code(body).text, body):
        for spelling in dict.fromkeys((target, html.escape(target), unquote(target))):
            places = [match.start() for match in _build_pattern(spelling).finditer(text)]
            if places:
                return sorted({first + text.count("\n", 0, place) for place in places})
    return [first]


def _build_pattern(spelling: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w/#]){re.escape(spelling)}(?![\w/#-])")
