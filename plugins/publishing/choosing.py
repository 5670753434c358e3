"""Opens the host that the settings name; what only one needs is loaded with it. Edge."""

from pathlib import Path

from plugins.publishing.folder import FolderHost
from plugins.publishing.hosts import Host, PublishingError, read_place


def open_host(to: str, root: Path) -> Host:
    """The host at the place `to`; `root` is the project, below which a relative folder lies."""
    place = read_place(to)
    if place.kind == "folder":
        return FolderHost((root / Path(place.path).expanduser()).resolve())
    raise PublishingError(f"« {to} »\u00a0: cet hébergement n’est pas encore connu.")
