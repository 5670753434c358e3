"""All that one process works with, opened when it is first needed: site, database, secrets, mails.

Adapter: the commands, the service alone and the preview each make one from the site’s settings.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cached_property, lru_cache
from pathlib import Path
from pkgutil import resolve_name
from typing import Any
from urllib.parse import urlsplit

from plugins.comments.answers import find_letterhead
from plugins.comments.build import Published, Site, build_services, make_id
from plugins.comments.database import DEFAULT
from plugins.comments.discussion import Typeset
from plugins.comments.errands import Errand, read_command
from plugins.comments.mail import LocalMailbox, Mailer, SmtpMailer
from plugins.comments.model import OutboxMail
from plugins.comments.notification import Envelope, build_digest
from plugins.comments.outside import Outside
from plugins.comments.ports import Services
from plugins.comments.sealing import Keys
from plugins.comments.state import load_keys
from plugins.comments.store import Store
from plugins.comments.worker import Desk, Worker

MAILBOX = "var/courrier"
FRESH = timedelta(days=7)
"""How far back a start looks for decisions that a stop left unwritten."""
REMEMBERED = 100
"""Comments that are typeset once, however often they are shown."""


@dataclass
class House:
    """`settings` are those of Pelican; `root` holds `var/` and `.secrets/`."""

    settings: Mapping[str, Any]
    environ: Mapping[str, str]
    root: Path

    @cached_property
    def store(self) -> Store:
        """The database, created if it is not there yet."""
        store = Store(self._database)
        store.prepare()
        return store

    @property
    def _database(self) -> str:
        default = DEFAULT.replace("///", f"///{self.root}/")
        return self.environ.get("COMMENTS_DATABASE") or default

    def restore(self, path: Path) -> None:
        """Make the database what the copy at `path` holds, before it is otherwise opened."""
        store = Store(self._database)
        try:
            store.restore(path)
        finally:
            store.close()

    @cached_property
    def keys(self) -> Keys:
        """The secrets, made if there are none yet."""
        return load_keys(self.root / ".secrets", self.environ)

    @cached_property
    def site(self) -> Site:
        """What the service has to know of the blog."""
        settings, facts = self.settings, self.settings["COMMENTS"]
        return Site(
            name=settings["SITENAME"],
            author=settings["AUTHOR"],
            base_url=settings["SITEURL"],
            timezone=settings["TIMEZONE"],
            comments=Path(settings["PATH"]) / facts["path"],
            manifest=Path(settings["CACHE_FOLDER"]) / facts["manifest"],
            typeset=find_typeset(settings),
            reserved=tuple(settings.get("AUTHOR_NOTES", ())),
        )

    @cached_property
    def services(self) -> Services:
        """What the pages and the commands decide and publish with."""
        services = build_services(self.site, self.store, self.keys, self.environ, self._wake)
        return replace(services, ask_outside=self.outside)

    @cached_property
    def outside(self) -> Outside | None:
        """Whom to ask about a comment, where there is a key."""
        key = self.environ.get("AKISMET_KEY")
        base = self.environ.get("COMMENTS_BASE_URL") or self.site.base_url
        return Outside(key, base) if key else None

    @cached_property
    def mailer(self) -> Mailer:
        """The mail server that the environment names, or else a folder."""
        server = self.environ.get("COMMENTS_SMTP")
        return SmtpMailer(server) if server else LocalMailbox(self.root / MAILBOX)

    @cached_property
    def worker(self) -> Worker:
        """What sends the mails, once it is started."""
        settings = self.services.settings
        desk = Desk(
            mailer=self.mailer,
            unseal=self.keys.unseal,
            sender=self.environ.get("COMMENTS_SENDER") or settings.moderator,
            domain=urlsplit(settings.base_url).hostname or "localhost",
            name=settings.site_name,
            build_digest=self._build_digest,
        )
        return Worker(self.store, desk, clean=self._clean)

    @cached_property
    def errand(self) -> Errand:
        """What publishes the site anew after comments changed, once it is started."""
        return Errand(read_command(self.environ.get("COMMENTS_AFTER", "")), self.root)

    def mend(self) -> int:
        """Write to the site what was decided just before a stop; how many comments those were."""
        return Published(self.site.comments, self.store).reconcile(datetime.now(UTC) - FRESH)

    def close(self) -> None:
        """Send no more, and let go of the database, where they were opened."""
        if "errand" in vars(self):
            self.errand.stop()
        if "worker" in vars(self):
            self.worker.stop()
        if outside := vars(self).get("outside"):
            outside.close()
        if "store" in vars(self):
            self.store.close()

    def _wake(self) -> None:
        if "worker" in vars(self):
            self.worker.wake()

    def _clean(self, now: datetime) -> None:
        days = self.services.settings.retention_days
        if days:
            self.store.purge(now - timedelta(days=days))

    def _build_digest(self, mails: Sequence[OutboxMail], count: int) -> OutboxMail:
        envelope = Envelope(make_id(), mails[-1].recipient, datetime.now(UTC))
        return build_digest(envelope, mails, find_letterhead(self.services), count)


def find_typeset(settings: Mapping[str, Any]) -> Typeset:
    """The typography of the built pages, by the name the settings give it, loaded when first used.

    A name, and not an import: a site may do without typography, and this capability without that.
    """
    name = settings["COMMENTS"].get("typesetter", "")

    @lru_cache(1)
    def load() -> Any:
        return resolve_name(name)(settings)

    @lru_cache(REMEMBERED)
    def typeset(html: str) -> str:
        return str(load().typeset_body(html, "fr")) if name else html

    return typeset
