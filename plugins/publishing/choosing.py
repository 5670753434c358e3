"""Opens the host that the settings name; what only one needs is loaded with it. Edge."""

from pathlib import Path

from plugins.publishing.folder import FolderHost
from plugins.publishing.hosts import Host, PublishingError, read_place
from plugins.publishing.remote import RemoteHost, find_ssh


def open_host(to: str, root: Path) -> Host:
    """The host at the place `to`; `root` is the project, below which a relative folder lies."""
    place = read_place(to)
    if place.kind == "folder":
        return FolderHost((root / Path(place.path).expanduser()).resolve())
    if place.kind == "server":
        return RemoteHost(place.machine, place.path, find_ssh())
    raise PublishingError(f"« {to} »\u00a0: cet hébergement n’est pas encore connu.")
