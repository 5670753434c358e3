"""What an export of WordPress holds, once read: plain values, nothing converted yet. Core.

Texts are as WordPress stored them: contents and excerpts are its raw markup, names and titles its
HTML with entities decoded once by the XML. Moments without a zone are the blog's own clock.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


@dataclass(frozen=True)
class OldAuthor:
    """An account; only `name` may ever be published."""

    login: str
    name: str
    email: str = ""
    id: int = 0
    """The number of the account, 0 when the export does not tell; comments name it."""


@dataclass(frozen=True)
class OldTerm:
    """A category, a tag, or a term of another taxonomy; `parent` is the slug of another."""

    taxonomy: str
    slug: str
    name: str
    parent: str = ""
    description: str = ""
    id: int = 0
    """Its number, 0 when the export does not tell; old addresses name it."""


@dataclass(frozen=True)
class OldComment:
    """A comment or a ping; `status` is approved, pending, spam or trash, `kind` comment, pingback
    or trackback; `created` is in UTC, None when the export does not tell."""

    id: int
    name: str
    text: str
    created: datetime | None
    status: str = "approved"
    kind: str = "comment"
    parent: int = 0
    user: int = 0
    email: str = ""
    url: str = ""
    address: str = ""


@dataclass(frozen=True)
class OldItem:
    """An article, a page, an attachment, a block, an entry of a menu…: whatever has an id.

    `date` is naive, `date_gmt` in UTC; either is None when the export holds zeros or nothing.
    `terms` are `(taxonomy, slug, name)`; `meta` keeps its order and its repeated keys.
    """

    id: int
    kind: str
    status: str
    title: str
    slug: str
    link: str
    guid: str
    content: str
    excerpt: str = ""
    author: str = ""
    date: datetime | None = None
    date_gmt: datetime | None = None
    modified: datetime | None = None
    modified_gmt: datetime | None = None
    parent: int = 0
    order: int = 0
    password: str = ""
    is_sticky: bool = False
    takes_comments: bool = True
    attachment_url: str = ""
    terms: tuple[tuple[str, str, str], ...] = ()
    meta: tuple[tuple[str, str], ...] = ()
    comments: tuple[OldComment, ...] = ()
    path: str = ""
    """The export file that it was read from, and its line there."""
    line: int = 0

    @property
    def is_public(self) -> bool:
        """Whether WordPress showed it to everybody."""
        return self.status == "publish" and not self.password

    def find_meta(self, key: str) -> str:
        """The first value of the custom field `key`, empty when there is none."""
        return next((value for name, value in self.meta if name == key), "")


@dataclass(frozen=True)
class Note:
    """Something the author should look at: a French sentence, and where it is."""

    message: str
    place: str = ""
    """`export.xml:120`, the file that was written, or the title of the article."""


@dataclass(frozen=True)
class PrivateRecord:
    """What is kept for the author alone, as one line of JSON below var/wordpress/."""

    kind: str
    """What it is in a word: `comment`, `spam`…; records of a kind share a file."""
    reason: str
    """Why it is not on the site, in French."""
    content: Mapping[str, Any]
    """All that WordPress held of it, as JSON can say it."""


@dataclass(frozen=True)
class Export:
    """All that the export files of one blog hold, in the order of the files."""

    title: str = ""
    site: str = ""
    """The address of the blog, without a final slash."""
    language: str = ""
    authors: Mapping[str, OldAuthor] = field(default_factory=dict)
    terms: Mapping[tuple[str, str], OldTerm] = field(default_factory=dict)
    """By `(taxonomy, slug)`."""
    items: tuple[OldItem, ...] = ()
    notes: tuple[Note, ...] = ()
