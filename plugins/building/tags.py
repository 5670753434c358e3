"""The tags of a template: which one is left open, which one closes nothing. Core.

Read only where Jinja has refused a template: it says where it stopped, and this says where to mend.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

CLOSERS = {
    name: f"end{name}"
    for name in ("if", "for", "block", "macro", "call", "filter", "with", "autoescape", "set")
}
KNOWN = {*CLOSERS, *CLOSERS.values(), "elif", "else", "raw", "endraw", "include", "import", "from"}
KNOWN |= {"extends"}

_CLOSES = {"{{": "}}", "{%": "%}", "{#": "#}"}
_OPENING = re.compile(r"\{[{%#]")
_STRINGS = r"\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'"
_WHOLE = {
    "{{": re.compile(rf"(?:{_STRINGS}|(?!\}}\}}|\{{\{{|\{{%)[^\"'])*\}}\}}", re.DOTALL),
    "{%": re.compile(rf"(?:{_STRINGS}|(?!%\}}|\{{\{{|\{{%)[^\"'])*%\}}", re.DOTALL),
    "{#": re.compile(r".*?#\}", re.DOTALL),
}
_STOP = re.compile(r"\}\}|%\}|\{\{|\{%|\Z")
_NAME = re.compile(r"[-+]?\s*(\w+)(.*?)[-+]?%\}\Z", re.DOTALL)
_RAW_END = re.compile(r"\{%[-+]?\s*endraw\s*[-+]?%\}")


@dataclass(frozen=True)
class Tag:
    """A `{% name … %}`, its line, and how it is written."""

    name: str
    line: int
    text: str

    @property
    def opens(self) -> bool:
        """Whether it has to be closed; `{% set x = 1 %}` has not."""
        return self.name in CLOSERS and not (self.name == "set" and "=" in self.text)


@dataclass(frozen=True)
class Flaw:
    """A delimiter or a quote that is never closed, with the line where it opens."""

    line: int
    opened: str
    missing: str


@dataclass(frozen=True)
class Mismatch:
    """What is open when `closer` comes (None: the end of the file)."""

    open_tags: tuple[Tag, ...]
    closer: Tag | None


def find_flaw(source: str) -> Flaw | None:
    """The first delimiter of `source` that is never closed, or the quote that prevents it."""
    return next((part for part in _scan(source) if isinstance(part, Flaw)), None)


def find_mismatch(source: str) -> Mismatch | None:
    """The first tag of `source` that closes something else than what is open, or nothing."""
    stack: list[Tag] = []
    for tag in _scan(source):
        if not isinstance(tag, Tag):
            return None
        if tag.opens:
            stack.append(tag)
        elif tag.name in CLOSERS.values():
            if not stack or CLOSERS[stack[-1].name] != tag.name:
                return Mismatch(tuple(stack), tag)
            stack.pop()
    return Mismatch(tuple(stack), None) if stack else None


def _scan(source: str) -> Iterator[Tag | Flaw]:
    position = 0
    while opening := _OPENING.search(source, position):
        whole = _WHOLE[opening[0]].match(source, opening.end())
        line = source.count("\n", 0, opening.start()) + 1
        if whole is None:
            yield _describe_flaw(source, opening, line)
            return
        position = whole.end()
        named = _NAME.match(whole[0]) if opening[0] == "{%" else None
        if named:
            yield Tag(named[1], line, opening[0] + whole[0])
            position = _skip_raw(source, position) if named[1] == "raw" else position


def _skip_raw(source: str, position: int) -> int:
    end = _RAW_END.search(source, position)
    return end.end() if end else len(source)


def _describe_flaw(source: str, opening: re.Match[str], line: int) -> Flaw:
    stop = _STOP.search(source, opening.end())
    inside = source[opening.end() : stop.start() if stop else None]
    closed = stop is not None and stop[0] == _CLOSES[opening[0]]
    for quote in "\"'":
        if closed and inside.count(quote) % 2:
            return Flaw(line + inside[: inside.rindex(quote)].count("\n"), quote, quote)
    return Flaw(line, opening[0], _CLOSES[opening[0]])
