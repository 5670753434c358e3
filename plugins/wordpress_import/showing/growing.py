"""The tokens of a text, one by one, become its tree; what cannot come along is told. Core."""

from collections.abc import Container, Iterable
from html import unescape

from plugins.wordpress_import.showing.addresses import is_followed
from plugins.wordpress_import.showing.anchors import Anchors
from plugins.wordpress_import.showing.elements import PARTS, rename_element
from plugins.wordpress_import.showing.frames import build_frame, build_image
from plugins.wordpress_import.showing.lines import Lines, Mode
from plugins.wordpress_import.showing.lookups import Library
from plugins.wordpress_import.showing.nodes import NOTE, Node
from plugins.wordpress_import.showing.remarks import describe_comment, describe_element, shorten
from plugins.wordpress_import.showing.tokens import Comment, Raw, Tag, Token
from plugins.wordpress_import.showing.tree import Tree

Piece = Token | Mode | Node
"""What a tree grows from: a token, how line ends are read from here on, or a finished block."""


class Growth:
    """A tree that grows from pieces; `told` is what the author must know."""

    def __init__(self, library: Library, footnotes: Container[str] = ()) -> None:
        self.library = library
        self.footnotes = footnotes
        self.tree = Tree()
        self.lines = Lines(self.tree)
        self.told: list[str] = []
        self._anchors = Anchors(library.fragments)
        self._framed = ""

    def grow(self, pieces: Iterable[Piece]) -> Node:
        """The root of the tree, once all `pieces` are in it."""
        for piece in pieces:
            self._add(piece)
        self._flush_anchors()
        return self.tree.finish()

    def _add(self, piece: Piece) -> None:
        if isinstance(piece, str):
            self._add_text(piece)
        elif isinstance(piece, Mode):
            self.lines.mode = piece
        elif isinstance(piece, Node):
            self._add_node(piece)
        elif isinstance(piece, Comment):
            self._add_comment(piece.text.strip())
        elif isinstance(piece, Raw):
            self._add_raw(piece)
        elif isinstance(piece, Tag):
            self._add_tag(piece)

    def _add_text(self, text: str) -> None:
        if text.strip():
            self._flush_anchors()
        self.lines.add_text(text)

    def _add_node(self, node: Node) -> None:
        if node.name == NOTE:
            self.tree.add_note(node)
        else:
            self.tree.append_block(node)

    def _add_comment(self, text: str) -> None:
        if text == "nextpage":
            self.tree.part()
        self._tell(describe_comment(text))

    def _add_raw(self, raw: Raw) -> None:
        if raw.name == "iframe":
            self._add_frame(raw.attributes.get("src") or raw.attributes.get("data-src", ""))
        elif raw.name in {"textarea", "xmp"}:
            self._add_tag(Tag("pre"))
            self._add_text(unescape(raw.text) if raw.name == "textarea" else raw.text)
            self._add_tag(Tag("pre", is_end=True))
        elif raw.name in {"script", "style", "svg"}:
            self._tell(f"<{raw.name}> retiré\u00a0: «\u00a0{shorten(raw.text)}\u00a0»")

    def _add_tag(self, tag: Tag) -> None:
        if tag.name == "br":
            self.lines.add_break()
        elif tag.is_end:
            leaf = self.tree.leaf
            self.tree.close_element(tag.name)
            self._break_within(leaf, tag.name)
        else:
            self._open_tag(tag)

    def _open_tag(self, tag: Tag) -> None:
        name = rename_element(tag.name, tag.attributes)
        self._anchors.keep(tag, name)
        if name == "img":
            self._add_image(tag.attributes)
        elif name in {"audio", "video", "source", "embed", "object", "param"}:
            self._add_media(name, tag)
        else:
            self._open(tag, name)

    def _open(self, tag: Tag, name: str) -> None:
        if name == "a":
            self._look_at_link(tag.attributes)
        self._tell(describe_element(name))
        leaf = self.tree.leaf
        self.tree.open_element(tag)
        self._break_within(leaf, name)

    def _break_within(self, leaf: Node | None, name: str) -> None:
        """The edge of a paragraph within a heading or a caption is but that of a line."""
        if leaf is not None and leaf is self.tree.leaf and (name == "p" or name in PARTS):
            self.lines.await_break()

    def _look_at_link(self, attributes: dict[str, str]) -> None:
        """A link leads to a page or to a footnote, or is none."""
        attributes.pop("class", "")
        href = attributes.get("href", "").strip()
        if href[:1] == "#" and href[1:] in self.footnotes:
            attributes["class"] = "footnote-ref"
        elif not is_followed(href):
            self._tell(f"lien retiré, il n’est pas sûr\u00a0: {shorten(href)}")
            attributes.pop("href")

    def _add_image(self, attributes: dict[str, str]) -> None:
        image = build_image(attributes, self.library)
        if isinstance(image, str):
            self.lines.add_text(image)
            return
        self._flush_anchors()
        self.lines.add_image(image)

    def _add_media(self, name: str, tag: Tag) -> None:
        """A player takes the first file that it is offered; an old object becomes a link."""
        address = tag.attributes.get("src", "")
        leaf = self.tree.leaf
        if name in {"audio", "video"} and tag.is_paired:
            self.tree.open_element(tag)
        elif name in {"audio", "video"}:
            self.tree.append_block(Node(name, {"src": address}))
        elif name == "source" and leaf is not None and leaf.name in {"audio", "video"}:
            leaf.attributes["src"] = leaf.attributes.get("src") or address
        elif name == "embed":
            self._add_frame(address)
        elif name == "object" and "wp-block-file__embed" not in tag.attributes.get("class", ""):
            self._add_frame(tag.attributes.get("data", ""))
        elif name == "param" and tag.attributes.get("name", "").lower() in {"movie", "src"}:
            self._add_frame(tag.attributes.get("value", ""))

    def _add_frame(self, address: str) -> None:
        if not address or address == self._framed:
            return
        self._framed = address
        self._tell(f"cadre d’un autre site remplacé par un lien\u00a0: {shorten(address)}")
        self.tree.append_block(build_frame(address))

    def _tell(self, message: str) -> None:
        if message:
            self.told.append(message)

    def _flush_anchors(self) -> None:
        for anchor in self._anchors.take():
            self.lines.add_image(anchor)
