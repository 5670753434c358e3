"""The published blog, served on loopback under its content policy, and Debian's Chromium."""

import functools
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.conftest import ROOT, BuiltSite

CHROMIUM = "/usr/bin/chromium"
POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; script-src 'self'; "
    "connect-src 'self'; media-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
AXE = ROOT / "tools/node_modules/axe-core/axe.min.js"
HOME, ARTICLE = "/", "/le-reseau-je-deteste-ca-je-prefere-les-vraies-rencontres/"
KINDS = {
    "home": HOME,
    "article": ARTICLE,
    "article with a lead image and notes": "/le-premier-cafe-avec-un-inconnu/",
    "article with a table": "/un-profil-qui-donne-envie-de-vous-lire/",
    "page": "/a-propos/",
    "page with places to complete": "/mentions-legales/",
    "second page of home": "/page/2/",
    "archives": "/archives/",
    "year": "/archives/2017/",
    "category": "/categorie/reseau/",
    "categories": "/categories/",
    "tag": "/etiquette/courage/",
    "tags": "/etiquettes/",
    "author": "/auteur/karine/",
    "authors": "/auteurs/",
    "not found": "/404.html",
}


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Serves files under the policy that publishing sets."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, *_args: object) -> None:
        """Say nothing."""


def serve(folder: Path) -> http.server.ThreadingHTTPServer:
    """A server of `folder` on a free port of loopback, started; the caller shuts it down."""
    handler = functools.partial(_Handler, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


@pytest.fixture(scope="session")
def address(published: BuiltSite) -> Iterator[str]:
    """Where the published blog is served."""
    server = serve(published.output)
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One Chromium for all tests."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


class Visit:
    """A page, and what went wrong or went out while it was visited."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, address
        self.requests: list[str] = []
        self.complaints: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def open(self, path: str) -> Page:
        """Go to `path`, and wait until all is there."""
        self.page.goto(self.address + path, wait_until="load")
        return self.page


@pytest.fixture
def visit(chromium: Browser, address: str) -> Iterator["type[Visit] | object"]:
    """`visit(width=…, scheme=…)` opens a fresh context; all are closed at the end."""
    contexts: list[BrowserContext] = []

    def start(width: int = 1280, scheme: str = "light", **options: object) -> Visit:
        context = chromium.new_context(
            viewport={"width": width, "height": 800},
            color_scheme=scheme,
            **options,
        )
        contexts.append(context)
        return Visit(context.new_page(), address)

    yield start
    for context in contexts:
        context.close()
