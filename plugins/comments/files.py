"""Published comments on disk, one file each, and the manifest of the site. Edge.

A file is there whole or not at all. What would not be read back as it was is never written, so that
no name and no text can pass for a header; a slug or an id that could lead elsewhere is refused.
"""

import os
import tempfile
import time
from collections.abc import Container, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from plugins.comments.manifest import Manifest, format_manifest, parse_manifest
from plugins.comments.model import Comment, Status
from plugins.comments.source import Fault, format_source, is_id, is_slug, parse_source
from plugins.shared.findings import Finding, Severity
from plugins.shared.stamps import FileStamp, is_settled, read_stamp

Read = Comment | tuple[Fault, ...]
Known = dict[str, tuple[FileStamp, int, Read]]
"""By `slug/name`: the stamp of a file, when it was read (in nanoseconds), and what it held."""
MOST_BYTES = 64 * 1024
_TEMPORARY = (".tmp", "~", ".swp")


class UnfitCommentError(ValueError):
    """This comment cannot be kept in a file as it is."""


def save_comment(folder: Path, comment: Comment) -> Path:
    """Write the approved `comment` below `folder` (content/comments); return its file."""
    path = _find_path(folder, comment.article, comment.id)
    raw = format_source(comment).encode()
    if comment.status is not Status.APPROVED or len(raw) > MOST_BYTES:
        raise UnfitCommentError(comment.id)
    if parse_source(raw, comment.article, comment.id) != _strip(comment):
        raise UnfitCommentError(comment.id)
    _write_whole(path, raw)
    return path


def remove_comment(folder: Path, article: str, identity: str) -> bool:
    """Take a comment off the site; False if it was not there."""
    path = _find_path(folder, article, identity)
    try:
        path.unlink()
    except FileNotFoundError:
        return False
    _sync_folder(path.parent)
    return True


def load_comments(
    folder: Path, findings: list[Finding] | None = None, known: Known | None = None
) -> dict[str, list[Comment]]:
    """All comments below `folder`, by the slug of their article; faults go to `findings`.

    A file that is as `known` tells is not read; what is read is noted there, and what is gone
    forgotten.
    """
    shelf = _Shelf({} if known is None else known)
    found: dict[str, list[Comment]] = {}
    for entry in _list_entries(folder):
        if not (is_slug(entry.name) and entry.is_dir(follow_symlinks=False)):
            _report(findings, folder, entry.name, Fault(0, "ceci n’est le dossier d’aucun article"))
            continue
        comments = list(_load_article(folder, Path(entry.path), findings, shelf))
        found.update({entry.name: comments} if comments else {})
    shelf.forget_others()
    return found


def _load_article(
    folder: Path, place: Path, findings: list[Finding] | None, shelf: "_Shelf"
) -> Iterator[Comment]:
    for entry in _list_entries(place):
        read = shelf.take(entry, place.name)
        if isinstance(read, Comment):
            yield read
            continue
        for fault in read:
            _report(findings, folder, f"{place.name}/{entry.name}", fault)


@dataclass
class _Shelf:
    """What was read of each file, while its stamp says that it is the same."""

    known: Known
    met: set[str] = field(default_factory=set)

    def take(self, entry: os.DirEntry[str], article: str) -> Read:
        """What the file `entry` holds."""
        name, stamp = f"{article}/{entry.name}", read_stamp(entry.stat(follow_symlinks=False))
        self.met.add(name)
        kept = self.known.get(name)
        if kept is None or kept[0] != stamp or not is_settled(stamp, kept[1]):
            kept = self.known[name] = stamp, time.time_ns(), _load_comment(entry, article)
        return kept[2]

    def forget_others(self) -> None:
        """Keep nothing of files that are no more."""
        for name in self.known.keys() - self.met:
            del self.known[name]


def _load_comment(entry: os.DirEntry[str], article: str) -> Read:
    identity = entry.name.removesuffix(".md")
    if entry.name == identity or not is_id(identity) or not entry.is_file(follow_symlinks=False):
        return (Fault(0, "ceci n’est pas le fichier d’un commentaire\u00a0: retirez-le"),)
    try:
        with open(entry.path, "rb") as file:  # noqa: PTH123 - one object less for each of thousands
            raw = file.read(MOST_BYTES + 1)
    except OSError:
        return (Fault(1, "ce fichier ne peut pas être lu"),)
    if len(raw) > MOST_BYTES:
        return (Fault(1, f"ce fichier est trop long\u00a0: {MOST_BYTES // 1024} ko au plus"),)
    return parse_source(raw, article, identity)


def find_strays(
    folder: Path, comments: dict[str, list[Comment]], slugs: Container[str]
) -> Iterator[Finding]:
    """A warning for each file below `folder` whose article or page is not among `slugs`."""
    for slug in sorted(slug for slug in comments if slug not in slugs):
        message = (
            f"aucun article, aucune page n’a le slug « {slug} »\u00a0: si l’adresse a changé, "
            "donnez le nouveau slug à ce dossier"
        )
        for comment in comments[slug]:
            path = f"content/{folder.name}/{slug}/{comment.id}.md"
            yield Finding(path, None, message, Severity.WARNING)


def save_manifest(path: Path, manifest: Manifest) -> None:
    """Write the list of articles that the service may receive comments for."""
    _write_whole(path, format_manifest(manifest).encode())


def is_saved(path: Path, manifest: Manifest) -> bool:
    """Whether `path` holds `manifest` already."""
    try:
        return path.read_text("utf-8") == format_manifest(manifest)
    except (OSError, ValueError):
        return False


def load_manifest(path: Path) -> Manifest:
    """The manifest of the last build; an empty one before the first."""
    try:
        return parse_manifest(path.read_text("utf-8"))
    except (FileNotFoundError, ValueError):
        return Manifest()


def _write_whole(path: Path, raw: bytes) -> None:
    """Make `path` hold `raw`: whoever reads it meets what was there before, or all of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(prefix=".", suffix=".tmp", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(0o644)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _find_path(folder: Path, article: str, identity: str) -> Path:
    if not (is_slug(article) and is_id(identity)):
        raise UnfitCommentError(identity)
    return folder / article / f"{identity}.md"


def _strip(comment: Comment) -> Comment:
    """`comment` without what its file does not keep."""
    return replace(
        comment,
        created=comment.created.replace(microsecond=0),
        parent=comment.parent or None,
        revision=0,
        reasons=(),
        decided=None,
        previous=None,
    )


def _list_entries(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            kept = [e for e in entries if e.name[0] != "." and not e.name.endswith(_TEMPORARY)]
    except FileNotFoundError:
        return []
    return sorted(kept, key=lambda entry: entry.name)


def _report(findings: list[Finding] | None, folder: Path, name: str, fault: Fault) -> None:
    if findings is None:
        return
    path = f"content/{folder.name}/{name}"
    severity = Severity.ERROR if fault.line else Severity.WARNING
    findings.append(Finding(path, fault.line or None, fault.message, severity))
