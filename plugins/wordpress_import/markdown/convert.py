"""The HTML of one text becomes Markdown as this site reads it. Core.

HTML → tree (`tree`) → blocks (`reader`, `handlers`, what they call) → Markdown (`block_markdown`).
What Python-Markdown makes of the result says the same as the HTML, and becomes the same Markdown.
"""

from dataclasses import dataclass

from plugins.wordpress_import.markdown.block_markdown import format_blocks
from plugins.wordpress_import.markdown.handlers import HANDLERS
from plugins.wordpress_import.markdown.headings import settle_headings
from plugins.wordpress_import.markdown.inside import loosen_lists
from plugins.wordpress_import.markdown.model import Blocks, NotesPlace, Quote, Remark, Resolve
from plugins.wordpress_import.markdown.note_markdown import format_note
from plugins.wordpress_import.markdown.reader import Reader
from plugins.wordpress_import.markdown.spacing import clean_text
from plugins.wordpress_import.markdown.survey import survey_tree
from plugins.wordpress_import.markdown.tree import parse_tree
from plugins.wordpress_import.model import Note


@dataclass(frozen=True)
class Converted:
    """The Markdown of a text, without a line end, and what the author must know of it."""

    text: str
    notes: tuple[Note, ...] = ()


def convert_html(html: str, resolve: Resolve) -> Converted:
    """The Markdown of `html`, its addresses given by `resolve`."""
    tree = parse_tree(clean_text(html))
    reader = Reader(resolve, survey_tree(tree), HANDLERS)
    reader.read_block(tree)
    everything = [*reader.blocks, *map(Quote, reader.notes.values())]
    loosen_lists(everything)
    if settle_headings(everything):
        reader.tell("niveaux d’intertitres ajustés\u00a0: le premier est ##, aucun n’est sauté")
    notes = [format_note(label, blocks) for label, blocks in reader.notes.items()]
    text = "\n\n".join(filter(None, [format_blocks(_place_notes(reader.blocks)), *notes]))
    return Converted(text, tuple(map(Note, reader.told)))


def _place_notes(blocks: Blocks) -> Blocks:
    """Footnotes stand at the end, unless something came after them: then where they stood."""
    places = [index for index, block in enumerate(blocks) if isinstance(block, NotesPlace)]
    if not places:
        return blocks
    rest = blocks[places[-1] :]
    is_last = all(isinstance(block, NotesPlace | Remark) for block in rest)
    kept = None if is_last else places[-1]
    return [
        block
        for index, block in enumerate(blocks)
        if index == kept or not isinstance(block, NotesPlace)
    ]
