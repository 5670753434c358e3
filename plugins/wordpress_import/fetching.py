"""The files of a blog that still answers, asked for one by one. Edge: the network.

Only the host that was given is asked, `www.` apart; a redirection to another is not followed, and
an address inside this network is not asked unless the host that was given is there.
"""

import http.client
import ipaddress
import socket
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote, unquote, urljoin, urlsplit

from plugins.wordpress_import.addresses import OldSite
from plugins.wordpress_import.connecting import MOVED, bounded, build_connection
from plugins.wordpress_import.copying import copy_bounded
from plugins.wordpress_import.holdings import UnusableError

MOST_FILES = 20_000
MOST_BYTES = 500_000_000
"""Of one file."""

MOST_TOTAL = 20_000_000_000
MOST_SECONDS = 4 * 3600
MOST_SECONDS_EACH = 600
PATIENCE = 20
"""Seconds without an answer."""

MOST_HOPS = 4
_OK = 200
_AGENT = "Je-suis-un-ERO-import/1.0"


class OldHost:
    """The blog at `site`, of which each file is asked once."""

    def __init__(self, address: str, site: OldSite, clock: Callable[[], float] = time.monotonic):
        self.name, self._site, self._clock = address, site, clock
        self.refused: list[tuple[str, str]] = []
        self._address = address.rstrip("/")
        self._is_near = _is_near(urlsplit(address).hostname or "")
        self._until = clock() + MOST_SECONDS
        self._left, self._count = MOST_TOTAL, MOST_FILES

    def find(self, name: str) -> str | None:
        return name

    def find_small(self, name: str) -> str | None:  # noqa: ARG002 - the full size was asked for
        return None

    def bring(self, found: str, old: str, target: str) -> None:
        self._count -= 1
        if self._count < 0 or self._clock() > self._until or self._left <= 0:
            raise UnusableError("n’a pas été demandé : c’est déjà beaucoup pour une fois, relancez")
        located = self._site.locate(old)
        path = located.path if located else f"/wp-content/uploads/{found}"
        address = f"{self._find_root()}{quote(path)}"
        try:
            self._left -= self._follow(address, Path(target))
        except (OSError, http.client.HTTPException, ValueError):
            raise UnusableError("n’a pas pu être demandé à l’ancien site") from None

    def _find_root(self) -> str:
        parts = urlsplit(self._address)
        return f"{parts.scheme}://{parts.netloc}"

    def _follow(self, address: str, target: Path) -> int:
        for _ in range(MOST_HOPS):
            moved, size = self._ask(address, target)
            if not moved:
                return size
            address = urljoin(address, moved)
        raise UnusableError("tourne en rond de redirection en redirection")

    def _ask(self, address: str, target: Path) -> tuple[str, int]:
        """`(where it moved, how much was copied)`."""
        parts = urlsplit(address)
        connection = self._connect(parts.scheme, parts.hostname or "", parts.port)
        with bounded(connection, MOST_SECONDS_EACH):
            path = quote(unquote(parts.path)) + (f"?{parts.query}" if parts.query else "")
            connection.request("GET", path, headers={"User-Agent": _AGENT})
            answer = connection.getresponse()
            if answer.status in MOVED:
                return answer.headers.get("Location", ""), 0
            if answer.status != _OK:
                raise UnusableError(f"n’est plus sur l’ancien site (réponse {answer.status})")
            until = min(self._until, self._clock() + MOST_SECONDS_EACH)
            stream = _Patient(answer, until, self._clock)
            return "", copy_bounded(stream, target, min(MOST_BYTES, self._left))  # type: ignore[arg-type]

    def _connect(self, scheme: str, host: str, port: int | None) -> http.client.HTTPConnection:
        if scheme not in {"http", "https"} or host not in self._site.hosts:
            raise UnusableError("est renvoyé vers un autre site, qui n’a pas été demandé")
        if _is_near(host) and not self._is_near:
            raise UnusableError("est renvoyé à l’intérieur de votre réseau")
        return build_connection(scheme, host, port, PATIENCE)


class _Patient:
    """A stream that is read no later than `until`."""

    def __init__(self, stream: http.client.HTTPResponse, until: float, clock: Callable[[], float]):
        self._stream, self._until, self._clock = stream, until, clock

    def read(self, size: int) -> bytes:
        if self._clock() > self._until:
            raise UnusableError("arrive trop lentement")
        return self._stream.read1(min(size, 1 << 16))


def _is_near(host: str) -> bool:
    """Whether `host` is on this machine or in its network."""
    try:
        found = socket.getaddrinfo(host, None)
    except OSError:
        return False
    return any(not ipaddress.ip_address(each[4][0].partition("%")[0]).is_global for each in found)  # type: ignore[union-attr]
