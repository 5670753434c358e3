"""The tokens of a text, one by one, become its tree; what cannot come along is told. Core."""

from collections.abc import Container, Iterable

from plugins.wordpress_import.showing.addresses import is_followed
from plugins.wordpress_import.showing.elements import (
    BLOCKS,
    HEADINGS,
    INLINE,
    PARTS,
    name_set,
    rename_element,
)
from plugins.wordpress_import.showing.frames import build_frame, build_image
from plugins.wordpress_import.showing.lines import Lines, Mode
from plugins.wordpress_import.showing.lookups import Library
from plugins.wordpress_import.showing.nodes import NOTE, Node
from plugins.wordpress_import.showing.tokens import Comment, Raw, Tag, Token
from plugins.wordpress_import.showing.tree import Tree

Piece = Token | Mode | Node
"""What a tree grows from: a token, how line ends are read from here on, or a finished block."""

_SILENT = ("more ", "noteaser", "[", "<!", "?xml", "/wp:", "wp:", "DOCTYPE", "doctype")
"""How comments begin that say nothing to an author."""

_LONGEST = 120
_FORMS = frozenset({"form", "input", "select"})
_PLAIN = name_set(
    "font span big label button blink marquee nobr wbr tt ruby rt rp rb bdo bdi time data output "
    "picture map area canvas option optgroup select input colgroup col link meta base title math "
    "source track param embed object applet center basefont frame frameset meter progress slot"
)


class Growth:
    """A tree that grows from pieces; `told` is what the author must know."""

    def __init__(self, library: Library, footnotes: Container[str] = ()) -> None:
        self.library = library
        self.footnotes = footnotes
        self.tree = Tree()
        self.lines = Lines(self.tree)
        self.told: list[str] = []
        self._anchors: list[str] = []
        self._kept: set[str] = set()
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
        if text.strip() and self._anchors:
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
        elif not (text == "more" or text.startswith(_SILENT)):
            self.told.append(
                f"commentaire HTML retiré du texte\u00a0: «\u00a0{shorten(text)}\u00a0»"
            )

    def _add_raw(self, raw: Raw) -> None:
        if raw.name == "iframe":
            self._add_frame(raw.attributes.get("src") or raw.attributes.get("data-src", ""))
        elif raw.name in {"textarea", "xmp"}:
            self._add_tag(Tag("pre"))
            self._add_text(raw.text)
            self._add_tag(Tag("pre", is_end=True))
        elif raw.name in {"script", "style", "svg"}:
            self.told.append(f"<{raw.name}> retiré\u00a0: «\u00a0{shorten(raw.text)}\u00a0»")

    def _add_tag(self, tag: Tag) -> None:
        if tag.is_end:
            leaf = self.tree.leaf
            self.tree.close_element(tag.name)
            self._break_within(leaf, tag.name)
            return
        name = rename_element(tag.name, tag.attributes)
        self._keep_anchor(tag, name)
        if name == "br":
            self.lines.add_break()
        elif name == "img":
            self._add_image(tag.attributes)
        elif name in {"audio", "video", "source", "embed", "object", "param"}:
            self._add_media(name, tag)
        else:
            self._open(tag, name)

    def _open(self, tag: Tag, name: str) -> None:
        if name == "a":
            self._look_at_link(tag.attributes)
        elif name in _FORMS:
            self.told.append(
                f"<{name}> retiré\u00a0: un formulaire ne marche plus hors de WordPress"
            )
        elif not (name in BLOCKS or name in INLINE or name in _PLAIN or ":" in name):
            self.told.append(f"balise inconnue retirée\u00a0: <{shorten(name)}>")
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
            self.told.append(f"lien retiré, il n’est pas sûr\u00a0: {shorten(href)}")
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
        self.told.append(f"cadre d’un autre site remplacé par un lien\u00a0: {shorten(address)}")
        self.tree.append_block(build_frame(address))

    def _keep_anchor(self, tag: Tag, name: str) -> None:
        """Keeps an id that a link leads to, on a heading or before the text that follows."""
        if tag.attributes.get("class") == "footnote":
            return
        kept = tag.attributes.pop("id", "") or tag.attributes.get("name", "") * (name == "a")
        if kept not in self.library.fragments or kept in self._kept:
            return
        self._kept.add(kept)
        if name in HEADINGS:
            tag.attributes["id"] = kept
        else:
            self._anchors.append(kept)

    def _flush_anchors(self) -> None:
        for anchor in self._anchors:
            self.lines.add_image(Node("a", {"id": anchor}))
        self._anchors.clear()


def shorten(text: str) -> str:
    """On one line, and not longer than a reader of the report would read."""
    line = " ".join(text[: 2 * _LONGEST].split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
