"""Writes what was planned: each file whole or not at all, and none that is the author's. Edge."""

import hashlib
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from plugins.wordpress_import.copying import PIECE, DiskError
from plugins.wordpress_import.ledger import PATH, Fate, Fates, Ledger, format_ledger, parse_ledger
from plugins.wordpress_import.places import PRIVATE

STAGING = ".arrivage-"


@dataclass(frozen=True)
class Source:
    """What a file is to hold: bytes, or a file that is moved into its place."""

    body: bytes | Path
    digest: str


def load_ledger(root: Path) -> Ledger:
    """The ledger of the project at `root`; raises LedgerError when it cannot be read."""
    path = root / PATH
    return parse_ledger(path.read_text("utf-8")) if path.exists() else Ledger()


def compute_digest(path: Path) -> str | None:
    """The digest of a file, None when there is none."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise DiskError(str(path), error.strerror) from None


def judge_all(
    root: Path, ledger: Ledger, sources: Mapping[str, Source], again: bool = False
) -> Fates:
    """What is to be done with each file of `sources`."""
    return Fates(
        {
            path: ledger.judge(path, source.digest, compute_digest(root / path), again)
            for path, source in sources.items()
        }
    )


def write_all(root: Path, ledger: Ledger, sources: Mapping[str, Source], fates: Fates) -> None:
    """Write what `fates` say."""
    written = [path for path, fate in fates.by_path.items() if fate.is_written]
    ledger.pending.update({path: sources[path].digest for path in written})
    if written:
        save_ledger(root, ledger)
    for path in written:
        _write(root, path, sources[path].body)
    kept = (path for path, fate in fates.by_path.items() if fate is Fate.SAME)
    ledger.files.update({path: sources[path].digest for path in (*written, *kept)})
    ledger.pending.clear()
    save_ledger(root, ledger)


def save_ledger(root: Path, ledger: Ledger) -> None:
    """Keep `ledger`, if it says something new."""
    body = format_ledger(ledger)
    if compute_digest(root / PATH) != hashlib.sha256(body).hexdigest():
        _write(root, PATH, body)


def write_report(root: Path, path: str, body: bytes) -> None:
    """Write the report, which belongs to no one and is made anew."""
    _write(root, path, body)


@contextmanager
def open_staging(root: Path, is_rehearsal: bool) -> Iterator[Path]:
    """A folder for files that are looked at before they are moved into place."""
    try:
        if not is_rehearsal:
            _make_private(root / PRIVATE)
            _sweep(root / PRIVATE)
        place = None if is_rehearsal else root / PRIVATE
        with tempfile.TemporaryDirectory(prefix=STAGING, dir=place) as folder:
            yield Path(folder)
    except OSError as error:
        raise DiskError(str(error.filename or root / PRIVATE), error.strerror) from None


def build_source(body: bytes) -> Source:
    """The source of a text."""
    return Source(body, hashlib.sha256(body).hexdigest())


def _write(root: Path, path: str, body: bytes | Path) -> None:
    target = root / path
    try:
        make_folder(root, path)
        with _beside(target, body) as whole:
            whole.chmod(find_mode(path))
            whole.replace(target)
    except OSError as error:
        raise DiskError(str(target), error.strerror) from None


@contextmanager
def _beside(target: Path, body: bytes | Path) -> Iterator[Path]:
    """The whole file, on the disk of `target`; nothing of it stays if it is not moved.

    Its name is always the same: what a power cut left is taken up by the next import.
    """
    if isinstance(body, Path) and body.stat().st_dev == target.parent.stat().st_dev:
        yield body
        return
    whole = target.with_name(f".{target.name}.tmp")
    whole.unlink(missing_ok=True)
    try:
        with whole.open("xb") as file:
            if isinstance(body, bytes):
                file.write(body)
            else:
                with body.open("rb") as source:
                    shutil.copyfileobj(source, file, PIECE)
        yield whole
    finally:
        whole.unlink(missing_ok=True)


def find_mode(path: str) -> int:
    """Who may read the file `path` of a project: what is private, its owner alone."""
    return 0o600 if _is_private(path) else 0o644


def make_folder(root: Path, path: str) -> None:
    """Make the folder of `path`, unless a link on the way leads out of where it should be."""
    if _is_private(path):
        _make_private(root / PRIVATE)
    room, folder = root / path.partition("/")[0], (root / path).parent
    if not folder.resolve().is_relative_to(room.resolve()):
        raise DiskError(str(folder), "ce dossier mène hors du projet")
    folder.mkdir(parents=True, exist_ok=True)


def _is_private(path: str) -> bool:
    return path.startswith(f"{PRIVATE}/")


def _sweep(folder: Path) -> None:
    """Remove what an import that was killed had brought and not moved."""
    for left in folder.glob(f"{STAGING}*"):
        shutil.rmtree(left, ignore_errors=True)


def _make_private(folder: Path) -> None:
    if not folder.exists():
        folder.mkdir(parents=True)
        folder.chmod(0o700)
