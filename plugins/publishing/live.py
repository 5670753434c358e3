"""Looks at the site where readers find it, just after a new release took its place. Edge."""

import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from http.client import HTTPException
from urllib.parse import urljoin, urlsplit

from plugins.publishing.feed import read_feed_id
from plugins.publishing.manifest import STAMP
from plugins.publishing.pages import find_sheets, read_page
from plugins.publishing.release import Release

TIMEOUT = 10.0
MOST_BYTES = 16 * 1024 * 1024
AGENT = "je-suis-un-ero (mise en ligne)"


class UnansweredError(Exception):
    """Why an address gave nothing to read."""


def fetch(url: str, body: bytes | None = None, headers: Mapping[str, str] | None = None) -> str:
    """The text at `url`, to which `body` is posted if there is one; UnansweredError unless 2xx."""
    if urlsplit(url).scheme not in ("http", "https"):
        raise UnansweredError("ce n’est pas une adresse du web")
    told = {"User-Agent": AGENT, "Cache-Control": "no-cache", **(headers or {})}
    asked = urllib.request.Request(url, body, told)  # noqa: S310 - of the web, as was just seen
    try:
        with urllib.request.urlopen(asked, timeout=TIMEOUT) as answer:  # noqa: S310
            return bytes(answer.read(MOST_BYTES)).decode("utf-8", "replace")
    except urllib.error.HTTPError as failure:
        failure.close()
        raise UnansweredError(f"réponse {failure.code}") from None
    except (OSError, HTTPException, ValueError) as failure:
        raise UnansweredError(f"pas de réponse ({failure})") from None


@dataclass(frozen=True)
class Look:
    """How the site is looked at: from which address, and for how many seconds at most."""

    url: str
    patience: float = 10.0
    pause: float = 0.5

    def find_failures(self, release: Release) -> list[str]:
        """A sentence for each thing that is not as `release` says, once patience is at its end."""
        deadline = time.monotonic() + self.patience
        while failures := list(self._look(release)):
            if time.monotonic() >= deadline:
                break
            time.sleep(self.pause)
        return failures

    def _look(self, release: Release) -> Iterator[str]:
        newest, facts = find_newest(release), release.facts
        yield from self._read(STAMP, lambda text: text.strip() == release.id)
        for path in dict.fromkeys(("", newest)):
            page = f"{path}index.html"
            yield from self._read(path, partial(_has_title, release=release, path=page))
        if facts.feed:
            yield from self._read(facts.feed, lambda text: read_feed_id(text) == facts.feed_id)

    def _read(self, path: str, is_right: Callable[[str], bool]) -> Iterator[str]:
        """What is wrong with the file at `path`, and with the style sheets it asks for."""
        url = f"{self.url}/{path}"
        try:
            text = fetch(url)
        except UnansweredError as failure:
            yield f"{url}\u00a0: {failure}"
            return
        if not is_right(text):
            yield f"{url}\u00a0: ce n’est pas la nouvelle version"
        else:
            yield from _look_at_sheets(url, text)


def find_newest(release: Release) -> str:
    """The address of the newest article, below that of the site; nothing where there is none."""
    for url in release.facts.ids:
        path = urlsplit(url).path.lstrip("/")
        if f"{path}index.html" in release.pages:
            return path
    return ""


def _has_title(text: str, release: Release, path: str) -> bool:
    page = release.pages.get(path)
    return page is not None and read_page(text, path) == page


def _look_at_sheets(url: str, text: str) -> Iterator[str]:
    for sheet in find_sheets(text):
        try:
            fetch(urljoin(url, sheet))
        except UnansweredError as failure:
            yield f"{urljoin(url, sheet)}\u00a0: {failure}"
