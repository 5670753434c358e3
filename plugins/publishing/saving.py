"""What cannot be made again, in one archive that only its owner reads, and back. Edge.

The database of the comments (by the service's own command), the approved comments, the settings,
what was announced, and the list of releases. Secrets are not in it: whoever has the archive alone
can read no address. Sums are held against the files before anything is replaced.
"""

import hashlib
import io
import json
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

from plugins.publishing.hosts import PublishingError
from plugins.publishing.preparing import list_paths, read_manifest
from plugins.publishing.release import Release

SUMS = "sums.json"
DATABASE = "comments.database"
RELEASES = "releases.json"
SETTINGS = ("pelicanconf.py", "publishconf.py")
KEPT = ("content/comments", "var/publishing/announced.json")
"""Files and folders of the project that come back to their place."""
DEFAULT = "var/comments/comments.sqlite3"


@dataclass(frozen=True)
class Safe:
    """Saves the project at `root`; `environ` names the database as it does for the service."""

    root: Path
    environ: Mapping[str, str]

    def save(self, releases: Sequence[Release], live: str) -> Path:
        """A new archive below `var/backups/`."""
        folder = self.root / "var" / "backups"
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder, prefix=".new-") as work:
            self._gather(Path(work))
            rows = [{"id": r.id, "former": r.former, "live": r.id == live} for r in releases]
            Path(work, RELEASES).write_text(json.dumps(rows, indent=1) + "\n", "utf-8")
            archive = folder / f"{datetime.now(UTC):%Y%m%dT%H%M%SZ}.tar.gz"
            fresh = folder / f".{archive.name}"
            _pack(Path(work), fresh)
            fresh.replace(archive)
        return archive

    def _gather(self, work: Path) -> None:
        for name in (*SETTINGS, *KEPT):
            for path in _list_below(self.root, name):
                target = work / "files" / path
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes((self.root / path).read_bytes())
        if "COMMENTS_DATABASE" in self.environ or (self.root / DEFAULT).exists():
            self._ask("backup", work / DATABASE)

    def restore(self, archive: Path) -> list[str]:
        """Put everything back; sentences that say what was done."""
        with tempfile.TemporaryDirectory(prefix="restore-") as folder:
            work = Path(folder)
            _unpack(archive, work)
            said = list(self._put_back(work / "files"))
            if (work / DATABASE).exists():
                said.append(self._ask("restore", work / DATABASE).strip())
            rows = json.loads((work / RELEASES).read_text("utf-8"))
        return [*said, f"Versions en ligne ce jour-là\u00a0: {len(rows)}."]

    def _put_back(self, files: Path) -> Iterator[str]:
        count = 0
        for path in list_paths(files) if files.exists() else ():
            body, target = (files / path).read_bytes(), self.root / path
            if path in SETTINGS and target.exists() and target.read_bytes() != body:
                target = target.with_name(f"{target.name}.sauvegarde")
                yield f"{path} a changé depuis\u00a0: l’ancien est dans {target.name}."
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(body)
            count += 1
        yield f"Fichiers remis en place\u00a0: {count}."

    def _ask(self, command: str, path: Path) -> str:
        """The service's own command, which knows its database."""
        words = [sys.executable, "-m", "plugins.comments", command, str(path)]
        done = subprocess.run(  # noqa: S603 - our own command
            words,
            cwd=self.root,
            env=dict(self.environ),
            check=False,
            capture_output=True,
            text=True,
        )
        if done.returncode:
            raise PublishingError(done.stderr.strip() or "La base n’a pas pu être copiée.")
        return done.stdout


def _list_below(root: Path, name: str) -> list[str]:
    place = root / name
    if place.is_dir():
        return [f"{name}/{path}" for path in list_paths(place)]
    return [name] if place.exists() else []


def _pack(work: Path, archive: Path) -> None:
    sums = {path: list(entry) for path, entry in read_manifest(work).items()}
    body = json.dumps(sums, indent=1).encode()
    archive.touch(mode=0o600)
    with tarfile.open(archive, "w:gz") as packed:
        head = tarfile.TarInfo(SUMS)
        head.size = len(body)
        packed.addfile(head, io.BytesIO(body))
        for path in sums:
            packed.add(work / path, path)


def _take_out(packed: tarfile.TarFile, member: tarfile.TarInfo, work: Path) -> None:
    """Write one file of an archive below `work`; ValueError for anything but a file of ours.

    Written here because Python 3.11.2 has no filter for what it extracts.
    """
    parts = PurePosixPath(member.name).parts
    content = packed.extractfile(member) if member.isfile() else None
    if content is None or ".." in parts or PurePosixPath(member.name).is_absolute():
        raise ValueError(f"{member.name} n’a rien à faire dans une sauvegarde")
    target = work.joinpath(*parts)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content.read())
    target.chmod(member.mode & 0o700 or 0o600)


def _unpack(archive: Path, work: Path) -> None:
    """The files of `archive` in `work`; PublishingError unless all of them are what was saved."""
    try:
        with tarfile.open(archive) as packed:
            for member in packed:
                _take_out(packed, member, work)
        sums = json.loads((work / SUMS).read_text("utf-8"))
    except (OSError, tarfile.TarError, ValueError, EOFError) as failure:
        raise PublishingError(f"{archive} ne se lit pas\u00a0: {failure}") from None
    found = {path: list(entry) for path, entry in read_manifest(work).items() if path != SUMS}
    if found != sums:
        raise PublishingError(f"{archive} est abîmé\u00a0: rien n’a été changé.")


def digest_file(path: Path) -> str:
    """The sum of an archive, to be compared with that of its copy elsewhere."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
