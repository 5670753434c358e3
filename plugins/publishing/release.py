"""A release: all that was put online at one moment, and what it keeps of those before. Core.

Each release names the one that was live before it, so that going back needs no other memory.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from plugins.publishing.manifest import Entry, Manifest, digest_manifest, is_lasting
from plugins.publishing.pages import Page

KEPT = 10
"""Releases that one can go back to, the live one included."""
CARRIED_FOR = timedelta(days=30)
"""How long a file that a page read earlier may need stays, once no page names it any more."""
_MOMENT = "%Y%m%dT%H%M%SZ"


@dataclass(frozen=True)
class Facts:
    """What a site says of itself as a whole."""

    feed: str = ""
    feed_id: str = ""
    ids: Mapping[str, str] = field(default_factory=dict)
    """The id in the feed of each recent article, by its address, the newest first."""


@dataclass(frozen=True)
class Release:
    """`files` are those of the site, `carried` those of former ones, with the day they left it."""

    id: str
    made: datetime
    files: Manifest
    pages: Mapping[str, Page]
    facts: Facts = Facts()
    carried: Mapping[str, tuple[Entry, datetime]] = field(default_factory=dict)
    former: str = ""
    """The release that was live when this one was made."""
    remembered: str = ""
    """What the verification wants to find again, as `plugins.shared.releases` writes it."""

    @property
    def digest(self) -> str:
        """Equal for two releases of one and the same site."""
        return digest_manifest(self.files)

    @property
    def articles(self) -> list[str]:
        """The paths of the articles."""
        return [path for path, page in self.pages.items() if page.is_article]

    def list_all(self) -> dict[str, Entry]:
        """Every file of the tree."""
        return {**{path: entry for path, (entry, _) in self.carried.items()}, **self.files}


def build_id(made: datetime, manifest: Manifest) -> str:
    """`20261125T081500Z-1a2b3c4d`: sorts by time, and says what it holds."""
    return f"{made:{_MOMENT}}-{digest_manifest(manifest)[:8]}"


def find_moment(now: datetime, others: Iterable[Release]) -> datetime:
    """The moment of a new release, after `others`: servers tell files of two by their second."""
    moment = now.astimezone(UTC).replace(microsecond=0)
    return max([moment, *(each.made + timedelta(seconds=1) for each in others)])


def follow(release: Release, live: Release | None, newer: Iterable[Release]) -> Release:
    """`release` as the one after `live`, with what pages read until now may need.

    `newer` are releases that were live after `live` was, and from which one went back.
    """
    if live is None:
        return release
    carried = {p: c for p, c in live.carried.items() if release.made - c[1] < CARRIED_FOR}
    for other in (*newer, live):
        left = {p: (e, release.made) for p, e in other.files.items() if is_lasting(p)}
        carried |= left
    carried = {path: each for path, each in carried.items() if path not in release.files}
    return replace(release, carried=carried, former=live.id)


def list_chain(live: Release, releases: Mapping[str, Release]) -> Iterator[Release]:
    """The live release, then those that one can go back to, at most KEPT in all."""
    each: Release | None = live
    for _ in range(KEPT):
        if each is None:
            return
        yield each
        each = releases.get(each.former)


def format_release(release: Release) -> str:
    """The JSON of a release, one file a line."""
    content = {
        "id": release.id,
        "made": release.made.isoformat(),
        "former": release.former,
        "remembered": release.remembered,
        "facts": asdict(release.facts),
        "pages": release.pages,
        "files": release.files,
        "carried": {p: [*e, left.isoformat()] for p, (e, left) in release.carried.items()},
    }
    return json.dumps(content, ensure_ascii=False, indent=0) + "\n"


def parse_release(text: str) -> Release:
    """The release that `text` holds; ValueError where it is none."""
    try:
        return _parse(json.loads(text))
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"not a release: {error}") from None


def _parse(content: Any) -> Release:
    carried = content["carried"].items()
    return Release(
        id=str(content["id"]),
        made=datetime.fromisoformat(content["made"]),
        former=str(content["former"]),
        remembered=str(content["remembered"]),
        facts=Facts(**content["facts"]),
        pages={path: Page(*page) for path, page in content["pages"].items()},
        files={path: Entry(*entry) for path, entry in content["files"].items()},
        carried={p: (Entry(d, s), datetime.fromisoformat(m)) for p, (d, s, m) in carried},
    )
