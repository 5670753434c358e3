"""What a comment of WordPress says, read from its HTML as WordPress would have shown it. Core.

A blank line begins a paragraph, a line end breaks the line; tags that a browser would not show are
dropped, scripts with all they hold. Whatever is typed, the work is proportional to its length.
"""

import html
import re
from dataclasses import dataclass, field
from itertools import groupby, takewhile

from plugins.wordpress_import.comment_tags import read_attributes, split_tags

DEEPEST = 6
"""Quotations and lists within one another; beyond, what they hold stands where they would."""

_WWW = re.compile(
    r"(?<![\w/@.:-])www\.[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}(?:/[\w/.,=&%+-]{0,999}\w/?)?"
)
_BLANKS = re.compile(r"[ \t\r\f\v]+")
_PARAGRAPHS = re.compile(r"\n(?:[ \t\r\f\v]*\n)+")
_MARKS = {
    **dict.fromkeys(("strong", "b"), "strong"),
    **dict.fromkeys(("em", "i", "cite", "q", "var", "dfn"), "em"),
    **dict.fromkeys(("code", "tt", "samp", "kbd"), "code"),
}
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "dt"})
_PARTS = frozenset({"p", "div", "address", "hr", "dl", "dd", "table", "form", "figure", "section"})
_PARTS |= _HEADINGS | {"figcaption", "article", "aside", "header", "footer", "center", "fieldset"}
_GROUPS = {"blockquote": "quote", "ul": "ul", "ol": "ol", "li": "li"}


@dataclass(frozen=True)
class Run:
    """Signs that are shown alike; a line end stands alone, as `\\n`."""

    text: str
    href: str = ""
    is_strong: bool = False
    is_em: bool = False
    is_code: bool = False


@dataclass
class Block:
    """A `text` or a `pre` with its runs, or a `quote`, `ul`, `ol` or `li` with its blocks."""

    kind: str
    runs: list[Run] = field(default_factory=list)
    blocks: list["Block"] = field(default_factory=list)
    start: int = 1


@dataclass
class Said:
    """The blocks of a comment, and the addresses of the images that it showed."""

    blocks: list[Block]
    images: list[str]


def read_markup(raw: str) -> Said:
    """What `raw` says, whatever it is."""
    reader = _Reader()
    for piece in split_tags(raw.replace("\r\n", "\n").replace("\r", "\n")):
        if isinstance(piece, str):
            reader.read_text(piece)
        elif piece.is_end:
            reader.close(piece.name)
        else:
            reader.open(piece.name, piece.attributes)
    reader.end_part()
    return Said(reader.root.blocks, reader.images)


@dataclass
class _Reader:
    root: Block = field(default_factory=lambda: Block("root"))
    images: list[str] = field(default_factory=list)
    stack: list[Block] = field(default_factory=list)
    part: list[Run] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    href: str = ""

    def read_text(self, raw: str) -> None:
        """Signs between two tags."""
        if self._is_in("pre"):
            self._add(html.unescape(raw))
        elif self._is_in("table"):
            self._add(_BLANKS.sub(" ", html.unescape(raw.replace("\n", " "))))
        else:
            first, *others = _PARAGRAPHS.split(raw)
            self._read_lines(first)
            for other in others:
                self._break_part()
                self._read_lines(other)

    def _read_lines(self, raw: str) -> None:
        first, *others = html.unescape(_BLANKS.sub(" ", raw)).split("\n")
        self._add(first)
        for other in others:
            self._add("\n")
            self._add(other)

    def _break_part(self) -> None:
        """A blank line; within a code it is one more line."""
        if self._is_in("code"):
            self._add("\n")
            self._add("\n")
        else:
            self.end_part()

    def _add(self, text: str) -> None:
        """Signs as they are shown; `www.…` leads where it says, as on WordPress."""
        end = 0
        for address in _WWW.finditer(text) if "www." in text and self._is_bare else ():
            self._add_run(text[end : address.start()], "")
            self._add_run(address[0], f"http://{address[0]}")
            end = address.end()
        self._add_run(text[end:], self.href)

    @property
    def _is_bare(self) -> bool:
        return not (self.href or self._is_in("code") or self._is_in("pre"))

    def _add_run(self, text: str, href: str) -> None:
        if text:
            is_strong = self._is_in("strong") or self._is_in("heading")
            self.part.append(Run(text, href, is_strong, self._is_in("em"), self._is_in("code")))

    def _is_in(self, name: str) -> bool:
        return self.counts.get(name, 0) > 0

    def _count(self, name: str, step: int) -> None:
        self.counts[name] = max(0, self.counts.get(name, 0) + step)

    def open(self, name: str, attributes: str) -> None:
        """The beginning of an element."""
        if name in _MARKS:
            self._count(_MARKS[name], 1)
        elif name in _GROUPS:
            self._open_group(_GROUPS[name], attributes)
        elif name in ("br", "img", "a", "tr", "td", "th"):
            self._open_piece(name, attributes)
        elif name == "pre" or name in _PARTS:
            self.end_part()
            self._count(_name_part(name), 1)

    def _open_piece(self, name: str, attributes: str) -> None:
        if name == "br":
            self._add("\n")
        elif name == "img":
            self._show_image(read_attributes(attributes))
        elif name == "a":
            self.href = read_attributes(attributes).get("href", "").strip()
        elif name == "tr" and self.part:
            self.part.append(Run("\n"))
        elif name in ("td", "th") and self._has_cell:
            self.part.append(Run("\u2003"))

    @property
    def _has_cell(self) -> bool:
        """Whether something stands before this in its row."""
        row = takewhile(lambda run: run.text != "\n", reversed(self.part))
        return any(run.text.strip() for run in row)

    def _show_image(self, attributes: dict[str, str]) -> None:
        """A face that WordPress drew is the signs that were typed; another is noted."""
        if "smiley" in attributes.get("class", "") or "emoji" in attributes.get("class", ""):
            self._add(attributes.get("alt", ""))
        elif attributes.get("src"):
            self.images.append(attributes["src"])

    def _open_group(self, kind: str, attributes: str) -> None:
        self.end_part()
        if len(self.stack) >= 2 * DEEPEST:
            self._count("beyond", 1)
            return
        start = read_attributes(attributes).get("start", "")
        is_number = start.isascii() and start.isdecimal() and len(start) < 9  # noqa: PLR2004 - digits that Markdown reads
        if kind == "li":
            self._begin_entry()
        self._push(Block(kind, start=int(start) if is_number else 1))

    def _begin_entry(self) -> None:
        """What an entry of a list may leave unsaid: the end of the one before, the list."""
        if self._top.kind == "li":
            self.stack.pop()
        if self._top.kind not in ("ul", "ol"):
            self._push(Block("ul"))

    @property
    def _top(self) -> Block:
        return self.stack[-1] if self.stack else self.root

    def _push(self, block: Block) -> None:
        self._top.blocks.append(block)
        self.stack.append(block)

    def close(self, name: str) -> None:
        """The end of an element; one that was never begun ends nothing."""
        if name in _MARKS:
            self._count(_MARKS[name], -1)
        elif name in _GROUPS:
            self._close_group(_GROUPS[name])
        elif name == "a":
            self.href = ""
        elif name == "pre" or name in _PARTS:
            self.end_part()
            self._count(_name_part(name), -1)

    def _close_group(self, kind: str) -> None:
        self.end_part()
        if self._is_in("beyond"):
            self._count("beyond", -1)
        elif any(block.kind == kind for block in self.stack):
            while self.stack.pop().kind != kind:
                pass

    def end_part(self) -> None:
        """Close the paragraph that is being read; code of several lines stands apart in it.

        A paragraph without a visible sign is none.
        """
        part, self.part = self.part, []
        if self._is_in("pre"):
            self._add_block("pre", part)
            return
        lines: list[Run] = []
        for is_code, group in groupby(part, lambda run: run.is_code):
            runs = list(group)
            if is_code and any(run.text == "\n" for run in runs):
                self._add_block("text", lines)
                self._add_block("pre", runs)
                lines = []
            else:
                lines += runs
        self._add_block("text", lines)

    def _add_block(self, kind: str, runs: list[Run]) -> None:
        if any(run.text.strip() for run in runs):
            self._top.blocks.append(Block(kind, runs))


def _name_part(name: str) -> str:
    return "heading" if name in _HEADINGS else name
