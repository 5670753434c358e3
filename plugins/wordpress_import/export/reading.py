"""Reads one export: from pieces of bytes to values. Core."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from plugins.wordpress_import.export.decoding import decode
from plugins.wordpress_import.export.elements import Element
from plugins.wordpress_import.export.heading import read_author, read_term
from plugins.wordpress_import.export.items import read_item
from plugins.wordpress_import.export.mending import mend
from plugins.wordpress_import.export.refusals import HOW_TO_EXPORT, Notebook, quote
from plugins.wordpress_import.export.stream import read_elements
from plugins.wordpress_import.export.values import parse_feed_date
from plugins.wordpress_import.model import OldAuthor, OldItem, OldTerm

VERSIONS = {"1.0", "1.1", "1.2"}
MOST_ITEMS = 200_000


@dataclass
class Part:
    """What one export file holds."""

    notebook: Notebook
    fields: dict[str, Element] = field(default_factory=dict)
    authors: list[OldAuthor] = field(default_factory=list)
    terms: list[OldTerm] = field(default_factory=list)
    items: list[OldItem] = field(default_factory=list)
    told: set[tuple[str, str, str]] = field(default_factory=set)
    """Which terms were described, and by which element: WordPress repeats some in two ways."""

    def tell(self, name: str) -> str:
        """The text of an element of the channel, empty when there is none."""
        return self.fields[name].text.strip() if name in self.fields else ""

    def find_line(self, name: str) -> int:
        """Where it is, 0 when there is none."""
        return self.fields[name].line if name in self.fields else 0

    @property
    def created(self) -> datetime | None:
        """When WordPress wrote the file."""
        return parse_feed_date(self.tell("pubDate"))

    @property
    def site(self) -> str:
        """The address of the blog, without a final slash."""
        told = (self.tell(name) for name in ("base_blog_url", "base_site_url", "link"))
        return next((address for address in told if address), "").rstrip("/")


def read_part(chunks: Iterable[bytes], path: str) -> Part:
    """The content of one file, whose name is told in notes; raises `RefusedExportError`."""
    part = Part(Notebook(path))
    for element in read_elements(mend(decode(chunks, part.notebook), part.notebook), part.notebook):
        _take(element, part)
    _check_version(part)
    return part


def _take(element: Element, part: Part) -> None:
    match element.name:
        case "item":
            _take_item(element, part)
        case "author" if element.parts:
            part.authors.append(read_author(element, part.notebook))
        case "category" | "tag" | "term":
            _take_term(element, part)
        case name if element.text.strip():
            part.fields.setdefault(name, element)


def _take_term(element: Element, part: Part) -> None:
    if not (term := read_term(element)):
        return
    key = (element.name, term.taxonomy, term.slug)
    if key in part.told:
        part.notebook.add(
            f"Le terme {quote(term.slug)} ({quote(term.taxonomy, 40)}) est décrit plusieurs"
            " fois, il n’en fait qu’un",
            element.line,
        )
    part.told.add(key)
    part.terms.append(term)


def _take_item(element: Element, part: Part) -> None:
    if len(part.items) >= MOST_ITEMS:
        raise part.notebook.refuse(
            f"ce fichier a plus de {MOST_ITEMS} contenus\u00a0: exportez-les en plusieurs fois.",
            element.line,
        )
    item = read_item(element, part.notebook)
    is_of_wordpress = any(p.name in {"post_id", "post_type", "status"} for p in element.parts)
    if "wxr_version" not in part.fields and not is_of_wordpress:
        raise part.notebook.refuse(
            f"c’est un flux RSS, non un export de WordPress\u00a0; {HOW_TO_EXPORT}.", element.line
        )
    part.items.append(item)


def _check_version(part: Part) -> None:
    version = part.tell("wxr_version")
    if version in VERSIONS:
        return
    if not version and not (part.items or part.authors or part.terms):
        raise part.notebook.refuse(
            f"ce n’est pas un export de WordPress\u00a0; {HOW_TO_EXPORT}.", 1
        )
    told = f"{quote(version, 40)} est inconnue" if version else "n’est pas dite"
    part.notebook.add(
        f"La version de l’export {told}\u00a0: il est lu comme un export d’aujourd’hui", 1
    )
