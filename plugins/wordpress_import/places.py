"""Where each text of the old blog goes: its file, its slug, or the shelf where it waits. Core.

What is public goes below content/; the rest below var/wordpress/, in a folder that says what it
is. What the blog has already, at the same address, is not doubled: the text waits beside it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from plugins.wordpress_import.addresses import OldSite, build_key
from plugins.wordpress_import.model import OldItem
from plugins.wordpress_import.moments import UNKNOWN
from plugins.wordpress_import.names import Names, choose_slug, cut_slug
from plugins.wordpress_import.plain import read_line

PRIVATE = "var/wordpress"
TWINS, UNFIT = "deja-la", "a-reprendre"
SHELVES = {
    "draft": "brouillons",
    "auto-draft": "brouillons",
    "pending": "en-attente",
    "future": "programmes",
    "private": "prives",
    "trash": "corbeille",
}
LOCKED, OTHERS = "proteges", "autres"
ARTICLE, PAGE = "post", "page"
NO_TEXTS = frozenset(
    {"attachment", "nav_menu_item", "revision", "oembed_cache", "customize_changeset"}
    | {"user_request", "custom_css", "wp_global_styles"}
)
"""Kinds of which no file is made: they hold no text of the author's."""

_DEEPEST = 8


@dataclass(frozen=True)
class Existing:
    """A text that the blog has: its file, its slug, the keys of all addresses that lead to it."""

    path: str
    slug: str
    keys: frozenset[str] = frozenset()
    guid: str = ""

    @property
    def link(self) -> str:
        """How another text names this one."""
        return f"{{filename}}/{self.path.removeprefix('content/')}"


@dataclass(frozen=True)
class Place:
    """Where one text goes; `shelf` is empty for what is public, `twin` the file that has its
    address already."""

    path: str
    slug: str
    shelf: str = ""
    twin: Existing | None = None

    @property
    def is_public(self) -> bool:
        """Whether the text is published from its file."""
        return not self.shelf

    @property
    def link(self) -> str:
        """How another text names this one; empty when readers find nothing there."""
        if self.twin:
            return self.twin.link
        return "" if self.shelf else f"{{filename}}/{self.path.removeprefix('content/')}"


@dataclass(frozen=True)
class Ground:
    """What was there before: texts of the blog, slugs it keeps for itself, and what an import
    before this one chose, by `find_memory_key`."""

    site: OldSite
    existing: tuple[Existing, ...] = ()
    reserved: frozenset[str] = frozenset()
    remembered: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    unfit: frozenset[int] = frozenset()
    """Items that the blog could not be built with, as they are."""


def find_memory_key(site: OldSite, item: OldItem) -> str:
    """What an item is called in the ledger: another blog may use the same numbers."""
    return f"{min(site.hosts, default='')}{site.folder}|{item.kind}:{item.id}"


def find_shelf(item: OldItem) -> str:
    """The folder below var/wordpress/ where `item` waits; empty for what is public."""
    if item.kind not in {ARTICLE, PAGE}:
        return f"{OTHERS}/{cut_slug(choose_slug(item.kind, '', item.id))}"
    if item.is_public:
        return ""
    folder = LOCKED if item.status == "publish" else SHELVES.get(item.status, OTHERS)
    return f"{folder}/pages" if item.kind == PAGE else folder


def place_items(items: Iterable[OldItem], ground: Ground) -> dict[int, Place]:
    """The place of each text, by the number of its item; what is public chooses first."""
    texts = [item for item in items if item.kind not in NO_TEXTS]
    placing = _Placing(ground, {item.id: item for item in texts})
    for item in sorted(texts, key=lambda item: bool(find_shelf(item))):
        placing.place(item)
    return placing.places


class _Placing:
    def __init__(self, ground: Ground, items: Mapping[int, OldItem]) -> None:
        self.ground, self.items = ground, items
        self.places: dict[int, Place] = {}
        kept = ground.remembered.values()
        slugs = {existing.slug for existing in ground.existing} | {slug for _, slug in kept}
        self.slugs = Names(slugs | ground.reserved)
        self.paths = Names({e.path for e in ground.existing} | {path for path, _ in kept})
        self.by_key = {key: e for e in ground.existing for key in sorted(e.keys)}
        self.by_guid = {e.guid: e for e in ground.existing if e.guid}

    def place(self, item: OldItem) -> None:
        shelf = UNFIT if item.id in self.ground.unfit else find_shelf(item)
        remembered = self.ground.remembered.get(find_memory_key(self.ground.site, item))
        twin = None if shelf else self._find_twin(item)
        if twin:
            shelf = TWINS
        if remembered and _find_root(remembered[0]) == _find_root(self._name(item, shelf, "x")):
            path, slug = remembered
        else:
            slug = twin.slug if twin else self._claim_slug(item)
            path = self.paths.claim(self._name(item, shelf, slug))
        self.places[item.id] = Place(path, slug, shelf, twin)

    def _find_twin(self, item: OldItem) -> Existing | None:
        """The text of the blog that already answers at the address of `item`, or is it."""
        located = self.ground.site.locate(item.link)
        if item.guid in self.by_guid:
            return self.by_guid[item.guid]
        if located is None or located.key == build_key(self.ground.site.folder):
            return None
        return self.by_key.get(located.key)

    def _claim_slug(self, item: OldItem) -> str:
        slug = choose_slug(_find_old_slug(item), read_line(item.title), item.id)
        above = self.items.get(item.parent) if item.kind == PAGE else None
        if above is None:
            return self.slugs.claim(slug)
        return self.slugs.claim(slug, cut_slug(f"{_make_folder(above)}-{slug}", 200))

    def _name(self, item: OldItem, shelf: str, slug: str) -> str:
        name = f"{cut_slug(slug)}.md"
        if shelf:
            return f"{PRIVATE}/{shelf}/{name}"
        if item.kind == PAGE:
            return "/".join(["content/pages", *self._find_folders(item), name])
        return f"content/articles/{_find_year(item)}/{name}"

    def _find_folders(self, item: OldItem) -> list[str]:
        """The names of the pages above, from the top; a page that is above itself is not."""
        folders: list[str] = []
        seen = {item.id}
        while item.parent in self.items and item.parent not in seen and len(folders) < _DEEPEST:
            item = self.items[item.parent]
            seen.add(item.id)
            folders.insert(0, _make_folder(item))
        return folders


def _make_folder(item: OldItem) -> str:
    return cut_slug(choose_slug(_find_old_slug(item), read_line(item.title), item.id))


def _find_old_slug(item: OldItem) -> str:
    return item.find_meta("_wp_desired_post_slug") or item.slug.removesuffix("__trashed")


def _find_year(item: OldItem) -> int:
    moment = item.date or item.date_gmt or item.modified or item.modified_gmt or UNKNOWN
    return moment.year


def _find_root(path: str) -> str:
    """Where a file is kept: an article that became public moves, one that was redated does not."""
    parts = path.split("/")
    return "/".join(parts[:2] if parts[0] == "content" else parts[:-1])
