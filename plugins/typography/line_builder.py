"""The text, tags and objects of one line, gathered as they are read. Core."""

import html
import re
from dataclasses import dataclass, field
from html.entities import html5

from plugins.typography.characters import OBJECT
from plugins.typography.line import Cell, Line

_ENTITY = re.compile(r"&(?:#[xX][0-9a-fA-F]+;?|#[0-9]+;?|[a-zA-Z][a-zA-Z0-9]*;?)")


@dataclass(slots=True)
class LineBuilder:
    """Gathers text, tags and objects into one line."""

    lang: str
    after_break: bool = False
    parts: list[str] = field(default_factory=list)
    cells: list[Cell] = field(default_factory=list)
    origins: list[tuple[int, int]] = field(default_factory=list)
    length: int = 0

    def add_text(self, source: str, offset: int) -> None:
        """Add text in which entities are still as they are written."""
        if "&" not in source:
            self._add_plain(source, offset)
            return
        position = 0
        for match in _ENTITY.finditer(source):
            if sign := _decode(match[0]):
                self._add_plain(source[position : match.start()], offset + position)
                self._add_sign(sign, match[0], offset + match.start())
                position = match.end()
        self._add_plain(source[position:], offset + position)

    def add_tag(self, source: str) -> None:
        """Add what takes no room in the line."""
        self.cells.append(Cell(self.length, 0, source))

    def add_object(self, source: str, offset: int) -> None:
        """Add what stands in the line as one sign."""
        self._add_sign(OBJECT, source, offset)

    def is_empty(self) -> bool:
        """Whether nothing was added."""
        return not (self.parts or self.cells)

    def build(self, takes_tags: bool) -> Line:
        """The line gathered so far."""
        text = "".join(self.parts)
        cells, origins = self.cells, self.origins
        return Line(text, text, cells, self.lang, self.after_break, takes_tags, origins)

    def _add_plain(self, text: str, offset: int) -> None:
        if text:
            self.origins.append((self.length, offset))
            self.parts.append(text)
            self.length += len(text)

    def _add_sign(self, sign: str, source: str, offset: int) -> None:
        self.origins.append((self.length, offset))
        self.cells.append(Cell(self.length, 1, source))
        self.parts.append(sign)
        self.length += 1


def _decode(entity: str) -> str | None:
    """The sign of an entity, an object if it stands for none or many, None if it is mere text."""
    if entity[1] == "#" or entity[1:] in html5:
        text = html.unescape(entity)
        return text if len(text) == 1 else OBJECT
    return OBJECT if entity.endswith(";") else None
