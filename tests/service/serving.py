"""The service over real HTTP, with a clock that tests move, and buttons that tests press."""

import asyncio
import http.client
import re
import socket
import sqlite3
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

import uvicorn
from bs4 import BeautifulSoup, Tag
from cryptography.fernet import Fernet
from starlette.applications import Starlette
from starlette.types import ASGIApp, Receive, Scope, Send

from plugins.comments.guard import configure
from plugins.comments.manifest import Manifest
from plugins.comments.model import ArticleInfo, Comment, OutboxMail, Status
from plugins.comments.ports import Lexicon, Services, ServiceSettings
from plugins.comments.sealing import Keys
from plugins.comments.service import create_routes
from plugins.comments.store import Store
from plugins.comments.tokens import Signer

BASE = "https://blog.example"
SECRET = "s3cret-" + "x" * 30
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
ONE_DAY = datetime(2100, 1, 1, tzinfo=UTC)
"""When whatever waits is due."""
ARTICLES = {
    "oser": ArticleInfo("oser", "Oser le premier message", "/oser/"),
    "ferme": ArticleInfo("ferme", "Fermé", "/ferme/", is_open=False),
}
WORDS = {"article": "oser", "nom": "Léa", "texte": "Merci pour ce récit, il m’a aidée."}
LINK = re.compile(r"https://blog\.example(/\S+)")


@dataclass(frozen=True)
class Page:
    """One answer, read to its end."""

    status: int
    headers: http.client.HTTPMessage
    body: str

    @property
    def soup(self) -> BeautifulSoup:
        """The page, to be looked into."""
        return BeautifulSoup(self.body, "html.parser")

    def fill(self, label: str) -> tuple[str, dict[str, str]]:
        """Where the form of a button leads, and all that it would send."""
        button = next(b for b in self.soup("button") if b.get_text(strip=True) == label)
        form = button.find_parent("form")
        assert isinstance(form, Tag)
        fields = {str(i["name"]): str(i.get("value", "")) for i in form("input") if is_sent(i)}
        fields |= {str(t["name"]): t.get_text()[1:] for t in form("textarea")}
        fields |= {str(button["name"]): str(button["value"])} if button.get("name") else {}
        return str(form["action"]), fields


def is_sent(field: Tag) -> bool:
    """Whether a browser would send this input."""
    return field.get("type") != "checkbox" or field.has_attr("checked")


@dataclass
class Blog:
    """A running service and all that a test looks at."""

    folder: Path
    store: Store
    keys: Keys
    settings: ServiceSettings
    now: datetime = NOON
    port: int = 0
    published: dict[str, Comment] = field(default_factory=dict)
    services: Services = field(init=False)

    def __post_init__(self) -> None:
        numbers = count(1)
        self.services = Services(
            store=self.store,
            signer=Signer(self.keys.signing),
            privacy=self.keys,
            settings=self.settings,
            now=lambda: self.now,
            make_id=lambda: f"c{next(numbers):015}".translate(str.maketrans("0189", "abcd")),
            load_manifest=lambda: Manifest(ARTICLES, "/theme/site.css", "Je suis un ERO"),
            find_published=self.find_published,
            publish=self.publish,
            lexicon=Lexicon(self.store),
            typeset=lambda html: html,
        )

    def find_published(self, comment: str) -> Comment | None:
        """As the files of the site would."""
        return self.published.get(comment)

    def publish(self, comment: Comment) -> None:
        """As the files of the site would."""
        if comment.status is Status.APPROVED:
            self.published[comment.id] = comment
        else:
            self.published.pop(comment.id, None)

    def wait(self, **time: float) -> None:
        """Let time pass."""
        self.now += timedelta(**time)

    def ask(self, path: str, method: str = "GET", body: str | None = None, **headers: str) -> Page:
        """Send one request, as it is."""
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=15)) as connection:
            sent = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, path, body and body.encode("utf-8", "replace"), sent)
            response = connection.getresponse()
            return Page(response.status, response.headers, response.read().decode())

    def post(self, path: str, fields: Mapping[str, str], **headers: str) -> Page:
        """Send a form."""
        kind = "application/x-www-form-urlencoded"
        return self.ask(path, "POST", urlencode(fields), Content_Type=kind, **headers)

    def tick(self, page: Page, label: str, *comments: Comment) -> Page:
        """Tick comments in the list and press one of its buttons."""
        ticked = {comment.id: str(self.find(comment).revision) for comment in comments}
        return self.press(page, label, **ticked)

    def press(self, page: Page, label: str, **typed: str) -> Page:
        """Press a button, having typed something, and follow where it leads."""
        action, fields = page.fill(label)
        return self.follow(self.post(action, {**fields, **typed}))

    def follow(self, page: Page) -> Page:
        """The page behind a redirection."""
        return self.ask(page.headers["Location"]) if page.status == 303 else page

    def send(self, **typed: str) -> Comment:
        """Send the public form; the comment that is then kept."""
        known = {comment.id for comment in self.store.list_comments(limit=1000)}
        answer = self.post("/commentaires/", {**WORDS, **typed})
        assert answer.status == 303, answer.body
        return next(c for c in self.store.list_comments(limit=1000) if c.id not in known)

    def read_mails(self, kind: str | None = None) -> list[OutboxMail]:
        """Take the mails that wait, and count them as sent."""
        mails = self.store.claim_mails(ONE_DAY, 1000)
        for mail in mails:
            self.store.mark_sent(mail.id, self.now)
        return [mail for mail in mails if kind in (None, mail.kind)]

    def find_links(self, kind: str | None = None) -> dict[str, str]:
        """The path of each link in the mails that wait, by what stands on it."""
        return {
            str(link.get_text(strip=True)): urlsplit(str(link["href"])).path
            for mail in self.read_mails(kind)
            for link in BeautifulSoup(mail.html, "html.parser")("a")
        }

    def approve(self, comment: Comment) -> Comment:
        """Publish by the link in the mail."""
        self.press(self.ask(self.find_links()["Publier"]), "Publier")
        return self.find(comment)

    def find(self, comment: Comment) -> Comment:
        """The comment as it is now."""
        found = self.store.find_comment(comment.id)
        assert found is not None
        return found

    def dump(self) -> str:
        """All that the database holds, and the site."""
        with closing(sqlite3.connect(self.folder / "comments.sqlite3")) as database:
            return "\n".join([*database.iterdump(), *map(repr, self.published.values())])


SETTINGS = ServiceSettings(
    base_url=BASE,
    site_name="Je suis un ERO",
    author_name="Karine",
    moderator="karine@blog.example",
    secret=SECRET,
    zone=UTC,
    retention_days=90,
)


def make_keys() -> Keys:
    """Fresh secrets."""
    return Keys(("k" * 40, "previous" * 5), (Fernet.generate_key().decode(),), "p" * 40, SECRET)


class Host:
    """One web server for all tests, which serves the blog of the moment."""

    def __init__(self) -> None:
        self.application: ASGIApp = Starlette()
        self.listening = socket.create_server(("127.0.0.1", 0))
        self.port = int(self.listening.getsockname()[1])
        self.server = uvicorn.Server(configure(self.serve, interface="asgi3", log_config=None))
        threading.Thread(target=self.run, daemon=True).start()

    async def serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the blog of the moment answer."""
        await self.application(scope, receive, send)

    def run(self) -> None:
        """Serve until the tests end."""
        asyncio.run(self.server.serve([self.listening]))


@cache
def find_host() -> Host:
    """The server, started at the first call."""
    host = Host()
    while not host.server.started:
        time.sleep(0.005)
    return host


@contextmanager
def open_blog(folder: Path, patience: float = 10, **settings: Any) -> Iterator[Blog]:
    """The service on a free port, with an empty SQLite store."""
    store = Store(f"sqlite:///{folder}/comments.sqlite3")
    store.prepare()
    host = find_host()
    blog = Blog(folder, store, make_keys(), replace(SETTINGS, **settings), port=host.port)
    host.application = Starlette(routes=create_routes(blog.services, patience))
    yield blog
    store.close()
