"""From tokens of HTML to lines and zones. Core.

A passage in another language, or one that is left alone, is a zone: it stands in the line around it
as one object. What is left open or closed twice is read as the HTML standard has it, near enough
never to take code for French.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from plugins.typography.elements import (
    BLOCKS,
    UNSEEN,
    VOID_OBJECTS,
    VOIDS,
    find_lang,
    is_exempt,
    read_attributes,
)
from plugins.typography.line import Line
from plugins.typography.line_builder import LineBuilder
from plugins.typography.open_elements import OpenElements
from plugins.typography.tokens import Kind, Token

Rewrite = Callable[[Line], str]

_TELLING = re.compile("lang|translate|no-typo|fnref:", re.IGNORECASE)
"""What is in each tag that may open a zone."""


@dataclass(slots=True)
class _Zone:
    """A passage in one language; `line` is None where nothing may be touched."""

    lang: str
    line: LineBuilder | None
    depth: int = -1
    is_block: bool = True
    offset: int = 0
    parts: list[str] = field(default_factory=list)


class Walker:
    """Reads tokens one by one; the innermost zone is the last of `_zones`."""

    def __init__(self, lang: str, rewrite: Rewrite, sealed: frozenset[str]) -> None:
        self._rewrite = rewrite
        self._sealed = sealed
        self._zones = [_Zone(lang, LineBuilder(lang))]
        self._open = OpenElements()
        self._starts = [0]

    def read(self, token: Token) -> None:
        kind = token.kind
        if kind is Kind.TEXT:
            self._read_text(token)
        elif kind is Kind.OPENING:
            self._read_opening(token)
        elif kind is Kind.CLOSING:
            self._read_closing(token)
        elif kind is Kind.RAW:
            self._read_raw(token)
        else:
            self._add_tag(token.source)

    def list_open(self) -> list[str]:
        """The names of the elements that are open, outermost first."""
        return list(self._open.names)

    def finish(self) -> list[str]:
        """The blocks that stand in no other."""
        self._close_to(0)
        self._end_line()
        parts = self._zones[0].parts
        ends = (*self._starts[1:], len(parts))
        return ["".join(parts[start:end]) for start, end in zip(self._starts, ends, strict=True)]

    def _read_text(self, token: Token) -> None:
        zone = self._zones[-1]
        if zone.line is None:
            zone.parts.append(token.source)
        else:
            zone.line.add_text(token.source, token.offset)

    def _read_raw(self, token: Token) -> None:
        if token.name in UNSEEN:
            self._add_tag(token.source)
        elif token.name in BLOCKS:
            self._break_line(token.source)
        else:
            self._add_object(token.source, token.offset)

    def _read_opening(self, token: Token) -> None:
        name = token.name
        if name in BLOCKS:
            self._close_implied(name)
            self._start_block()
        if name in VOIDS:
            self._read_void(token)
            return
        zone = self._build_zone(token)
        if zone is not None:
            self._zones.append(zone)
        elif name in BLOCKS:
            self._zones[-1].parts.append(token.source)
        else:
            self._add_tag(token.source)
        self._open.push(name)

    def _read_void(self, token: Token) -> None:
        if token.name in VOID_OBJECTS:
            self._add_object(token.source, token.offset)
        elif token.name == "br" or token.name in BLOCKS:
            self._break_line(token.source, after_break=token.name == "br")
        else:
            self._add_tag(token.source)

    def _read_closing(self, token: Token) -> None:
        depth = self._open.find_closed(token.name)
        if depth is None:
            self._read_stray_closing(token)
            return
        self._close_to(depth + 1)
        zone = self._zones[-1]
        ends_zone = zone.depth == depth
        if ends_zone or token.name in BLOCKS:
            self._end_line()
        self._open.pop()
        if ends_zone:
            zone.parts.append(token.source)
            self._close_zone()
        elif token.name in BLOCKS:
            zone.parts.append(token.source)
        else:
            self._add_tag(token.source)

    def _read_stray_closing(self, token: Token) -> None:
        if token.name in BLOCKS or token.name == "br":
            self._break_line(token.source)
        else:
            self._add_tag(token.source)

    def _start_block(self) -> None:
        self._end_line()
        if not self._open.names:
            self._starts.append(len(self._zones[0].parts))

    def _close_implied(self, name: str) -> None:
        while (depth := self._open.find_implied(name)) is not None:
            self._close_to(depth)

    def _close_to(self, depth: int) -> None:
        """Close the open elements from `depth` on, and the zones that they are."""
        while len(self._open.names) > depth:
            self._open.pop()
            if self._zones[-1].depth == len(self._open.names):
                self._end_line()
                self._close_zone()

    def _build_zone(self, token: Token) -> _Zone | None:
        """The zone that a start tag opens, if it does."""
        zone = self._zones[-1]
        if zone.line is None:
            return None
        is_sealed = token.name in self._sealed
        if not is_sealed and not _TELLING.search(token.source):
            return None
        attributes = read_attributes(token.source)
        lang = find_lang(attributes)
        is_sealed = is_sealed or is_exempt(attributes)
        if not is_sealed and lang in (None, zone.lang):
            return None
        inner = zone.lang if lang is None else lang
        line = None if is_sealed else LineBuilder(inner)
        depth, is_block = len(self._open.names), token.name in BLOCKS
        return _Zone(inner, line, depth, is_block, token.offset, [token.source])

    def _close_zone(self) -> None:
        zone = self._zones.pop()
        source = "".join(zone.parts)
        if zone.is_block:
            self._zones[-1].parts.append(source)
        else:
            self._add_object(source, zone.offset)

    def _add_tag(self, source: str) -> None:
        zone = self._zones[-1]
        if zone.line is None:
            zone.parts.append(source)
        else:
            zone.line.add_tag(source)

    def _add_object(self, source: str, offset: int) -> None:
        zone = self._zones[-1]
        if zone.line is None:
            zone.parts.append(source)
        else:
            zone.line.add_object(source, offset)

    def _break_line(self, source: str, after_break: bool = False) -> None:
        self._end_line(after_break)
        self._zones[-1].parts.append(source)

    def _end_line(self, after_break: bool = False) -> None:
        zone = self._zones[-1]
        if zone.line is None:
            return
        if zone.line.is_empty():
            zone.line.after_break = after_break
            return
        takes_tags = not (self._open.has("title") or self._open.has("option"))
        line = zone.line.build(takes_tags)
        zone.parts.append(line.render() if line.is_blank() else self._rewrite(line))
        zone.line = LineBuilder(zone.lang, after_break)
