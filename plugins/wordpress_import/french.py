"""French for the report: titles, enumerations, and lines of eighty columns. Core."""

import re
import textwrap
from collections.abc import Iterable

NBSP = "\u00a0"
_OPENING, _CLOSING = re.compile(r"«\s?"), re.compile(r"\s?»")
WIDTH = 80


def wrap(text: str, first: str = "", rest: str = "") -> list[str]:
    """`text` on lines of `WIDTH` signs at most; a no-break space is never a break."""
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    ) or [first.rstrip()]


def quote(title: str) -> str:
    """`title` between guillemets; those that it holds become quotation marks."""
    inner = _CLOSING.sub("”", _OPENING.sub("“", title))
    return f"«{NBSP}{inner}{NBSP}»"


def join(names: Iterable[str]) -> str:
    """`a, b et c`."""
    *others, last = list(names) or [""]
    return f"{', '.join(others)} et {last}" if others else last
