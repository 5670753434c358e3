"""The logical line: what the reader sees of a paragraph, whatever tags stand in it. Core.

Rules read `text` and answer with edits; the line carries tags, entities and objects along.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from enum import Enum
from typing import NamedTuple


class Lean(Enum):
    """The neighbour that a space belongs to, when tags stand between it and the other one."""

    LEFT = "before"
    RIGHT = "after"


class Cell(NamedTuple):
    """Source that a line does not show as it is written.

    `width` is 0 for a tag or a comment, 1 for an entity or an object, which stand for one sign.
    """

    position: int
    width: int
    source: str


class Edit(NamedTuple):
    """Replace `text[start:end]` by `text`; the first of `tags` opens it, the second closes it."""

    start: int
    end: int
    text: str
    lean: Lean = Lean.RIGHT
    tags: tuple[str, ...] = ()


class Line(NamedTuple):
    """`text` is what rules read, in which protected spans are blanked out; `shown` is unblanked.

    `after_break` if a `<br>` opens the line; `takes_tags` unless only characters may stand in it.
    `origins` gives, for the line as it was read, pairs of a position and its offset in the source.
    """

    text: str
    shown: str
    cells: Sequence[Cell] = ()
    lang: str = "fr"
    after_break: bool = False
    takes_tags: bool = True
    origins: Sequence[tuple[int, int]] = ()

    def is_blank(self) -> bool:
        """Whether there is nothing in it to read."""
        return not self.shown or self.shown.isspace()

    def has_tag_at(self, position: int, start: str = "<") -> bool:
        """Whether a tag, or an element shown as an object, stands just before `position`'s sign."""
        index = bisect_left(self.cells, (position,))
        while index < len(self.cells) and self.cells[index].position == position:
            if self.cells[index].source.startswith(start):
                return True
            index += 1
        return False

    def has_tag_between(self, start: int, end: int) -> bool:
        """Whether a tag or an object stands from `start` to just before `end`."""
        index = bisect_left(self.cells, (start,))
        while index < len(self.cells) and self.cells[index].position < end:
            if self.cells[index].source.startswith("<"):
                return True
            index += 1
        return False

    def find_offset(self, position: int) -> int:
        """The offset in the source of the sign at `position`."""
        index = bisect_right(self.origins, (position, float("inf"))) - 1
        if index < 0:
            return 0
        start, offset = self.origins[index]
        return offset + position - start

    def find_end(self, position: int) -> int:
        """The offset in the source of the end of the sign before `position`."""
        index = bisect_left(self.cells, (position - 1, 1))
        is_cell = index < len(self.cells) and self.cells[index].position == position - 1
        return self.find_offset(position - 1) + (len(self.cells[index].source) if is_cell else 1)

    def render(self) -> str:
        """The source of the line."""
        if not self.cells:
            return self.shown
        parts: list[str] = []
        last = 0
        for position, width, source in self.cells:
            parts += self.shown[last:position], source
            last = position + width
        parts.append(self.shown[last:])
        return "".join(parts)


def apply_edits(line: Line, edits: Sequence[Edit]) -> Line:
    """The line once edited; `edits` are in order and do not overlap."""
    text = _splice(line.text, edits)
    shown = text if line.shown is line.text else _splice(line.shown, edits)
    return Line(
        text,
        shown,
        _move_cells(line.cells, edits),
        line.lang,
        line.after_break,
        line.takes_tags,
    )


def _splice(text: str, edits: Iterable[Edit]) -> str:
    parts: list[str] = []
    last = 0
    for edit in edits:
        parts += text[last : edit.start], edit.text
        last = edit.end
    parts.append(text[last:])
    return "".join(parts)


def _move_cells(cells: Sequence[Cell], edits: Iterable[Edit]) -> list[Cell]:
    moved: list[Cell] = []
    index = shift = 0
    for edit in edits:
        while index < len(cells) and cells[index].position < edit.start:
            moved.append(_shift(cells[index], shift))
            index += 1
        first = index
        while index < len(cells) and _is_touched(cells[index], edit):
            index += 1
        start, shift = edit.start + shift, shift + len(edit.text) - (edit.end - edit.start)
        if first < index or edit.tags:  # most edits stand where there is no tag
            moved += _place_touched(cells[first:index], edit, start)
    moved += [_shift(cell, shift) for cell in cells[index:]] if shift else cells[index:]
    return moved


def _place_touched(cells: Sequence[Cell], edit: Edit, start: int) -> Iterable[Cell]:
    """The cells around an edit that now begins at `start`, and its own tags.

    A tag keeps its place beside the edit; an entity or an object that is replaced is gone.
    """
    before, after = _part([cell for cell in cells if not cell.width], edit)
    end = start + len(edit.text)
    yield from (Cell(start, 0, tag.source) for tag in before)
    yield from (Cell(place, 0, tag) for place, tag in zip((start, end), edit.tags, strict=False))
    yield from (Cell(end, 0, tag.source) for tag in after)


def _is_touched(cell: Cell, edit: Edit) -> bool:
    if edit.start == edit.end:
        return cell.position == edit.start and not cell.width
    return cell.position < edit.end or (
        # A space that was inside a tag comes out of it, to the sign it belongs to.
        edit.lean is Lean.RIGHT
        and edit.text.isspace()
        and cell.position == edit.end
        and cell.source.startswith("</")
    )


def _part(tags: list[Cell], edit: Edit) -> tuple[list[Cell], list[Cell]]:
    """The tags that come to stand before an edit, and those that come after it."""
    if edit.lean is Lean.RIGHT:
        return tags, []
    if edit.start == edit.end:
        return [], tags
    count = sum(tag.position == edit.start for tag in tags)
    while count and edit.text.isspace() and not tags[count - 1].source.startswith("</"):
        count -= 1
    return tags[:count], tags[count:]


def _shift(cell: Cell, shift: int) -> Cell:
    return Cell(cell.position + shift, cell.width, cell.source) if shift else cell
