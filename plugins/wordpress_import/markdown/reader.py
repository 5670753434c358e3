"""From the tree of a text to its blocks. Core."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from plugins.wordpress_import.markdown.elements import BLOCKS, DROPPED, KEPT
from plugins.wordpress_import.markdown.gathering import Gathering
from plugins.wordpress_import.markdown.lines import hold_lines, split_lines
from plugins.wordpress_import.markdown.model import (
    Block,
    Blocks,
    Break,
    Content,
    Paragraph,
    Remark,
    Resolve,
)
from plugins.wordpress_import.markdown.spacing import strip_content
from plugins.wordpress_import.markdown.survey import Survey
from plugins.wordpress_import.markdown.tree import BOUNDARY, Node

Handler = Callable[["Reader", Node], None]

DEEPEST = 8
"""Lists, quotes, tables… within one another; Python-Markdown is lost beyond, and so are readers."""


@dataclass
class Captions:
    """The captions of the figure that is being read."""

    content: list[Content] = field(default_factory=list)
    is_first: bool = False


@dataclass
class Reader:
    """Reads a tree, node by node; `handlers` know the elements that are more than text."""

    resolve: Resolve
    survey: Survey
    handlers: Mapping[str, Handler]
    blocks: Blocks = field(default_factory=list)
    line: Gathering = field(default_factory=Gathering)
    notes: dict[str, Blocks] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)
    told: dict[str, None] = field(default_factory=dict)
    captions: Captions | None = None
    depth: int = 0
    """Lists, quotes, tables… within one another."""
    level: int = 0
    """Blocks within one another."""
    keeps_lines: bool = False
    """Whether lines are as they were typed."""
    is_in_item: bool = False
    """Whether what stands here without a `<p>` must stay one line: in an item, a cell…"""

    def read(self, node: Node) -> None:
        """Read all that `node` holds."""
        for child in node.children:
            if isinstance(child, str):
                self.line.add_text(child)
            elif child.name not in DROPPED:
                self._read_element(child)

    def read_block(self, node: Node) -> None:
        """Read what `node` holds as paragraphs of their own."""
        self.end_line()
        self.read(node)
        self.end_line()

    def nest(self, node: Node, read: Handler) -> None:
        """Let `read` read a block that holds blocks; too deep, they stand where it would."""
        if self.depth >= DEEPEST:
            self.tell("des blocs trop imbriqués (listes, citations…) ont été remis à plat")
            self.read_block(node)
            return
        self.depth += 1
        read(self, node)
        self.depth -= 1

    def collect(self, node: Node, *, in_item: bool = False) -> Blocks:
        """The blocks that `node` holds."""
        self.end_line()
        outside, self.blocks = self.blocks, []
        was_in_item, self.is_in_item = self.is_in_item, in_item
        self.level += 1
        self.read_block(node)
        self.level -= 1
        self.is_in_item = was_in_item
        inside, self.blocks = self.blocks, outside
        return inside if not in_item or _begins_with_line(inside) else hold_lines(inside)

    def collect_line(self, node: Node) -> tuple[Content, Blocks]:
        """What `node` holds as one line, and the blocks that can stand in no line."""
        content: Content = []
        others: Blocks = []
        for block in self.collect(node, in_item=True):
            if isinstance(block, Paragraph):
                content += [Break(), *block.content] if content else block.content
            else:
                others.append(block)
        return content, others

    def add(self, *blocks: Block) -> None:
        """Add finished blocks; remarks made since the last `end_line` follow them."""
        self._take_line()
        self.blocks += blocks
        self._flush_remarks()

    def add_line(self, content: Content) -> None:
        """Add a line as a paragraph, or as several where parts of it stand apart."""
        self.add(*hold_lines([Paragraph(content, is_bare=True)]))

    def end_line(self, *, is_bare: bool = True, is_signature: bool = False) -> None:
        """What was gathered is a paragraph, or several where lines stand apart."""
        self._take_line(is_bare, is_signature)
        self._flush_remarks()

    def tell(self, message: str) -> None:
        """Remember what the author must know."""
        self.told[message] = None

    def _take_line(self, is_bare: bool = True, is_signature: bool = False) -> None:
        if content := strip_content(self.line.take()):
            parts = [content] if is_bare and self.is_in_item else split_lines(content)
            self.blocks += [Paragraph(part, is_bare, is_signature) for part in parts]

    def _flush_remarks(self) -> None:
        """Remarks stand between the outermost blocks only."""
        if self.level == 0 and self.remarks:
            self.blocks += self.remarks
            self.remarks = []

    def _read_element(self, node: Node) -> None:
        lang = find_lang(node)
        if lang:
            self.line.open("span", {"lang": lang})
        if node.name in self.handlers:
            self.handlers[node.name](self, node)
        elif node.name in BLOCKS or node.name == BOUNDARY:
            self.read_block(node)
        elif node.name in KEPT:
            self.line.open(node.name)
            self.read(node)
            self.line.close()
        else:
            self.read(node)
        if lang:
            self.line.close()


def _begins_with_line(blocks: Blocks) -> bool:
    """Whether `blocks` begin with their only paragraph, which nothing needs to hold."""
    return not any(isinstance(block, Paragraph) for block in blocks[1:])


def find_lang(node: Node) -> str:
    """The language that `node` names, unless it is that of the site."""
    lang = node.attributes.get("lang", "") or node.attributes.get("xml:lang", "")
    return "" if lang.lower().startswith("fr") else lang.strip()
