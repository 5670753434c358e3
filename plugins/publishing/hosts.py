"""What every place is asked that a site can be put on, and how the author names one. Core."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from typing import NamedTuple, Protocol

from plugins.publishing.difference import Difference
from plugins.publishing.release import Release


class PublishingError(Exception):
    """Why nothing more was done, in French."""


class Host(Protocol):
    """Holds releases, one of them live. `put`, `switch` and `rollback` are for who holds `lock`."""

    limits: tuple[str, ...]
    """What it cannot do, in French."""

    patience: float
    """Seconds after which a new release is seen by readers, at the latest."""

    def lock(self, patience: float) -> AbstractContextManager[None]:
        """Admit one publication at a time; PublishingError after so many seconds."""

    def find_live(self) -> Release | None:
        """The release that readers see, None on an empty host."""

    def list_releases(self) -> Iterator[Release]:
        """All of them, the oldest first."""

    def list_newer(self) -> list[Release]:
        """The releases made after the live one, from which one went back."""

    def dry_run(self, release: Release) -> Difference:
        """What readers would find changed; changes nothing."""

    def put(self, tree: str, release: Release) -> None:
        """Bring the files of `tree` where they wait beside the live ones, and tell their record."""

    def verify(self, identity: str) -> list[str]:
        """The paths of a release that are not there as its record says."""

    def switch(self, identity: str) -> None:
        """Make a release live, whole, from one moment to the next."""

    def rollback(self) -> Release:
        """Make the release before the live one live again; which one it is."""

    def tidy(self) -> None:
        """Forget what is too old to go back to."""

    def is_held(self) -> bool:
        """Whether somebody, or a failure, went back: only the author goes forward then."""

    def hold(self, is_held: bool) -> None:
        """Note that one went back, or that the author goes forward."""


class Place(NamedTuple):
    """Where a site is put: `folder`, `server`, `bucket` or `branch`, and which."""

    kind: str
    machine: str
    path: str


NOWHERE = (
    "Dites d’abord où mettre le site en ligne, dans publishconf.py (PUBLISHING, « to ») ou dans "
    "l’environnement\u00a0: PUBLISH_TO=/srv/blog pour un dossier, PUBLISH_TO=moi@serveur:/srv/blog "
    "pour un serveur, s3://… ou git:… sinon (voir docs/operations.md)."
)


def read_place(text: str) -> Place:
    """`/srv/blog`, `me@server:/srv/blog`, `s3://bucket/prefix` or `git:remote#branch`."""
    if not text:
        raise PublishingError(NOWHERE)
    if text.startswith("s3://"):
        bucket, _, prefix = text.removeprefix("s3://").partition("/")
        return Place("bucket", bucket, prefix.strip("/"))
    if text.startswith("git:"):
        remote, _, branch = text.removeprefix("git:").partition("#")
        return Place("branch", remote, branch or "gh-pages")
    machine, colon, path = text.partition(":")
    if colon and "/" not in machine:
        return Place("server", machine, path.rstrip("/"))
    return Place("folder", "", text)
