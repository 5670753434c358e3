"""Builds the atlas: what each old address leads to, for links in texts and in comments. Core."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from plugins.wordpress_import.addresses import OldSite, build_key, find_site
from plugins.wordpress_import.links import Atlas
from plugins.wordpress_import.masking import build_mask
from plugins.wordpress_import.model import Export, OldItem
from plugins.wordpress_import.old_paths import list_old_paths
from plugins.wordpress_import.places import Existing, Place
from plugins.wordpress_import.uploads import Uploads

CONTACT = "contact"


@dataclass(frozen=True)
class Answers:
    """What answers at old addresses besides texts and files: `rows` are `{old path: new address}`
    of terms, authors, dates and feeds."""

    rows: Mapping[str, str]
    existing: tuple[Existing, ...] = ()


def add_attachments(uploads: Uploads, items: Iterable[OldItem]) -> dict[int, str]:
    """Take in all attachments; the addresses of their files, by their numbers."""
    found = {item.id: uploads.add(item) for item in items if item.kind == "attachment"}
    return {number: upload.address for number, upload in found.items() if upload}


def build_atlas(
    export: Export, site: OldSite, places: Mapping[int, Place], uploads: Uploads, answers: Answers
) -> Atlas:
    """The atlas of `export`, whose texts go to `places`."""
    files = add_attachments(uploads, export.items)
    by_number = {**files, **{number: place.link for number, place in places.items()}}
    by_key = {build_key(old): new for old, new in answers.rows.items()}
    for existing in answers.existing:
        by_key |= dict.fromkeys(existing.keys, existing.link)
    for item in sorted(export.items, key=lambda item: bool(by_number.get(item.id))):
        if item.id in by_number:
            paths = list_old_paths(item, site)
            by_key |= {build_key(path): by_number[item.id] for path in paths}
    slugs = {p.slug for p in places.values() if p.is_public} | {e.slug for e in answers.existing}
    return Atlas(
        site=site,
        uploads=uploads,
        by_key=by_key,
        by_number=by_number,
        years=_find_years(places),
        mask=build_mask(export),
        addresses=_list_addresses(places, answers.existing),
        contact=f"/{CONTACT}/" if CONTACT in slugs else "",
    )


def _list_addresses(places: Mapping[int, Place], existing: Iterable[Existing]) -> dict[str, str]:
    addresses = {each.link: f"/{each.slug}/" for each in existing}
    return addresses | {p.link: f"/{p.slug}/" for p in places.values() if p.link and not p.twin}


def find_old_site(export: Export, given: str) -> OldSite:
    """The old blog, as the export names it, and as the author does."""
    return find_site(filter(None, (export.site, given)))


def _find_years(places: Mapping[int, Place]) -> frozenset[int]:
    """The years that have an archive."""
    articles = (place.path.split("/") for place in places.values() if place.is_public)
    return frozenset(int(parts[2]) for parts in articles if parts[1] == "articles")
