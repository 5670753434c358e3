"""Puts the service together: store, secrets, files of the site, environment. Adapter.

`serve` and the preview call it; what it makes is what the pages work with.
"""

import secrets
from base64 import b32encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from ipaddress import ip_network
from pathlib import Path
from zoneinfo import ZoneInfo

from plugins.comments.files import load_manifest, remove_comment, save_comment
from plugins.comments.manifest import Manifest
from plugins.comments.model import Comment, Status
from plugins.comments.ports import Lexicon, Services, ServiceSettings
from plugins.comments.sealing import Keys
from plugins.comments.source import is_id, parse_source
from plugins.comments.store import Store
from plugins.comments.tokens import Signer

MANY = 1_000_000


@dataclass(frozen=True)
class Site:
    """The site that the service works for; `typeset` makes French typography of HTML."""

    name: str
    author: str
    base_url: str
    timezone: str
    comments: Path
    """The folder of published comments, content/comments."""
    manifest: Path
    typeset: Callable[[str], str] = lambda html: html
    reserved: tuple[str, ...] = ()


def build_services(
    site: Site, store: Store, keys: Keys, environ: Mapping[str, str], wake: Callable[[], None]
) -> Services:
    """What the pages work with; the base of all links is the environment's, or the site's."""
    published = Published(site.comments, store)
    return Services(
        store=store,
        signer=Signer(keys.signing),
        privacy=keys,
        settings=read_settings(site, keys, environ),
        now=lambda: datetime.now(UTC),
        make_id=make_id,
        load_manifest=ManifestFile(site.manifest).load,
        find_published=published.find,
        publish=published.publish,
        lexicon=Lexicon(store),
        typeset=site.typeset,
        wake=wake,
    )


def read_settings(site: Site, keys: Keys, environ: Mapping[str, str]) -> ServiceSettings:
    """What the environment decides; SystemExit with the name of what is missing."""
    moderator = environ.get("COMMENTS_MODERATOR", "")
    if "@" not in moderator:
        raise SystemExit("COMMENTS_MODERATOR doit être l’adresse de la personne qui modère.")
    return ServiceSettings(
        base_url=environ.get("COMMENTS_BASE_URL") or site.base_url,
        site_name=site.name,
        author_name=site.author,
        moderator=moderator,
        secret=keys.moderation,
        zone=ZoneInfo(site.timezone),
        proxies=read_proxies(environ.get("COMMENTS_PROXIES", "")),
        uses_akismet=bool(environ.get("AKISMET_KEY")),
        retention_days=int(environ.get("COMMENTS_RETENTION_DAYS") or 90),
        most_an_hour=int(environ.get("COMMENTS_MOST_AN_HOUR") or 20),
        reserved=site.reserved,
    )


def read_proxies(text: str) -> tuple[str, ...]:
    """The proxies whose word counts, as addresses or networks."""
    try:
        return tuple(str(ip_network(each, strict=False)) for each in text.replace(",", " ").split())
    except ValueError:
        raise SystemExit(
            "COMMENTS_PROXIES\u00a0: des adresses IP, séparées par des espaces."
        ) from None


def make_id() -> str:
    """Sixteen signs that nobody guesses: the name of a comment, of a mail, of a nonce."""
    return b32encode(secrets.token_bytes(10)).decode().lower()


@dataclass
class ManifestFile:
    """The manifest of the last build, read again when the file is another."""

    path: Path
    _seen: tuple[int, int] | None = None
    _manifest: Manifest = field(default_factory=Manifest)

    def load(self) -> Manifest:
        """The manifest as it is now; an empty one before the first build."""
        try:
            status = self.path.stat()
        except FileNotFoundError:
            return Manifest()
        seen = (status.st_mtime_ns, status.st_ino)
        if seen != self._seen:
            self._manifest, self._seen = load_manifest(self.path), seen
        return self._manifest


@dataclass(frozen=True)
class Published:
    """The published comments, as the store and as content/comments know them."""

    folder: Path
    store: Store

    def find(self, identity: str) -> Comment | None:
        """A published comment; those of the old blog are in files alone."""
        if not is_id(identity):
            return None
        kept = self.store.find_comment(identity)
        if kept is not None:
            return kept if kept.status is Status.APPROVED else None
        for path in self.folder.glob(f"*/{identity}.md"):
            read = parse_source(path.read_bytes(), path.parent.name, identity)
            return read if isinstance(read, Comment) else None
        return None

    def publish(self, comment: Comment) -> bool:
        """Write an approved comment where the site is built from; take away any other.

        False when it was not there, so that the site is what it was.
        """
        if comment.status is not Status.APPROVED:
            return remove_comment(self.folder, comment.article, comment.id)
        save_comment(self.folder, comment)
        return True

    def reconcile(self, since: datetime) -> int:
        """Publish what a stop between the store and the disk left undone; how many those were.

        Only what is fresh: a file that the author has removed since is not brought back.
        """
        kept = self.store.list_comments(Status.APPROVED, MANY)
        fresh = [comment for comment in kept if (comment.decided or comment.created) >= since]
        missing = [c for c in fresh if not (self.folder / c.article / f"{c.id}.md").exists()]
        for comment in missing:
            self.publish(comment)
        return len(missing)
