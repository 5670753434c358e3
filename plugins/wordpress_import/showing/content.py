"""What WordPress showed of a text, as clean semantic HTML: the door of this room. Core."""

from dataclasses import dataclass

from plugins.wordpress_import.model import Note, OldItem
from plugins.wordpress_import.showing.block_pieces import BlockPieces
from plugins.wordpress_import.showing.growing import Growth
from plugins.wordpress_import.showing.lookups import Library, build_library
from plugins.wordpress_import.showing.nodes import render_blocks
from plugins.wordpress_import.showing.pairing import pair_tags
from plugins.wordpress_import.showing.shaping import Shaper
from plugins.wordpress_import.showing.shortcodes import Shortcodes
from plugins.wordpress_import.showing.tokens import find_closed

__all__ = ["Library", "Shown", "build_library", "show_content"]

_UNSEEN: dict[int, str | None] = dict.fromkeys({*range(32)} - {*map(ord, "\t\n")})
_UNSEEN |= dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
"""Control characters are nothing, halves of a pair alone are no sign."""


@dataclass(frozen=True)
class Shown:
    """The HTML of a text, and what its author must know of it."""

    html: str
    notes: tuple[Note, ...] = ()


def show_content(old: OldItem, library: Library) -> Shown:
    """What WordPress showed of the content of `old`. Never fails, whatever was typed."""
    source = old.content.replace("\r\n", "\n").replace("\r", "\n").translate(_UNSEEN)
    blocks = BlockPieces(old, library)
    codes = Shortcodes(old, library, find_closed(source))
    pieces = list(codes.run(blocks.build(source)))
    pieces += blocks.build_footnotes()
    pair_tags(pieces)
    growth = Growth(library, blocks.footnotes)
    shaper = Shaper(library)
    shaped = shaper.shape_root(growth.grow(pieces))
    place = f"{old.path}:{old.line}" if old.path else old.title
    told = dict.fromkeys(blocks.told + codes.told + growth.told + shaper.told)
    return Shown(render_blocks(shaped), tuple(Note(message, place) for message in told))
