"""The addresses that a text had, and its id in the feeds, each told by one text alone. Core."""

import re
from collections.abc import Iterable, Mapping
from urllib.parse import unquote

from plugins.wordpress_import.addresses import OldSite, build_key, encode_path
from plugins.wordpress_import.model import OldItem
from plugins.wordpress_import.places import ARTICLE, Place

_DATE = re.compile(r"/\d{4}/\d\d/\d\d/")
_OLD_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_MOST, _LONGEST = 50, 1000


def list_old_paths(item: OldItem, site: OldSite) -> list[str]:
    """The path of `item`, then those under the slugs and on the days that it had before."""
    located = site.locate(item.link)
    if located is None or located.query or located.key == build_key(site.folder):
        return []
    path = located.path
    above, slash = path.rstrip("/").rpartition("/")[0], "/" if path.endswith("/") else ""
    slugs = (value for key, value in item.meta if key == "_wp_old_slug" and value)
    days = (_OLD_DATE.fullmatch(value) for key, value in item.meta if key == "_wp_old_date")
    paths = [path, *(f"{above}/{slug}{slash}" for slug in slugs)]
    paths += [_DATE.sub(f"/{d[1]}/{d[2]}/{d[3]}/", path, count=1) for d in days if d]
    return [encode_path(each) for each in dict.fromkeys(paths) if _can_be_asked(each)][:_MOST]


def _can_be_asked(path: str) -> bool:
    """Whether a browser may ask for `path`, and a server compare it."""
    decoded = unquote(path)
    return decoded.isprintable() and len(path) <= _LONGEST and ".." not in decoded.split("/")


def assign_guids(
    items: Iterable[OldItem], places: Mapping[int, Place], taken: Iterable[str]
) -> dict[int, str]:
    """What `Guid` of each article says; a copied article may bear the id of another."""
    known = set(taken)
    guids: dict[int, str] = {}
    articles = [i for i in items if i.kind == ARTICLE and i.id in places and not places[i.id].twin]
    for item in sorted(articles, key=lambda item: not places[item.id].is_public):
        guid = "".join(item.guid.split())
        if guid not in known:
            guids[item.id] = guid
            known.add(guid)
    return guids


def assign_old_paths(
    items: Iterable[OldItem], places: Mapping[int, Place], site: OldSite, taken: Iterable[str]
) -> dict[int, list[str]]:
    """What `Redirect_from` of each text says: an address that leads elsewhere already is left out.

    `taken` are the addresses that the blog answers by itself.
    """
    known = {build_key(address) for address in taken}
    known |= {build_key(f"/{place.slug}/") for place in places.values() if place.is_public}
    asked: dict[int, list[str]] = {}
    texts = [item for item in items if item.id in places and not places[item.id].twin]
    for item in sorted(texts, key=lambda item: not places[item.id].is_public):
        paths = [path for path in list_old_paths(item, site) if build_key(path) not in known]
        known.update(map(build_key, paths))
        asked[item.id] = paths
    return asked
