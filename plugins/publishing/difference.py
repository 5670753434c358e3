"""What readers find new, changed or gone when one release takes the place of another. Core."""

from collections.abc import Iterable
from dataclasses import dataclass

from plugins.publishing.manifest import STAMP, Manifest, find_base, is_page
from plugins.publishing.release import Release


@dataclass(frozen=True)
class Changed:
    """A page by its path and its title."""

    path: str
    title: str
    is_article: bool


@dataclass(frozen=True)
class Difference:
    """Pages by title, articles first; of all other files, compressed copies apart, the paths."""

    added: tuple[Changed, ...] = ()
    changed: tuple[Changed, ...] = ()
    withdrawn: tuple[Changed, ...] = ()
    files: tuple[str, ...] = ()


def compare(live: Release | None, release: Release) -> Difference:
    """What `release` changes of what is live, None for a host that has nothing yet."""
    before: Manifest = live.files if live else {}
    after = release.files
    moved = [path for path in before.keys() | after.keys() if before.get(path) != after.get(path)]
    moved = [path for path in moved if find_base(path) == path and path != STAMP]
    pages = [path for path in moved if is_page(path)]
    return Difference(
        added=_describe(release, (path for path in pages if path not in before)),
        changed=_describe(release, (path for path in pages if path in before and path in after)),
        withdrawn=_describe(live, (path for path in pages if path not in after)),
        files=tuple(sorted(path for path in moved if not is_page(path))),
    )


def _describe(release: Release | None, paths: Iterable[str]) -> tuple[Changed, ...]:
    if release is None:
        return ()
    told = [Changed(path, *release.pages[path]) for path in paths]
    return tuple(sorted(told, key=lambda each: (not each.is_article, each.title, each.path)))
