"""One page of the old blog, from what was saved of it to the draft it becomes. Core: values."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo

from plugins.wordpress_import.model import Note

FIRST_WORDS = 8
Saved = Mapping[str, Callable[[], bytes]]
"""How to read what was saved with a page, by the address that the page gives it."""


class RefusedPageError(ValueError):
    """Why no draft can be made of a file; `str()` of it is a French sentence for the author."""


@dataclass(frozen=True)
class Blog:
    """What a draft must know of the blog that it joins."""

    author: str
    category: str
    today: date
    zone: tzinfo
    authors: tuple[str, ...] = ()
    """Names that sign articles."""
    acronyms: frozenset[str] = frozenset()
    """Words that stay in capitals."""
    images: frozenset[str] = frozenset()
    """Below the folder of contents: `images/2017/photo.jpg`."""
    places: Mapping[str, str] = field(default_factory=dict)
    """The sources below the folder of contents by the keys of their addresses, old ones too."""
    reserved: frozenset[str] = frozenset()
    """Slugs that the site keeps for itself."""
    is_usable: Callable[[str, bytes], bool] = lambda _name, _content: True
    """Whether a picture of that name and those bytes can be shown."""
    find_twin: Callable[[bytes], str] = lambda _: ""
    """The picture of the blog that has these very bytes, empty if there is none."""


@dataclass(frozen=True)
class Cut:
    """A part of the page that is not the article, and all its words."""

    what: str
    text: str

    @property
    def first_words(self) -> str:
        """Enough of it to be recognised."""
        words = self.text.split()
        return " ".join(words[:FIRST_WORDS]) + (" …" if len(words) > FIRST_WORDS else "")


@dataclass(frozen=True)
class SavedComment:
    """A comment that stood on the page; `number` is the one that WordPress gave it."""

    name: str
    text: str
    created: datetime | None = None
    number: int = 0
    parent: int = 0
    by_author: bool = False


@dataclass(frozen=True)
class SavedPicture:
    """A picture saved with the page; `path` is below the folder of contents."""

    path: str
    content: bytes = field(repr=False)


@dataclass
class OldPage:
    """What was understood of a page; `html` is the article alone, ready to be converted."""

    title: str = ""
    created: date | datetime | None = None
    modified: date | datetime | None = None
    author: str = ""
    category: str = ""
    tags: list[str] = field(default_factory=list)
    address: str = ""
    summary: str = ""
    image: str = ""
    image_alt: str = ""
    signature: str = ""
    html: str = ""
    cuts: list[Cut] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    comments: list[SavedComment] = field(default_factory=list)
    copied_comments: str = ""
    """Lines that were copied with a text, in which no comment is told from the next."""
    pictures: list[SavedPicture] = field(default_factory=list)

    def cut(self, what: str, text: str) -> None:
        """Note a part that does not go into the draft, if it has any word."""
        if text.strip():
            self.cuts.append(Cut(what, " ".join(text.split())))


@dataclass(frozen=True)
class Draft:
    """A file to write, and what to tell of it; `path` is below the folder of contents."""

    text: bytes
    stem: str
    year: int
    notes: tuple[Note, ...] = ()
    address: str = ""
    """The old one, whole."""
    created: date | datetime | None = None
    comments: tuple[SavedComment, ...] = ()
    copied_comments: str = ""
    pictures: tuple[SavedPicture, ...] = ()

    @property
    def path(self) -> str:
        """Where `make new` would put it."""
        return f"articles/{self.year}/{self.stem}.md"
