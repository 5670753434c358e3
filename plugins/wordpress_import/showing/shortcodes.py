"""Shortcodes among the pieces of a text: WordPress's own are run, others leave a note. Core."""

from collections.abc import Iterable, Iterator

from plugins.wordpress_import.model import OldItem
from plugins.wordpress_import.showing.block_pieces import build_told
from plugins.wordpress_import.showing.galleries import build_gallery, choose_attachments
from plugins.wordpress_import.showing.growing import Piece
from plugins.wordpress_import.showing.lookups import Library
from plugins.wordpress_import.showing.nodes import Node
from plugins.wordpress_import.showing.shortcode_reading import is_shortcode, parse_attributes
from plugins.wordpress_import.showing.tokens import KNOWN, Shortcode, Tag, scan_markup

_SOURCES = {
    "audio": ("src", "mp3", "m4a", "ogg", "wav", "flac", "wma"),
    "video": ("src", "mp4", "m4v", "webm", "ogv", "flv", "mov", "wmv"),
}
_CAPTIONS = frozenset({"caption", "wp_caption"})


class Shortcodes:
    """Runs the shortcodes of one text."""

    def __init__(self, old: OldItem, library: Library, closed: frozenset[str]) -> None:
        self.old = old
        self.library = library
        self.closed = closed
        self.told: list[str] = []

    def run(self, pieces: Iterable[Piece]) -> Iterator[Piece]:
        """`pieces` with what the shortcodes among them show."""
        listed = list(pieces)
        ends = _find_ends(listed)
        place = 0
        while place < len(listed):
            piece = listed[place]
            if not isinstance(piece, Shortcode):
                yield piece
            elif not is_shortcode(piece, self.closed):
                yield piece.typed
            elif piece.is_end:
                pass
            elif piece.name in KNOWN:
                end = ends.get(place, place)
                yield from self._run(piece, listed[place + 1 : end])
                place = end
            else:
                yield self._tell(piece)
            place += 1

    def _tell(self, code: Shortcode) -> Node:
        self.told.append(f"code court retiré du texte\u00a0: {code.typed}")
        return build_told("code court non repris", code.typed)

    def _run(self, code: Shortcode, content: list[Piece]) -> Iterator[Piece]:
        name = code.name
        named, bare = parse_attributes(code.attributes)
        if name in _CAPTIONS:
            yield from _build_caption(named, content)
        elif name in {"gallery", "playlist"}:
            yield from self._build_collection(name, named)
        elif name == "embed":
            address = "".join(piece for piece in content if isinstance(piece, str)).strip()
            yield from _build_line(address or named.get("src", ""))
        else:
            yield from self._build_player(name, named, bare)

    def _build_collection(self, name: str, named: dict[str, str]) -> Iterator[Piece]:
        kind = "image" if name == "gallery" else named.get("type", "audio")
        chosen = choose_attachments(named, kind, self.old.id, self.library)
        if name == "gallery":
            yield from build_gallery(chosen, named)
            return
        for attachment in chosen:
            yield Node(kind, {"src": attachment.attachment_url})

    def _build_player(self, name: str, named: dict[str, str], bare: list[str]) -> Iterator[Piece]:
        address = next((named[key] for key in _SOURCES[name] if named.get(key)), "")
        address = address or next((word for word in bare if "/" in word), "")
        if not address:
            attached = choose_attachments({}, name, self.old.id, self.library)
            address = attached[-1].attachment_url if attached else ""
        if address:
            shown = self.library.address_file(address)
            yield Node(name, {"src": address}, [Node("a", {"href": shown}, [shown])])


def _find_ends(pieces: list[Piece]) -> dict[int, int]:
    """Where each shortcode of WordPress's own that encloses something ends; they do not nest."""
    waiting: dict[str, int] = {}
    ends: dict[int, int] = {}
    for place, piece in enumerate(pieces):
        if not isinstance(piece, Shortcode) or piece.name not in KNOWN:
            continue
        if not piece.is_end:
            waiting[piece.name] = place
        elif piece.name in waiting:
            ends[waiting.pop(piece.name)] = place
    return ends


def _build_caption(named: dict[str, str], content: list[Piece]) -> Iterator[Piece]:
    """A figure: the image, linked or not, then what follows it or what `caption` says."""
    cut = _find_image_end(content)
    caption = content[cut:]
    if typed := named.get("caption", ""):
        cut, caption = len(content), list(scan_markup(typed, with_shortcodes=False))
    shows_words = any(not isinstance(piece, str) or piece.strip() for piece in caption)
    if not shows_words or not named.get("width", "1").strip("0"):
        yield from content
        return
    yield Tag("figure", is_paired=True)
    yield from content[:cut]
    yield Tag("figcaption", is_paired=True)
    yield from caption
    yield from (Tag("figcaption", is_end=True), Tag("figure", is_end=True))


def _find_image_end(content: list[Piece]) -> int:
    for place, piece in enumerate(content):
        if isinstance(piece, Tag) and piece.name == "img":
            after = content[place + 1 :][:2]
            ends = [
                n for n, p in enumerate(after) if isinstance(p, Tag) and p.is_end and p.name == "a"
            ]
            return place + 1 + (ends[0] + 1 if ends else 0)
    return 0


def _build_line(address: str) -> Iterator[Piece]:
    """An address alone in its paragraph, which is shown as an embed is."""
    if address:
        yield from (Tag("p"), address, Tag("p", is_end=True))
