"""Categories and tags as `content/themes.toml` knows them, found by what articles write. Core."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches

from plugins.reading.problems import RefusedValueError
from plugins.shared.terms import PATH, fold_name

Slugify = Callable[[str], str]
"""The slug that follows from a name."""


@dataclass(frozen=True)
class Theme:
    """A category or a tag; without `slug`, its slug follows from its name."""

    name: str
    slug: str = ""
    parents: tuple["Theme", ...] = ()
    """What it is below, the highest first."""
    description: str = ""

    @property
    def path(self) -> str:
        """`Humeurs / Réseau`."""
        return PATH.join(each.name for each in (*self.parents, self))


@dataclass
class Catalogue:
    """Themes of one kind, found by their path, by the end of it, or by their slug."""

    slugify: Slugify = str
    by_path: dict[str, Theme] = field(default_factory=dict)
    by_slug: dict[str, Theme] = field(default_factory=dict)
    _by_end: dict[str, list[Theme]] = field(default_factory=dict)

    def add(self, theme: Theme) -> None:
        """Know `theme` from now on."""
        self.by_path[fold_name(theme.path)] = theme
        self.by_slug[theme.slug] = theme
        for end in _list_ends(theme):
            self._by_end.setdefault(fold_name(end), []).append(theme)

    def find_known(self, text: str) -> Theme | None:
        """The theme that `text` names; RefusedValueError when it may be several.

        Of namesakes it is the one whose slug follows from the name, as if it were alone.
        """
        key = fold_name(text)
        named = [self.by_path[key]] if key in self.by_path else self._by_end.get(key, [])
        if len(named) > 1:
            slug = self.slugify(named[0].name)
            named = [theme for theme in named if theme.slug == slug] or named
        if len(named) > 1:
            paths = " ou ".join(f"« {theme.path} »" for theme in named)
            raise RefusedValueError(f"« {text} » désigne plusieurs thèmes\u00a0: écrivez {paths}")
        return named[0] if named else None

    def find(self, text: str) -> Theme:
        """The theme that an article calls `text`: a new one where none is known."""
        known = self.find_known(text)
        if known is None and self.by_slug:
            known = self.by_slug.get(self.slugify(text))
        return known or self._take_new(text)

    def _take_new(self, text: str) -> Theme:
        """A name of its own, unless it is the path of a theme that is elsewhere."""
        last = fold_name(text.rpartition(PATH)[2])
        if PATH in text and last in self._by_end:
            paths = [theme.path for theme in self._by_end[last]]
            near = get_close_matches(text, paths, 1, cutoff=0)[0]
            raise RefusedValueError(
                f"« {text} » n’est pas un thème de content/themes.toml\u00a0: écrivez « {near} »"
            )
        return Theme(text)


@dataclass(frozen=True)
class Themes:
    """What `content/themes.toml` says."""

    categories: Catalogue = field(default_factory=Catalogue)
    tags: Catalogue = field(default_factory=Catalogue)


def _list_ends(theme: Theme) -> Iterator[str]:
    line = (*theme.parents, theme)
    for start in range(len(line)):
        yield PATH.join(each.name for each in line[start:])
