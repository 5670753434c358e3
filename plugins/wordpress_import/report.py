"""The report of an import: what came, what did not and why, what to look at. Core.

It is read in a terminal of eighty columns, and kept as Markdown. One shape for every sentence: what
others noted is typeset here.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from plugins.shared.numbers import count, format_number
from plugins.wordpress_import.counting import Row
from plugins.wordpress_import.french import NBSP, WIDTH, wrap
from plugins.wordpress_import.model import Note

_HIGH = re.compile(r" (?=[:;](?:\s|$)|[!?»](?:\s|$|[.,)]))|(?<=«) ")
_WORD = re.compile(r"[a-zà-ÿœ]+[’ ,]")
_MARGIN = 9


@dataclass(frozen=True)
class Section:
    """A heading and what is below it: rows of numbers, or sentences."""

    title: str
    rows: Sequence[Row] = ()
    sentences: Sequence[str] = ()
    groups: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Sentences by the file that they are about."""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to say."""
        return not (self.rows or self.sentences or self.groups)


def render_report(title: str, first: str, sections: Iterable[Section]) -> str:
    """The whole report."""
    lines = [*_underline(title, "="), "", *wrap(typeset(first))]
    for section in sections:
        if not section.is_empty:
            lines += ["", *_underline(section.title, "-"), "", *_render(section)]
    return "\n".join([*lines, ""])


def group_notes(notes: Iterable[Note]) -> dict[str, list[str]]:
    """Sentences by their places, each once, in the order in which they came."""
    groups: dict[str, list[str]] = {}
    for note in notes:
        group = groups.setdefault(note.place, [])
        sentence = finish(note.message)
        if sentence not in group:
            group.append(sentence)
    return groups


def shorten_groups(groups: Mapping[str, Sequence[str]], most: int) -> dict[str, Sequence[str]]:
    """The first groups, with `most` sentences in all; the last says how many are left out."""
    kept: dict[str, Sequence[str]] = {}
    left = most
    for place, sentences in groups.items():
        if left > 0:
            kept[place] = sentences[:left]
        left -= len(sentences)
    if left < 0:
        kept["…"] = [f"et {count(-left, 'autre remarque', 'autres remarques')}, dans le rapport"]
    return kept


def finish(sentence: str) -> str:
    """A sentence with its capital and its full stop, unless a name begins or ends it."""
    sentence = sentence.strip()
    if _WORD.match(sentence) and not sentence.startswith("make "):
        sentence = sentence[0].upper() + sentence[1:]
    is_ended = sentence.endswith((".", "!", "?", "…")) or "://" in sentence.rpartition(" ")[2]
    return sentence if is_ended else f"{sentence}."


def typeset(text: str) -> str:
    """`text` with the no-break spaces that French wants around its high signs."""
    return _HIGH.sub(NBSP, text)


def _render(section: Section) -> Iterator[str]:
    for row in section.rows:
        yield from _render_row(row)
    for sentence in section.sentences:
        yield from wrap(typeset(finish(sentence)), "- ", "  ")
    for number, (place, sentences) in enumerate(section.groups.items()):
        yield from [""] if number else []
        yield from wrap(place or "L’export", "", "  ")
        for sentence in sentences:
            yield from wrap(typeset(sentence), "  - ", "    ")


def _render_row(row: Row) -> list[str]:
    """`-     21 articles publiés : content/articles/`; numbers end in one column."""
    first = f"- {format_number(row.number):>{_MARGIN - 3}}{NBSP}"
    where = f" : {row.where}" if row.where else ""
    return wrap(typeset(f"{row.what}{where}"), first, " " * _MARGIN)


def _underline(title: str, sign: str) -> list[str]:
    title = typeset(title)[:WIDTH]
    return [title, sign * len(title)]
