"""The typographic faults of a fragment or of a whole page; it changes nothing. Core."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from plugins.typography.line import Edit, Line
from plugins.typography.options import Options
from plugins.typography.rules import find_edits
from plugins.typography.zones import read_part

_EXCERPT = re.compile(r"\S{0,24}\s?\S{0,24}\s?")
_BEFORE = re.compile(r"\S{0,24}\s?\S{0,24}\Z")
_AROUND = 48


@dataclass(frozen=True, order=True)
class Fault:
    """What breaks a rule, at `offset` in the source; `excerpt` is what the reader sees there."""

    offset: int
    rule: str
    excerpt: str
    message: str


def find_faults(source: str, options: Options, lang: str = "fr") -> list[Fault]:
    """The faults of the French in `source`, in order, by every rule that is not off.

    Code, other languages and what is exempt are not read; nor are attributes.
    """
    return find_in_part(source, options, lang)[0]


def find_in_part(source: str, options: Options, lang: str) -> tuple[list[Fault], list[str] | None]:
    """The faults of a piece of a page, and the names of the elements that it leaves open.

    None instead of the names where a tag, a comment or a script may go on after it.
    """
    lines, left_open = read_part(source, lang)
    french = (line for line in lines if line.lang == "fr")
    return sorted(fault for line in french for fault in _find_in(line, options)), left_open


def _find_in(line: Line, options: Options) -> Iterator[Fault]:
    for rule, edit in find_edits(line, options):
        offset = line.find_offset(edit.start)
        yield Fault(offset, rule.id, _cut_excerpt(line.shown, edit), rule.fault)


def _cut_excerpt(text: str, edit: Edit) -> str:
    """A word or two on each side of an edit."""
    before = _BEFORE.search(text, max(0, edit.start - _AROUND), edit.start)
    after = _EXCERPT.match(text, edit.end)
    start = before.start() if before else edit.start
    return text[start : after.end() if after else edit.end].strip()
