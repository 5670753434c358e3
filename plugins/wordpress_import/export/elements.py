"""Makes elements of what expat sees in an export, and passes over what is foreign. Core."""

from dataclasses import dataclass, field
from html import escape
from xml.parsers import expat

from plugins.wordpress_import.export.names import KNOWN, Prefixes
from plugins.wordpress_import.export.refusals import AGAIN, HOW_TO_EXPORT, Notebook

DEEPEST = 64
MOST_PARTS = 1_000_000

CHANNEL = 1
"""The depth of `<channel>`: what is right below is given away."""

CONTAINERS = {"item", "comment", "postmeta", "author"}
TERMS = {"category", "tag", "term"}
"""Elements that hold others, `TERMS` only below the channel; all others hold text."""

VOID = {"br", "hr", "img", "input", "wbr", "source", "col", "embed", "track", "area", "param"}
"""Elements of HTML that are never closed."""


@dataclass(slots=True)
class Element:
    """One known element: `text` is its own, `parts` are the known ones inside, in their order."""

    name: str
    line: int
    attributes: dict[str, str]
    text: str = ""
    parts: list["Element"] = field(default_factory=list)

    def find_text(self, name: str) -> str:
        """The text of the first part called `name`, empty when there is none."""
        return next((part.text for part in self.parts if part.name == name), "")


class Builder:
    """Makes elements of what expat sees."""

    def __init__(self, notebook: Notebook, parser: expat.XMLParserType) -> None:
        self.open: list[tuple[str, int]] = []
        self.is_over = False
        self._notebook, self._parser = notebook, parser
        self._prefixes = Prefixes()
        self._stack: list[Element] = []
        self._texts: list[list[str]] = []
        self._skipped = self._parts = self._inline = 0
        self._done: list[Element] = []
        parser.buffer_text = True
        parser.buffer_size = 65_536
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._write

    def take(self) -> list[Element]:
        """The elements that ended since the last time."""
        done, self._done = self._done, []
        return done

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        line, depth = self._parser.CurrentLineNumber, len(self.open)
        name = self._prefixes.find_name(tag, attributes)
        self._hold(name, depth, line)
        self.open.append((tag, line))
        if depth <= CHANNEL:
            return
        if self._inline or (self._stack and not self._skipped and self._holds_text()):
            self._keep_markup(tag, attributes, line)
            return
        if self._skipped or name not in KNOWN:
            self._skipped += 1
            return
        self._parts = self._parts + 1 if self._stack else 0
        self._stack.append(Element(name, line, attributes))
        self._texts.append([])

    def _hold(self, name: str, depth: int, line: int) -> None:
        if depth <= CHANNEL and name != ("rss", "channel")[depth]:
            raise self._notebook.refuse(
                f"ce n’est pas un export de WordPress (<{name[:40]}> s’y trouve au lieu de"
                f" <{('rss', 'channel')[depth]}>)\u00a0; {HOW_TO_EXPORT}.",
                line,
            )
        if depth >= DEEPEST or self._parts > MOST_PARTS:
            raise self._notebook.refuse(
                f"des balises y sont trop imbriquées ou trop nombreuses\u00a0: {AGAIN}.", line
            )

    def _holds_text(self) -> bool:
        name = self._stack[-1].name
        return name not in CONTAINERS and not (name in TERMS and len(self._stack) == 1)

    def _keep_markup(self, tag: str, attributes: dict[str, str], line: int) -> None:
        """Markup that a program wrote bare inside a text is of that text."""
        told = "".join(f' {name}="{escape(value)}"' for name, value in attributes.items())
        self._texts[-1].append(f"<{tag}{told}>")
        self._inline += 1
        self._notebook.add("Des balises écrites telles quelles dans un texte y sont gardées", line)

    def _end(self, tag: str) -> None:
        self.open.pop()
        self.is_over = not self.open
        if self._inline:
            self._inline -= 1
            if tag.lower() not in VOID:
                self._texts[-1].append(f"</{tag}>")
        elif self._skipped:
            self._skipped -= 1
        elif self._stack:
            element = self._stack.pop()
            element.text = "".join(self._texts.pop())
            (self._stack[-1].parts if self._stack else self._done).append(element)

    def _write(self, text: str) -> None:
        if self._stack and not self._skipped:
            self._texts[-1].append(text)
