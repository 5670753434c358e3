"""Each theme of `content/themes.toml` below its parent, whatever the order of the file. Core."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from plugins.reading.problems import Problem
from plugins.reading.themes import Catalogue, Slugify, Theme
from plugins.shared.terms import PATH, fold_name, is_term_slug

_NOT_ONE = (
    "ne mène pas à un thème, et un seul, de ce fichier\u00a0: écrivez son chemin, comme "
    "« Humeurs / Réseau »"
)


@dataclass(frozen=True)
class Row:
    """One table of the file, with the line of each of its keys, and its own under ""."""

    values: Mapping[str, str]
    lines: Mapping[str, int]

    @property
    def name(self) -> str:
        """What the author and readers call it."""
        return self.values["nom"]

    @property
    def parent(self) -> str:
        """The name or the path of what it is below."""
        return self.values.get("parent", "")

    def find_line(self, key: str = "") -> int:
        """The line of `key`, or that of the table."""
        return self.lines.get(key) or self.lines[""]


def place_rows(rows: list[Row], slugify: Slugify) -> tuple[Catalogue, list[Problem]]:
    """The themes that `rows` tell of, and what is wrong with the others."""
    order = _Order(Catalogue(slugify))
    for row in rows:
        order.named[fold_name(row.name)].append(row)
    waiting, count = sorted(rows, key=lambda row: bool(row.parent)), -1
    while len(waiting) != count:
        count = len(waiting)
        waiting = [row for row in waiting if not order.place(row)]
    for row in waiting:
        order.refuse(row, "parent", f"« {row.parent} » {_NOT_ONE}")
    return order.catalogue, order.problems


@dataclass
class _Order:
    catalogue: Catalogue
    named: defaultdict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))
    problems: list[Problem] = field(default_factory=list)
    placed: dict[int, Theme] = field(default_factory=dict)
    """By the line of the row that tells of it."""

    def refuse(self, row: Row, key: str, message: str) -> None:
        self.problems.append(Problem(row.find_line(key), message))

    def place(self, row: Row) -> bool:
        """Know the theme of `row`; False when its parent is not known yet."""
        parent = self._find_parent(row) if row.parent else None
        if row.parent and parent is None:
            return False
        parents = (*parent.parents, parent) if parent else ()
        name, description = row.name, row.values.get("description", "")
        theme = Theme(name, row.values.get("slug") or self._slugify(name), parents, description)
        fault = self._find_fault(theme)
        if fault:
            self.refuse(row, *fault)
        else:
            self.placed[row.find_line()] = theme
            self.catalogue.add(theme)
        return True

    def _slugify(self, name: str) -> str:
        return self.catalogue.slugify(name)

    def _find_parent(self, row: Row) -> Theme | None:
        key, same = fold_name(row.parent), self.named.get(fold_name(row.parent), [])
        if key in self.catalogue.by_path:
            return self.catalogue.by_path[key]
        if len(same) == 1:
            return self.placed.get(same[0].find_line())
        if same or PATH in row.parent:
            return None
        return self._imply(row.parent)

    def _imply(self, name: str) -> Theme:
        """A theme of which the file says nothing but that others are below it."""
        slug = self._slugify(name)
        if slug not in self.catalogue.by_slug:
            self.catalogue.add(Theme(name, slug))
        return self.catalogue.by_slug[slug]

    def _find_fault(self, theme: Theme) -> tuple[str, str] | None:
        same = self.catalogue.by_slug.get(theme.slug)
        if not is_term_slug(theme.slug):
            return "", f"« {theme.name} » ne donne pas d’adresse\u00a0: ajoutez slug"
        if fold_name(theme.path) in self.catalogue.by_path:
            return "nom", f"« {theme.path} » est écrit deux fois"
        if same:
            return "slug", f"le slug « {theme.slug} » est déjà celui de « {same.path} »"
        return None
