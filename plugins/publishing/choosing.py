"""Opens the host that the settings name; what only one needs is loaded with it. Edge."""

import re
from pathlib import Path

from plugins.publishing.branch import Branch
from plugins.publishing.bucket import Bucket
from plugins.publishing.folder import FolderHost
from plugins.publishing.hosts import Host, Place, read_place
from plugins.publishing.mirror import Mirror, MirrorHost
from plugins.publishing.remote import RemoteHost, find_ssh
from plugins.publishing.settings import Settings


def open_host(settings: Settings, root: Path) -> Host:
    """The host at the place named; `root` is the project, below which a relative folder lies."""
    place = read_place(settings.to)
    if place.kind == "folder":
        return FolderHost((root / Path(place.path).expanduser()).resolve())
    if place.kind == "server":
        return RemoteHost(place.machine, place.path, find_ssh())
    name = re.sub(r"\W+", "-", settings.to).strip("-")
    return MirrorHost(root / "var" / "publishing" / name, _open_mirror(place, settings, root))


def _open_mirror(place: Place, settings: Settings, root: Path) -> Mirror:
    if place.kind == "bucket":
        return Bucket(place.machine, place.path)
    return Branch(place.machine, place.path, settings.site_url, root)
