"""A line of text, with what stands in it, written as Markdown. Core."""

import re
from dataclasses import dataclass, field

from plugins.wordpress_import.markdown.addresses import is_plain
from plugins.wordpress_import.markdown.emphasis import Edge, Emphasis, choose_forms
from plugins.wordpress_import.markdown.escaping import PARAGRAPH, Setting, escape_text
from plugins.wordpress_import.markdown.marks import (
    format_anchor,
    format_code,
    format_image,
    format_tag,
    format_target,
    has_odd_brackets,
)
from plugins.wordpress_import.markdown.model import (
    Anchor,
    Break,
    Code,
    Content,
    Image,
    Inline,
    Reference,
    Span,
)
from plugins.wordpress_import.markdown.signs import LINK, MARK, NOTE

_SIGN = re.compile(f"[{MARK}{LINK}{NOTE}]")
_BRACKET = re.compile(r"([\[\]])")
_HIDDEN = {"[": r"\[", "]": "&#93;"}
"""A `]` is not escaped: with a colon after it, it would still define what a reference is."""
_LINE_END = "  \n"


def format_line(content: Content, setting: Setting = PARAGRAPH) -> str:
    """The Markdown of tidy `content`, as it must be where `setting` says that it stands."""
    line = _Line(setting)
    line.add_all(content)
    return line.finish()


@dataclass
class _Line:
    """`text` holds what was typed, and one sign for each of `marks`."""

    setting: Setting
    text: list[str] = field(default_factory=list)
    marks: list[str | Edge] = field(default_factory=list)
    open: list[Emphasis] = field(default_factory=list)
    has_emphasis: bool = False
    has_code: bool = False
    hides_brackets: bool = False

    def add_all(self, content: Content) -> None:
        for index, child in enumerate(content):
            if isinstance(child, str):
                self._add_text(child)
            elif isinstance(child, Break):
                self._add_break(index + 1 < len(content) and isinstance(content[index + 1], Break))
            elif isinstance(child, Span):
                self._add_span(child)
            else:
                self._add_atom(child)

    def finish(self) -> str:
        signs = "".join(self.text)
        choose_forms(signs, self.marks)
        text = escape_text(
            signs, self.setting, has_emphasis=self.has_emphasis, has_code=self.has_code
        )
        marks = iter(self.marks)
        return _SIGN.sub(lambda _: str(next(marks)), text.replace("\n", _LINE_END))

    def _add_mark(self, mark: str | Edge, sign: str = MARK) -> None:
        self.text.append(sign)
        self.marks.append(mark)

    def _add_break(self, is_doubled: bool) -> None:
        if is_doubled or not self.setting.takes_breaks:
            self._add_mark("<br>")
        else:
            self.text.append("\n")

    def _add_atom(self, child: Inline) -> None:
        if isinstance(child, Reference):
            self._add_mark(f"[^{child.label}]", NOTE)
        elif isinstance(child, Image):
            self._add_mark(format_image(child, is_cell=self.setting.is_cell))
        elif isinstance(child, Anchor):
            self._add_mark(format_anchor(child))
        elif isinstance(child, Code):
            self._add_code(child)

    def _add_code(self, code: Code) -> None:
        ends_early = (self.setting.is_cell and "|" in code.text) or (
            self.hides_brackets and "]" in code.text
        )
        joins = self.text[-1:] == [MARK] and str(self.marks[-1]).startswith("`")
        if "&#" in code.text or ends_early or joins:
            self._add_element(Span("code", [code.text]))
        else:
            self.has_code = True
            self._add_mark(format_code(code.text))

    def _add_span(self, span: Span) -> None:
        if span.kind in {"em", "strong"}:
            self._add_emphasis(span)
        elif span.kind == "a":
            self._add_link(span)
        else:
            self._add_element(span)

    def _add_element(self, span: Span) -> None:
        self._add_mark(format_tag(span.kind, span.attributes))
        self.add_all(span.children)
        self._add_mark(f"</{span.kind}>")

    def _add_emphasis(self, span: Span) -> None:
        self.has_emphasis = True
        emphasis = Emphasis(span.kind, self.open[-1] if self.open else None)
        self.open.append(emphasis)
        self._add_mark(Edge(emphasis))
        self.add_all(span.children)
        self._add_mark(Edge(emphasis, is_end=True))
        self.open.pop()

    def _add_link(self, span: Span) -> None:
        href, title = span.attributes["href"], span.attributes.get("title", "")
        if span.children == [href] and not title and is_plain(href):
            self._add_mark(f"<{href}>")
            return
        outside, self.open = self.open, []
        were_hidden, self.hides_brackets = self.hides_brackets, has_odd_brackets(_read(span))
        self._add_mark("[", LINK)
        self.add_all(span.children)
        self._add_mark(f"]({format_target(href, title, is_cell=self.setting.is_cell)})")
        self.open, self.hides_brackets = outside, were_hidden

    def _add_text(self, text: str) -> None:
        """Brackets without their other half would end a link too early, or too late."""
        for part in _BRACKET.split(text) if self.hides_brackets else [text]:
            if part in _HIDDEN and self.hides_brackets:
                self._add_mark(_HIDDEN[part])
            else:
                self.text.append(part)


def _read(span: Span) -> str:
    """The bare text within `span`."""
    return "".join(map(_read_inline, span.children))


def _read_inline(child: Inline) -> str:
    if isinstance(child, Span):
        return _read(child)
    return child if isinstance(child, str) else child.text if isinstance(child, Code) else ""
