"""Rows for the old addresses that no text answers for by its own `Redirect_from`. Core.

Addresses are whole, from the root of the old host, whatever the folder in which the blog lived.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, unquote

from plugins.wordpress_import.addresses import OldSite, build_key
from plugins.wordpress_import.model import Export, OldItem
from plugins.wordpress_import.old_groups import (
    NewAddresses,
    is_given,
    list_authors,
    list_categories,
    list_feeds,
    list_numbers,
    list_tags,
    list_wide,
)
from plugins.wordpress_import.terms import ARTICLE, Terms

HEAD = """\
# Où mènent les adresses de l’ancien blog que n’annonce aucun Redirect_from.
# Une ligne par adresse\u00a0: l’ancienne, une espace, la nouvelle. Un astérisque final vaut pour
# tout ce qui commence ainsi et n’a pas sa propre ligne\u00a0: /2017/* ou /?m=2017*.
"""
_CLOSED = frozenset({"private", "trash"})
_SAFE = "/-._~?=*@,()+!"


@dataclass(frozen=True)
class Moved:
    """Where everything public of the old blog is now; addresses begin with a slash."""

    site: OldSite
    texts: Mapping[int, str]
    """By the number of the item, those that the blog had already included."""
    files: Mapping[int, str] = field(default_factory=dict)
    """Published files by the number of their attachment."""
    uploads: Mapping[str, str] = field(default_factory=dict)
    """The same by the path that each had on the old host."""
    asked: frozenset[str] = frozenset()
    """The keys (`build_key`) of what texts ask for in `Redirect_from`."""
    pages: frozenset[str] = frozenset()
    """The keys of the addresses that texts of the blog have, or have had."""


def build_rows(export: Export, terms: Terms, moved: Moved, new: NewAddresses) -> dict[str, str]:
    """`{old address: new address}`, decoded, in the order of the file."""
    folder = moved.site.folder
    public = [item for item in export.items if item.id in moved.texts]
    articles = [item for item in public if item.kind == ARTICLE]
    years = frozenset(item.date.year for item in articles if item.date)
    groups = [*list_group_rows(export, terms, articles, new)]
    kept = [row for row in groups if folder or not is_given(row, new)]
    below = [
        *_list_asked(public, moved.texts),
        *_list_attachments(export, moved),
        *kept,
        *list_numbers(export, terms, new),
        *(list_feeds(new) if folder else ()),
    ]
    rows = [*_list_links(export, moved), *((f"{folder}{old}", end) for old, end in below)]
    rows += [*_list_uploads(moved)]
    rows += [(f"{folder}{old}", end) for old, end in list_wide(years, export, new)]
    pages = moved.pages | {build_key(address) for address in moved.texts.values()}
    found: dict[str, str] = {}
    for old, target in rows:
        if build_key(old) not in moved.asked and not _hides(old, pages) and _can_be_asked(old):
            found.setdefault(old, target)
    return found


def list_group_rows(
    export: Export, terms: Terms, articles: list[OldItem], new: NewAddresses
) -> Iterator[tuple[str, str]]:
    """The lists of the old blog, those that the site answers for by itself included."""
    signing = frozenset(item.author for item in articles)
    yield from list_categories(terms, new)
    yield from list_tags(terms, new)
    yield from list_authors(export, signing, new)


def render_rows(rows: Mapping[str, str]) -> str:
    """The text of `content/anciennes-adresses.txt`; empty where there is nothing to say."""
    lines = (f"{write_address(old)} {write_address(new)}\n" for old, new in rows.items())
    return f"{HEAD}\n{''.join(lines)}" if rows else ""


def write_address(address: str) -> str:
    """An address that a person can read, with no sign that could mean something else."""
    return "".join(
        sign if sign in _SAFE or sign.isalnum() else quote(sign) for sign in unquote(address)
    )


def _list_asked(public: list[OldItem], texts: Mapping[int, str]) -> Iterator[tuple[str, str]]:
    """`/?p=12` for each text."""
    for item in sorted(public, key=lambda item: item.id):
        yield f"/?p={item.id}", texts[item.id]
        if item.kind == "page":
            yield f"/?page_id={item.id}", texts[item.id]


def _list_attachments(export: Export, moved: Moved) -> Iterator[tuple[str, str]]:
    for item, target in _find_attachments(export, moved):
        yield f"/?attachment_id={item.id}", target


def _list_links(export: Export, moved: Moved) -> Iterator[tuple[str, str]]:
    """The addresses of texts that no `Redirect_from` tells, and of the pages of attachments."""
    texts = ((each, moved.texts[each.id]) for each in export.items if each.id in moved.texts)
    for item, target in (*texts, *_find_attachments(export, moved)):
        located = moved.site.locate(item.link)
        if located and not located.query and located.key != build_key(moved.site.folder or "/"):
            yield located.path, target


def _find_attachments(export: Export, moved: Moved) -> Iterator[tuple[OldItem, str]]:
    """Each attachment with the text that it hung on, else with its file, if that came along."""
    for item in sorted(export.items, key=lambda item: item.id):
        target = moved.texts.get(item.parent) or moved.files.get(item.id)
        if item.kind == "attachment" and item.status not in _CLOSED and target:
            yield item, target


def _list_uploads(moved: Moved) -> Iterator[tuple[str, str]]:
    """Each file; WordPress kept the first size of a large image without `-scaled`."""
    for old, target in sorted(moved.uploads.items()):
        yield old, target
        stem, dot, suffix = old.rpartition(".")
        if stem.endswith("-scaled"):
            yield f"{stem.removesuffix('-scaled')}{dot}{suffix}", target


def _can_be_asked(old: str) -> bool:
    """Whether a browser may ask for `old`, and a server compare it."""
    decoded = unquote(old)
    return decoded.isprintable() and ".." not in decoded.split("/")


def _hides(old: str, pages: frozenset[str]) -> bool:
    """Whether a row would hide a page, or lead one to itself; pages are right below the home."""
    if "?" in old:
        return False
    if not old.endswith("/*"):
        return build_key(old) in pages | {"/"}
    return build_key(old[:-2]) in pages
