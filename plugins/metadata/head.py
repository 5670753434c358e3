"""What a page says of itself to browsers, search engines and other sites. Core."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import quote

MOST_DESCRIPTION = 300
"""Search engines show about 160 signs; more is kept for other sites, within reason."""


@dataclass(frozen=True)
class Card:
    """The image other sites show for a page: root-relative URL, size in pixels, its text."""

    url: str
    width: int
    height: int
    alt: str


@dataclass(frozen=True)
class Site:
    """The facts of the site that every page repeats; `url` is absolute, without a last slash."""

    name: str
    subtitle: str
    description: str
    url: str
    language: str
    card: Card | None = None
    """Shown for a page that has none of its own."""


@dataclass(frozen=True)
class Crumb:
    """One step of the way from the home page; the page itself has no address."""

    name: str
    path: str | None = None


@dataclass(frozen=True)
class Subject:
    """What one page is about, before it is put into words."""

    kind: str
    """`home`, `article`, `page` or `listing`."""
    name: str
    description: str
    path: str
    """Root-relative, with its first slash."""
    number: int = 1
    """Which page of a listing."""
    crumbs: Sequence[Crumb] = ()
    card: Card | None = None
    published: datetime | None = None
    modified: datetime | None = None
    authors: Sequence[tuple[str, str]] = ()
    """Names and root-relative addresses."""
    section: str = ""
    keywords: Sequence[str] = ()
    comments: Sequence[Mapping[str, Any]] = ()
    """Each as schema.org says a Comment."""
    hidden: bool = False
    """Search engines are asked to leave it out."""


@dataclass(frozen=True)
class Head:
    """What the `<head>` of a page shows, ready to be escaped; addresses are absolute."""

    title: str
    description: str
    canonical: str
    kind: str
    card: Card | None
    subject: Subject

    @property
    def card_url(self) -> str:
        """The absolute address of the card."""
        origin = self.canonical.removesuffix(encode_path(self.subject.path))
        return f"{origin}{self.card.url}" if self.card else ""


def build_head(site: Site, subject: Subject) -> Head:
    """Title, description and addresses of one page; no two pages of a listing share them."""
    return Head(
        title=_format_title(site, subject),
        description=_format_description(subject),
        canonical=f"{site.url}{encode_path(subject.path)}",
        kind="article" if subject.kind == "article" else "website",
        card=subject.card or site.card,
        subject=subject,
    )


def encode_path(path: str) -> str:
    """A root-relative address as other sites take it: of other alphabets, signs are encoded."""
    return quote(path, safe="/%:@!$&'()*+,;=~")


def _format_title(site: Site, subject: Subject) -> str:
    number = f", page\u00a0{subject.number}" if subject.number > 1 else ""
    if subject.kind == "home":
        return f"{site.name} –\u00a0{site.subtitle}{number}"
    return f"{subject.name}{number} –\u00a0{site.name}"


def _format_description(subject: Subject) -> str:
    text = " ".join(subject.description.split(" "))
    if subject.number > 1:
        text = f"{text} (page\u00a0{subject.number})"
    if len(text) <= MOST_DESCRIPTION:
        return text
    return text[:MOST_DESCRIPTION].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
