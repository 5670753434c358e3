"""A page that was copied as plain text: its article, and what is told around it. Core."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from plugins.wordpress_import.names import make_slug
from plugins.wordpress_import.saved_page.blocks import Blocks, add_blocks
from plugins.wordpress_import.saved_page.byline import (
    Byline,
    merge_byline,
    read_byline,
    read_labels,
)
from plugins.wordpress_import.saved_page.capitals import build_lexicon
from plugins.wordpress_import.saved_page.headings import settle_title
from plugins.wordpress_import.saved_page.limits import refuse_excess
from plugins.wordpress_import.saved_page.marks import Marks
from plugins.wordpress_import.saved_page.model import Blog, OldPage
from plugins.wordpress_import.saved_page.phrases import COMMENTS
from plugins.wordpress_import.saved_page.placing import Placing
from plugins.wordpress_import.saved_page.signature import find_signature, strip_name
from plugins.wordpress_import.saved_page.trimming import find_bottom, find_top, list_parts
from plugins.wordpress_import.saved_page.wording import quote, shorten

_LONGEST_TITLE = 160
_BYLINES = 4


def read_text_page(text: str, name: str, blog: Blog, marks: Marks) -> OldPage:
    """What the page `text` holds; `name` is that of its file, without its suffix."""
    reading = _Reading(text.split("\n"), blog, marks)
    start = reading.find_start(name)
    reading.cut(0, start)
    start = reading.read_head(start, name)
    end = find_bottom(reading.bare, start)
    reading.cut(end, len(reading.lines))
    reading.read_body(start, end)
    return reading.page


@dataclass
class _Reading:
    lines: list[str]
    blog: Blog
    marks: Marks
    page: OldPage = field(default_factory=OldPage)

    def __post_init__(self) -> None:
        self.bare = [" ".join(line.split()) for line in self.lines]

    def find_start(self, name: str) -> int:
        """The first line of the article: the one that its file is called after, or below menus."""
        slug, top = make_slug(name), find_top(self.bare)
        named = (n for n in range(top, min(top + 40, len(self.bare))) if self.bare[n])
        return next((n for n in named if slug and make_slug(self.bare[n]) == slug), top)

    def cut(self, start: int, end: int) -> None:
        """Leave these lines out, each part told; labels are read, comments kept apart."""
        for part in list_parts(self.bare, start, end):
            lines = self.bare[part.start : part.end]
            self.page.cut(part.what, " ".join(lines))
            for line in lines:
                self._take(read_labels(line))
            if part.what == COMMENTS:
                self.page.copied_comments += "\n".join(self.lines[part.start : part.end]) + "\n"

    def read_head(self, start: int, name: str) -> int:
        """The title, and the lines around it that tell of the article; where its text begins."""
        place = self._read_bylines(start)
        title = self.bare[place] if place < len(self.bare) else ""
        if len(title) > _LONGEST_TITLE:
            self.page.title = " ".join(name.replace("-", " ").replace("_", " ").split())
            self.page.remarks.append(
                "La page ne donne pas de titre\u00a0: celui-ci vient du nom du fichier."
            )
            return place
        self.page.title = title
        return self._read_bylines(place + 1)

    def _read_bylines(self, start: int) -> int:
        place, read = start, 0
        while place < len(self.bare) and read < _BYLINES:
            line = self.bare[place]
            byline = read_byline(line)
            if line and byline is None:
                break
            if byline:
                self._take(byline)
                self.page.cut("ligne de date et d’auteur", line)
                read += 1
            place += 1
        return place

    def _take(self, told: Byline | None) -> None:
        if told:
            merge_byline(self.page, told, self.blog.authors)

    def read_body(self, start: int, end: int) -> None:
        """The HTML of the article, and what the author is to look at in it."""
        lines = self.lines[start:end]
        refuse_excess(sum(len(line) + 1 for line in lines), sum(1 for line in lines if line))
        lexicon = build_lexicon(self.bare[start:end], self.blog.acronyms, self.blog.authors)
        settle_title(self.page, lexicon)
        placing = Placing(self.page, self.blog, self.marks)
        blocks = Blocks(self.page, lexicon, placing.place_name)
        add_blocks(lines, blocks)
        self._sign(blocks.html, self.bare[start:end])
        self.page.html = "\n".join(blocks.html)

    def _sign(self, blocks: list[str], lines: Sequence[str]) -> None:
        paragraphs = [line for line in lines if line]
        place = find_signature(paragraphs, self.blog.authors)
        signed = f"<p>{paragraphs[place]}</p>" if place is not None else ""
        if not signed or signed not in blocks:
            return
        after = len(blocks) - blocks[::-1].index(signed)
        blocks.insert(after, self.marks.add_signature())
        self.page.signature = strip_name(paragraphs[place or 0])
        for line in paragraphs[(place or 0) + 1 :]:
            kept = f"Gardé après la signature\u00a0: {quote(shorten(line))}."
            self.page.remarks.append(f"{kept} Est-ce bien à l’article\u00a0?")
