"""A text taken apart: what its blocks are, and what stands in a line of it. Core.

The same structure whether it came from WordPress or from Python-Markdown, so that writing it as
Markdown and reading it again is a fixed point.
"""

from dataclasses import dataclass, field
from typing import Protocol


class Resolve(Protocol):
    """Where the addresses of the old blog lead on the new one; an empty one leads nowhere."""

    def link(self, href: str) -> str:
        """The address of a link, as an article writes it."""

    def image(self, src: str, alt: str) -> tuple[str, str]:
        """The address of a picture, and the text that stands for it."""

    def media(self, src: str) -> str:
        """The address of a sound, a film or a document."""


JOINABLE = frozenset({"em", "strong", "s", "del", "ins", "mark", "small"})
"""Elements within a line that say the same whether one stands there or two side by side."""


@dataclass(slots=True)
class Span:
    """An element within a line; `kind` is its name in HTML."""

    kind: str
    children: list["Inline"] = field(default_factory=list)
    attributes: dict[str, str] = field(default_factory=dict)

    def goes_on_from(self, other: "Span") -> bool:
        """Whether both are but two halves of one."""
        return self.kind == other.kind and self.kind in JOINABLE


@dataclass(frozen=True, slots=True)
class Code:
    """Code within a line, without anything in it."""

    text: str


@dataclass(frozen=True, slots=True)
class Image:
    """A picture."""

    src: str
    alt: str


@dataclass(frozen=True, slots=True)
class Break:
    """The end of a line that is not the end of its paragraph."""


@dataclass(frozen=True, slots=True)
class Reference:
    """The mark of a footnote."""

    label: str


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place that links lead to."""

    identity: str


Inline = str | Span | Code | Image | Break | Reference | Anchor
Content = list[Inline]


@dataclass(slots=True)
class Paragraph:
    """`is_bare` where no `<p>` holds it; `is_signature` for the name under an article."""

    content: Content
    is_bare: bool = False
    is_signature: bool = False


@dataclass(slots=True)
class Heading:
    """`identity` only where it is not the one that its text gives it."""

    level: int
    content: Content
    identity: str = ""


@dataclass(slots=True)
class Listing:
    """`start` is None for bullets."""

    items: list[list["Block"]]
    start: int | None = None


@dataclass(slots=True)
class Definitions:
    """Each entry is a term or, where the flag is set, an explanation."""

    entries: list[tuple[bool, list["Block"]]]


@dataclass(slots=True)
class Quote:
    """Words of somebody else."""

    blocks: list["Block"]


@dataclass(slots=True)
class CodeBlock:
    """Lines as they were typed."""

    text: str
    language: str = ""


@dataclass(slots=True)
class Preformatted:
    """Lines as they were typed, with emphasis or links in them."""

    content: Content


@dataclass(slots=True)
class Cell:
    """A cell of a table; `align` is left, right, center or nothing."""

    blocks: list["Block"]
    is_header: bool = False
    align: str = ""
    columns: int = 1
    rows: int = 1


@dataclass(slots=True)
class Table:
    """Its rows; the first `heads` are a header."""

    rows: list[list[Cell]]
    heads: int = 0
    caption: Content = field(default_factory=list)


@dataclass(slots=True)
class Figure:
    """Blocks, and the caption above or under them."""

    blocks: list["Block"]
    caption: Content
    is_caption_first: bool = False


@dataclass(slots=True)
class Player:
    """A sound or a film; `parts` are its sources and tracks, `content` what stands for it."""

    kind: str
    attributes: dict[str, str]
    parts: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    content: Content = field(default_factory=list)


@dataclass(slots=True)
class Details:
    """What is shown when a reader asks for it."""

    summary: Content
    blocks: list["Block"]
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across."""


@dataclass(frozen=True, slots=True)
class Remark:
    """A note for the author, that no reader sees."""

    text: str


@dataclass(frozen=True, slots=True)
class NotesPlace:
    """Where the footnotes stand."""


Block = (
    Paragraph
    | Heading
    | Listing
    | Definitions
    | Quote
    | CodeBlock
    | Preformatted
    | Table
    | Figure
    | Player
    | Details
    | Rule
    | Remark
    | NotesPlace
)
Blocks = list[Block]
