"""Shortcodes among the pieces of a text: WordPress's own are run, others leave a note. Core."""

from collections.abc import Iterable, Iterator

from plugins.wordpress_import.model import OldItem
from plugins.wordpress_import.showing.block_pieces import build_told
from plugins.wordpress_import.showing.captions import (
    CAPTION_NAMES,
    CODE_NAMES,
    build_caption,
    build_code,
    has_words,
)
from plugins.wordpress_import.showing.galleries import build_gallery, choose_attachments
from plugins.wordpress_import.showing.growing import Piece
from plugins.wordpress_import.showing.lookups import Library
from plugins.wordpress_import.showing.nodes import Node
from plugins.wordpress_import.showing.shortcode_reading import (
    find_shared,
    is_shortcode,
    parse_attributes,
)
from plugins.wordpress_import.showing.tokens import KNOWN, Shortcode, Tag, scan_markup

_SOURCES = {
    "audio": ("src", "mp3", "m4a", "ogg", "wav", "flac", "wma"),
    "video": ("src", "mp4", "m4v", "webm", "ogv", "flv", "mov", "wmv"),
}
_ENCLOSING = KNOWN | CODE_NAMES


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
                yield from scan_markup(piece.typed, with_shortcodes=False)
            elif piece.is_end:
                pass
            elif self._is_run(piece, place in ends):
                end = ends.get(place, place)
                yield from self._run(piece, listed[place + 1 : end])
                place = end
            else:
                yield self._tell(piece)
            place += 1

    def _is_run(self, code: Shortcode, is_closed: bool) -> bool:
        if code.name in CODE_NAMES:
            return is_closed
        return code.name in KNOWN or bool(find_shared(code.name, code.attributes))

    def _tell(self, code: Shortcode) -> Node:
        self.told.append(f"code court retiré du texte\u00a0: {code.typed}")
        return build_told("code court non repris", code.typed)

    def _run(self, code: Shortcode, content: list[Piece]) -> Iterator[Piece]:
        named, bare = parse_attributes(code.attributes)
        if code.name in CODE_NAMES:
            yield from build_code(named, content)
            return
        within = list(self.run(content))
        if code.name in CAPTION_NAMES:
            yield from build_caption(named, within)
        elif code.name == "embed":
            words = "".join(piece for piece in within if isinstance(piece, str)).strip()
            yield from _build_line(words or named.get("src", ""))
        elif code.name in KNOWN:
            yield from self._build_files(code.name, named, bare)
            yield from within if has_words(within) else ()
        else:
            yield from _build_line(find_shared(code.name, code.attributes))
            yield from within

    def _build_files(self, name: str, named: dict[str, str], bare: list[str]) -> Iterator[Piece]:
        if name in _SOURCES:
            yield from self._build_player(name, named, bare)
        else:
            yield from self._build_collection(name, named)

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
    """Where each shortcode that encloses something ends; one does not nest in itself."""
    waiting: dict[str, int] = {}
    ends: dict[int, int] = {}
    for place, piece in enumerate(pieces):
        if not isinstance(piece, Shortcode) or piece.name not in _ENCLOSING:
            continue
        if not piece.is_end:
            waiting[piece.name] = place
        elif piece.name in waiting:
            ends[waiting.pop(piece.name)] = place
    return ends


def _build_line(address: str) -> Iterator[Piece]:
    """An address alone in its paragraph, which is shown as an embed is."""
    if address:
        yield from (Tag("p"), address, Tag("p", is_end=True))
