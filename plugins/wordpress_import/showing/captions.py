"""What shortcodes enclose: an image and its caption, or code. Core."""

import re
from collections.abc import Iterator, Sequence

from plugins.wordpress_import.showing.block_pieces import build_told
from plugins.wordpress_import.showing.growing import Piece
from plugins.wordpress_import.showing.tokens import Shortcode, Tag, scan_markup

CAPTION_NAMES = frozenset({"caption", "wp_caption"})
CODE_NAMES = frozenset({"code", "sourcecode", "source"})


def build_caption(named: dict[str, str], content: list[Piece]) -> Iterator[Piece]:
    """A figure: the image, linked or not, then what follows it or what `caption` says."""
    cut = _find_image_end(content)
    caption = content[cut:]
    if typed := named.get("caption", ""):
        cut, caption = len(content), list(scan_markup(typed, with_shortcodes=False))
    if not has_words(caption):
        yield from content
        return
    if not _has_width(named):
        yield from content[:cut]
        yield build_told("légende que WordPress ne montrait pas", _read_words(caption))
        return
    yield Tag("figure", is_paired=True)
    yield from content[:cut]
    yield Tag("figcaption", is_paired=True)
    yield from caption
    yield from (Tag("figcaption", is_end=True), Tag("figure", is_end=True))


def _has_width(named: dict[str, str]) -> bool:
    """WordPress shows no caption under an image that has no width."""
    match = re.match(r"\s*0*([1-9])", named.get("width", ""))
    return match is not None


def _read_words(pieces: Sequence[Piece]) -> str:
    return " ".join("".join(piece for piece in pieces if isinstance(piece, str)).split())


def _find_image_end(content: list[Piece]) -> int:
    for place, piece in enumerate(content):
        if isinstance(piece, Tag) and piece.name == "img":
            after = content[place + 1 :][:2]
            ends = [
                n for n, p in enumerate(after) if isinstance(p, Tag) and p.is_end and p.name == "a"
            ]
            return place + 1 + (ends[0] + 1 if ends else 0)
    return 0


def build_code(named: dict[str, str], content: Sequence[Piece]) -> Iterator[Piece]:
    """Lines of code, in their language, with the brackets that stand in them."""
    language = named.get("language") or named.get("lang", "")
    yield Tag("pre", {"class": f"language-{language}"}, is_paired=True)
    for piece in content:
        if isinstance(piece, Shortcode):
            yield from scan_markup(piece.typed, with_shortcodes=False)
        else:
            yield piece
    yield Tag("pre", is_end=True)


def has_words(pieces: Sequence[Piece]) -> bool:
    """Whether `pieces` show anything."""
    return any(not isinstance(piece, str) or bool(piece.strip()) for piece in pieces)
