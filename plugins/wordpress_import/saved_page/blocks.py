"""The lines of a copied article as blocks of HTML: paragraphs, headings, lists, dialogue. Core."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from plugins.wordpress_import.saved_page.capitals import Lexicon, is_in_capitals
from plugins.wordpress_import.saved_page.dashes import is_dialogue
from plugins.wordpress_import.saved_page.headings import propose_heading
from plugins.wordpress_import.saved_page.model import OldPage
from plugins.wordpress_import.saved_page.openings import find_bullet, find_dash, find_quotation
from plugins.wordpress_import.saved_page.pictures import is_picture_name
from plugins.wordpress_import.saved_page.runs import (
    mark_links,
    read_dashes,
    render_bullets,
    render_list,
    render_numbers,
    render_quotation,
    take_numbers,
)
from plugins.wordpress_import.saved_page.wording import quote, shorten
from plugins.wordpress_import.saved_page.wrapping import join_lines

Place = Callable[[str], str]
"""From the name of a picture to the block of HTML that stands for it."""


@dataclass
class Blocks:
    """The HTML of an article, piece by piece; what was decided on the way is told in `page`."""

    page: OldPage
    lexicon: Lexicon
    place: Place
    html: list[str] = field(default_factory=list)

    def add(self, element: str, text: str) -> None:
        """Add a block that holds `text`, its addresses as links."""
        self.html.append(f"<{element}>{mark_links(text)}</{element}>")


def add_blocks(lines: Sequence[str], blocks: Blocks) -> None:
    """Add the blocks of `lines`: an empty line parts two, and most often a line end does."""
    start = 0
    lines = _part_headings(join_lines(lines))
    while start < len(lines):
        if lines[start].strip():
            start = _add_run(lines, start, blocks) or _add_line(lines, start, blocks)
        else:
            start += 1


def _part_headings(lines: list[str]) -> list[str]:
    """`lines` with room around those in capitals, where a page has no empty line at all."""
    if not all(line.strip() for line in lines):
        return lines
    return [
        part
        for line in lines
        for part in (("", line, "") if is_in_capitals(line.strip()) else (line,))
    ]


def _add_run(lines: Sequence[str], start: int, blocks: Blocks) -> int:
    """Add the list, dialogue or quotation that begins at `start`; the line after it, 0 if none."""
    line, numbers = lines[start], take_numbers(lines, start)
    if find_dash(line):
        return _add_dashes(lines, start, blocks)
    if find_bullet(line):
        block, end = render_bullets(lines, start)
    elif find_quotation(line):
        block, end = render_quotation(lines, start)
    elif numbers:
        block, end = render_numbers(lines, numbers)
    else:
        return 0
    blocks.html.append(block)
    return end


def _add_dashes(lines: Sequence[str], start: int, blocks: Blocks) -> int:
    texts, above, end = read_dashes(lines, start)
    first = quote(f"– {shorten(texts[0])}")
    if is_dialogue(texts, above):
        for text in texts:
            blocks.add("p", f"– {text}")
        blocks.page.remarks.append(
            f"Laissé en dialogue, une réplique par paragraphe\u00a0: {first}."
        )
    else:
        blocks.html.append(render_list("ul", texts))
        blocks.page.remarks.append(f"Mis en liste\u00a0: {first}.")
    return end


def _add_line(lines: Sequence[str], start: int, blocks: Blocks) -> int:
    """Add the picture, heading or paragraph that is the line at `start`; the line after it."""
    text = lines[start].strip()
    if is_picture_name(text):
        blocks.html.append(blocks.place(text))
    elif is_in_capitals(text) and _stands_alone(lines, start):
        blocks.add("h2", propose_heading(text, blocks.lexicon, blocks.page))
    else:
        blocks.add("p", text)
    return start + 1


def _stands_alone(lines: Sequence[str], start: int) -> bool:
    """Below an empty line, and not above another line in capitals."""
    before = lines[start - 1].strip() if start else ""
    after = lines[start + 1].strip() if start + 1 < len(lines) else ""
    return not before and not (after and is_in_capitals(after))
