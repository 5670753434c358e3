"""A host that holds one site and no releases: these are kept here, and the live one is sent. Edge.

Going back sends the former release again. A sending that was cut off is made good before anything
else: what is half sent is replaced by what was live.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from plugins.publishing.folder import FolderHost
from plugins.publishing.release import Release

NO_RELEASES = (
    "les pages y changent une à une, et non toutes ensemble\u00a0: pendant quelques secondes, "
    "anciennes et nouvelles s’y côtoient"
)
NO_HEADERS = "il n’envoie pas nos en-têtes de sécurité (docs/operations.md)"
NO_REDIRECTS = "il ne connaît pas nos redirections\u00a0: les anciennes adresses y répondent 404"


class Mirror(Protocol):
    """Where the files of one tree are sent."""

    limits: tuple[str, ...]
    patience: float

    def send(self, tree: Path, release: Release) -> None:
        """Make what readers see the files of `tree`; PublishingError where that fails."""


class MirrorHost(FolderHost):
    """Releases in `folder`, on this machine; `mirror` shows the live one to readers."""

    def __init__(self, folder: Path, mirror: Mirror) -> None:
        super().__init__(folder)
        self.mirror = mirror
        self.limits, self.patience = mirror.limits, mirror.patience

    @contextmanager
    def lock(self, patience: float) -> Iterator[None]:
        """Admit one publication at a time, once what was cut off before is made good."""
        with super().lock(patience):
            live = self.find_live()
            if live is not None and self._sending.exists():
                self.switch(live.id)
            yield

    def switch(self, identity: str) -> None:
        """Send a release; it is the live one once all of it is there."""
        release = self._read(identity)
        assert release is not None  # noqa: S101 - it was put, or found, just before
        self._sending.touch()
        self.mirror.send(self.releases / identity, release)
        super().switch(identity)
        self._sending.unlink(missing_ok=True)

    @property
    def _sending(self) -> Path:
        return self.folder / "sending"
