"""A folder of releases: whole trees side by side, and one link that says which is live. Edge.

    current          -> releases/<id>, replaced by one rename
    releases/<id>/   a whole tree; files that are in the one before are the same files (hard links)
    releases/<id>.json  its record
    assets/          the lasting files of all releases, for pages read before one went back

What a stop leaves behind bears a name that starts with a dot, and the next publication removes it.
"""

import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, suppress
from dataclasses import replace
from pathlib import Path

from plugins.publishing.difference import Difference, compare
from plugins.publishing.hosts import PublishingError
from plugins.publishing.locking import locked
from plugins.publishing.manifest import find_differing, is_lasting
from plugins.publishing.preparing import is_same, link, list_paths, read_manifest, write_whole
from plugins.publishing.release import Release, format_release, list_chain, parse_release
from plugins.publishing.wording import NONE_BEFORE

READABLE = 0o755
MANY = 200
"""Files and folders from which on the whole disk is flushed once, rather than each of them."""


class FolderHost:
    """Releases in `folder`, which a web server of this machine serves from `current`."""

    limits: tuple[str, ...] = ()
    patience = 10.0

    def __init__(self, folder: Path) -> None:
        self.folder, self.releases = folder, folder / "releases"

    def lock(self, patience: float) -> AbstractContextManager[None]:
        """Admit one publication at a time."""
        return locked(self.folder / "lock", patience)

    def find_live(self) -> Release | None:
        """The release that `current` leads to."""
        try:
            identity = (self.folder / "current").readlink().name
        except OSError:
            return None
        return self._read(identity)

    def list_newer(self) -> list[Release]:
        """The releases made after the live one."""
        live = self.find_live()
        return [each for each in self.list_releases() if live and each.id > live.id]

    def dry_run(self, release: Release) -> Difference:
        """What readers would find changed."""
        return compare(self.find_live(), release)

    def put(self, tree: str, release: Release) -> None:
        """A whole new tree; only files that the live release has not are copied."""
        self._sweep()
        live = self.find_live()
        fresh = self.releases / f".new-{release.id}"
        fresh.mkdir(parents=True)
        old = self.releases / live.id if live else fresh
        copied = _bring(Path(tree), old, fresh, release)
        carried = {p: each for p, each in release.carried.items() if self._carry(p, old, fresh)}
        release = replace(release, carried=carried)
        self._pool(release, fresh)
        _flush_all([*copied, *self._open_folders(fresh)])
        self._remove(release.id)  # one of this very second that never went live
        write_whole(self.releases / f"{release.id}.json", format_release(release))
        fresh.rename(self.releases / release.id)

    def verify(self, identity: str) -> list[str]:
        """The paths whose files are not what the record says."""
        release, tree = self._read(identity), self.releases / identity
        if release is None or not tree.is_dir():
            return [identity]
        return find_differing(release.list_all(), read_manifest(tree))

    def switch(self, identity: str) -> None:
        """One rename."""
        waiting = self.folder / ".current"
        waiting.unlink(missing_ok=True)
        waiting.symlink_to(Path("releases", identity))
        waiting.replace(self.folder / "current")
        _flush(self.folder)

    def rollback(self) -> Release:
        """One rename, to the release that was live before this one."""
        live = self.find_live()
        former = self._read(live.former) if live else None
        if former is None or not (self.releases / former.id).is_dir():
            raise PublishingError(NONE_BEFORE)
        self.switch(former.id)
        return former

    def tidy(self) -> None:
        """Remove releases that nobody can go back to, and lasting files that no other one has."""
        live = self.find_live()
        if live is None:
            return
        kept = list(list_chain(live, {each.id: each for each in self.list_releases()}))
        names = {each.id for each in kept}
        for release in self.list_releases():
            if release.id not in names:
                self._remove(release.id)
        used = {path for each in kept for path in each.list_all()}
        for path in list_paths(self.folder / "assets"):
            if path not in used:
                (self.folder / "assets" / path).unlink()
        self._sweep()

    def is_held(self) -> bool:
        """Whether somebody went back."""
        return (self.folder / "held").exists()

    def hold(self, is_held: bool) -> None:
        """Note it."""
        if is_held:
            (self.folder / "held").touch()
        else:
            (self.folder / "held").unlink(missing_ok=True)

    def _read(self, identity: str) -> Release | None:
        with suppress(OSError, ValueError):
            return parse_release((self.releases / f"{identity}.json").read_text("utf-8"))
        return None

    def list_releases(self) -> Iterator[Release]:
        """All of them, the oldest first."""
        for path in sorted(self.releases.glob("[!.]*.json")):
            release = self._read(path.stem)
            if release is not None and (self.releases / release.id).is_dir():
                yield release

    def _carry(self, path: str, old: Path, fresh: Path) -> bool:
        """Bring a file of a former release along; whether it is still there."""
        for place in (old / path, self.folder / "assets" / path):
            if place.is_file():
                link(place, _make_room(fresh / path))
                return True
        return False

    def _pool(self, release: Release, fresh: Path) -> None:
        """Let the lasting files of a release outlive its being live."""
        (self.folder / "assets").mkdir(exist_ok=True)
        for path in filter(is_lasting, release.list_all()):
            target = _make_room(self.folder / "assets" / path)
            if not target.exists():
                link(fresh / path, target)

    def _open_folders(self, fresh: Path) -> list[Path]:
        """Let the web server in, whatever the mask of this process; the folders that matter."""
        tops = (fresh, self.folder / "assets")
        inside = [Path(place) for top in tops for place, _, _ in os.walk(top)]
        for folder in (*inside, self.releases):
            folder.chmod(READABLE)
        with suppress(PermissionError):  # of root, who has let us in and readers too
            self.folder.chmod(READABLE)
        return inside

    def _remove(self, identity: str) -> None:
        """Out of sight first: what is half removed is no release."""
        gone = self.releases / f".gone-{identity}"
        with suppress(FileNotFoundError):
            (self.releases / identity).rename(gone)
        (self.releases / f"{identity}.json").unlink(missing_ok=True)
        shutil.rmtree(gone, ignore_errors=True)

    def _sweep(self) -> None:
        """Remove what a stop left behind."""
        for path in self.releases.glob(".*"):
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()
        for path in self.releases.glob("*.json"):
            if not (self.releases / path.stem).is_dir():
                path.unlink()


def _bring(tree: Path, old: Path, fresh: Path, release: Release) -> list[Path]:
    """Fill `fresh` with the files of `release`, linked where `old` has them; those copied."""
    copied = []
    for path, entry in release.files.items():
        if is_same(old / path, entry):
            link(old / path, _make_room(fresh / path))
        else:
            _copy(tree / path, fresh / path, release.made.timestamp())
            copied.append(fresh / path)
    return copied


def _flush_all(paths: Sequence[Path]) -> None:
    """Wait until they are on the disk; all at once where they are many."""
    if len(paths) > MANY:
        os.sync()
    else:
        for path in paths:
            _flush(path)


def _copy(source: Path, target: Path, moment: float) -> None:
    shutil.copyfile(source, _make_room(target))
    target.chmod(0o644)
    os.utime(target, (moment, moment))  # servers tell two files apart by their second


def _make_room(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def _flush(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
