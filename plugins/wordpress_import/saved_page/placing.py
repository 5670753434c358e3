"""Where each picture goes: the blog has it, it was saved with the page, or it is missing. Core.

A missing one leaves a line in the draft that no reader sees, so that nothing broken is published.
"""

import html
import re
import unicodedata
from dataclasses import dataclass, field
from itertools import chain, count
from urllib.parse import unquote

from plugins.wordpress_import.saved_page.marks import Marks, describe_missing
from plugins.wordpress_import.saved_page.model import Blog, OldPage, Saved, SavedPicture
from plugins.wordpress_import.saved_page.pictures import (
    describe_name,
    find_known,
    find_name,
    strip_size,
)
from plugins.wordpress_import.saved_page.wording import quote
from plugins.wordpress_import.uploads import clean_name

_SHOWN = (".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif")
_DATED = re.compile(r"/(?P<path>(?:19|20)\d\d/[01]\d/[^/?#]{1,200})(?:[?#]|\Z)")
MOST_BYTES = 200_000_000
"""Of all the pictures of a page."""


@dataclass
class Placing:
    """The pictures of one page; `saved` are those that were saved with it."""

    page: OldPage
    blog: Blog
    marks: Marks
    saved: Saved = field(default_factory=dict)
    _found: dict[str, str] = field(default_factory=dict)
    _bytes: int = 0

    @property
    def folder(self) -> str:
        """Where a picture of this page belongs, below the folder of contents."""
        created = self.page.created or self.blog.today
        return f"images/{created.year}/{created.month:02d}"

    def place_name(self, name: str) -> str:
        """The block of HTML for a picture of which only the name was copied."""
        known = self._find_known(name)
        if not known:
            self._miss(name)
            return self.marks.add_block(describe_missing(name, "", self.folder))
        alt = self.describe(name, "")
        return f'<p><img src="/{html.escape(known)}" alt="{html.escape(alt)}"></p>'

    def find(self, source: str) -> str:
        """The path below the folder of contents for the picture at `source`; empty if missing."""
        if source not in self._found:
            self._found[source] = self._take(source) or self._find_known(source)
        return self._found[source]

    def _take(self, source: str) -> str:
        """The path of a picture that was saved with the page."""
        decoded = unicodedata.normalize("NFC", unquote(source).partition("?")[0])
        wishes = (source, decoded, decoded.removeprefix("./"))
        reader = next((self.saved[wish] for wish in wishes if wish in self.saved), None)
        name = clean_name(find_name(source))
        if reader is None or not name.lower().endswith(_SHOWN):
            return ""
        content = reader()
        self._bytes += len(content)
        if self._bytes > MOST_BYTES or not self.blog.is_usable(name, content):
            return ""
        twin = self.blog.find_twin(content) or self._find_same(content)
        if not twin:
            twin = self._claim(name)
            self.page.pictures.append(SavedPicture(twin, content))
        return twin

    def _find_same(self, content: bytes) -> str:
        return next((p.path for p in self.page.pictures if p.content == content), "")

    def _claim(self, name: str) -> str:
        """A path for `name` that no picture has."""
        taken = {*self.blog.images, *(picture.path for picture in self.page.pictures)}
        stem, dot, suffix = name.rpartition(".")
        numbered = (f"{self.folder}/{stem}-{n}{dot}{suffix}" for n in count(2))
        return next(p for p in chain([f"{self.folder}/{name}"], numbered) if p not in taken)

    def _find_known(self, source: str) -> str:
        """A picture of the blog: at the same place among the uploads, else of the same name."""
        dated = _DATED.search(unquote(source))
        wish = f"images/{strip_size(dated['path'])}" if dated else ""
        if wish in self.blog.images:
            return wish
        known = find_known(find_name(source), self.blog.images)
        if known:
            self.page.remarks.append(
                f"Image du blog, reconnue à son nom\u00a0: /{known}. Est-ce bien elle\u00a0?"
            )
        return known

    def miss(self, source: str, alt: str, href: str = "") -> str:
        """The line that stands for a picture that is nowhere, and led to `href`."""
        name = clean_name(find_name(source)) or "image"
        self._miss(name)
        return describe_missing(name, " ".join(alt.split()), self.folder, href)

    def describe(self, name: str, alt: str) -> str:
        """What a picture shows: as the page says, else as its name does, and then it is told."""
        alt = " ".join(alt.split())
        if alt:
            return alt
        guess = describe_name(find_name(name)) or find_name(name)
        self.page.remarks.append(
            f"Texte d’une image pris de son nom\u00a0: {quote(guess)}. "
            "Écrivez plutôt ce que l’on y voit."
        )
        return guess

    def _miss(self, name: str) -> None:
        self.page.remarks.append(
            f"Image à retrouver\u00a0: {quote(name)}. Sa place est marquée dans le texte."
        )
