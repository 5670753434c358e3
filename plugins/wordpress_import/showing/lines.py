"""Where a line end shows: in classic text a blank line parts, a single one breaks. Core."""

import re
from enum import Enum

from plugins.wordpress_import.showing.nodes import Node
from plugins.wordpress_import.showing.tree import Tree

_BLANK = re.compile(r"\n[ \t\r\f\v]*\n\s*")


class Mode(Enum):
    """How line ends are read: everywhere, only in text that no element holds, or nowhere."""

    CLASSIC = "classic"
    LOOSE = "loose"
    MARKUP = "markup"


class Lines:
    """Writes text, images and line breaks into a tree."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.mode = Mode.MARKUP
        self._leaf: Node | None = None
        self._awaits_break = False
        self._has_break = False

    def add_text(self, text: str) -> None:
        """Text as it was typed, entities decoded."""
        leaf = self.tree.leaf
        if leaf is not None and leaf.name == "pre":
            self.tree.append(text)
        elif not self._reads_line_ends(leaf):
            self._add_words(text)
        elif self.tree.formats.has("code"):
            self._add_code(text)
        else:
            self._add_paragraphs(text)

    def add_image(self, image: Node) -> None:
        """An image, in the line."""
        self._end_line()
        self.tree.append(image)

    def add_break(self) -> None:
        """A `<br>`; the second of two parts paragraphs, the first of a block is not seen."""
        self._look_at_leaf()
        leaf = self.tree.leaf
        if leaf is not None and leaf.name == "pre":
            self.tree.append_break()
        elif self._has_break and leaf is not None and leaf.name in {"p", "run"}:
            self._part()
        elif leaf is not None and leaf.children and not self._has_break:
            self.tree.append_break()
            self._has_break, self._awaits_break = True, False

    def await_break(self) -> None:
        """What comes next in this block, if anything does, stands on another line."""
        self._look_at_leaf()
        self._awaits_break = True

    def _reads_line_ends(self, leaf: Node | None) -> bool:
        if self.mode is Mode.LOOSE:
            return self.tree.depth == (leaf is not None) and (leaf is None or leaf.name == "run")
        return self.mode is Mode.CLASSIC

    def _add_paragraphs(self, text: str) -> None:
        for number, paragraph in enumerate(_BLANK.split(text)):
            if number:
                self._part()
            for place, line in enumerate(paragraph.split("\n")):
                if place:
                    self._look_at_leaf()
                    self._awaits_break = True
                self._add_words(line)

    def _add_words(self, text: str) -> None:
        if text.strip(" \t\n\r\f\v"):
            self._end_line()
            self.tree.append(text)
        elif text and self.tree.leaf is not None and self.tree.leaf.children:
            self.tree.append(" ")

    def _add_code(self, text: str) -> None:
        """Code keeps its lines and what they begin with."""
        for number, line in enumerate(text.split("\n")):
            if number:
                self.tree.append_break()
            if line:
                self._end_line()
                self.tree.append(line)

    def _end_line(self) -> None:
        """Shows the line end that waited for something to stand after it."""
        self._look_at_leaf()
        leaf = self.tree.leaf
        if self._awaits_break and leaf is not None and leaf.children and not self._has_break:
            self.tree.append_break()
        self._awaits_break = self._has_break = False

    def _part(self) -> None:
        leaf = self.tree.leaf
        if leaf is not None and leaf.name not in {"p", "run"}:
            self._look_at_leaf()
            self._awaits_break = True
            return
        self.tree.part()
        self._look_at_leaf()

    def _look_at_leaf(self) -> None:
        if self.tree.leaf is not self._leaf:
            self._leaf = self.tree.leaf
            self._awaits_break = self._has_break = False
