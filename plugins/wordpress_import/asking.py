"""Asks the old blog for its spam, with an application password. Edge: the network.

The password goes to the address that was given and nowhere else: no redirection is followed, and
without TLS it leaves this machine for nobody. Pages, bytes and seconds are counted.
"""

import http.client
import ipaddress
import ssl
import time
from base64 import b64encode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

from plugins.wordpress_import.connecting import MOVED, bounded, build_connection
from plugins.wordpress_import.model import PrivateRecord
from plugins.wordpress_import.spam import (
    A_PAGE,
    Account,
    SpamError,
    SpamFound,
    build_path,
    describe_refusal,
    find_account,
    parse_page,
    read_account,
)

FILE = ".secrets/wordpress"
"""Where the account may be written, below the folder of the project."""
NO_ACCOUNT = "il ne les montre qu’avec WP_USER et WP_APP_PASSWORD, un mot de passe d’application"
MOST_PAGES = 1000
MOST_BYTES = 20_000_000
"""Of one answer."""
MOST_TOTAL = 200_000_000
MOST_SECONDS = 600.0
PATIENCE = 20.0
_OK, _GONE = 200, 404
_LATE = "il n’a pas répondu à temps"


@dataclass(frozen=True)
class Limits:
    """How long, and how much, is waited for."""

    patience: float = PATIENCE
    seconds: float = MOST_SECONDS
    pages: int = MOST_PAGES
    page_bytes: int = MOST_BYTES
    total_bytes: int = MOST_TOTAL


def load_account(root: Path, environ: Mapping[str, str]) -> Account | None:
    """The account of the environment, or of a file that its owner alone may read."""
    account = find_account(environ)
    path = root / FILE
    if account or not path.is_file():
        return account
    if path.stat().st_mode & 0o077:
        raise SpamError(f"d’autres que vous peuvent lire {FILE}\u00a0: chmod 600 {FILE}")
    return find_account(read_account(path.read_text("utf-8", "replace")))


def find_spam(site: str, root: Path, environ: Mapping[str, str]) -> SpamFound:
    """The spam of the blog at `site`, where there is an account to ask with; else none."""
    try:
        account = load_account(root, environ)
    except (SpamError, OSError) as failure:
        return SpamFound(failure=str(failure))
    return fetch_spam(site, account) if account else SpamFound(failure=NO_ACCOUNT)


def fetch_spam(site: str, account: Account, limits: Limits | None = None) -> SpamFound:
    """All spam of the blog at `site`; what came before a failure is kept."""
    records: list[PrivateRecord] = []
    try:
        for page in _Asker(site, account, limits or Limits()).list_pages():
            records += page
    except SpamError as failure:
        return SpamFound(tuple(records), str(failure))
    return SpamFound(tuple(records))


class _Asker:
    def __init__(self, site: str, account: Account, limits: Limits) -> None:
        self._site, self._limits = site.rstrip("/"), limits
        self._parts = _check_address(self._site)
        token = b64encode(f"{account.user}:{account.password}".encode()).decode()
        self._headers = {"Authorization": f"Basic {token}", "Accept": "application/json"}
        self._until = time.monotonic() + limits.seconds
        self._left = limits.total_bytes
        self._has_pretty_addresses = True

    def list_pages(self) -> Iterator[list[PrivateRecord]]:
        """Each page of spam, until one is not full."""
        for number in range(1, self._limits.pages + 1):
            page = parse_page(self._ask_page(number), self._site)
            yield page
            if len(page) < A_PAGE:
                return
        raise SpamError("il y en a trop pour une fois")

    def _ask_page(self, number: int) -> bytes:
        status, body = self._ask(build_path(number, self._has_pretty_addresses))
        if status == _GONE and number == 1:
            self._has_pretty_addresses = False
            status, body = self._ask(build_path(number, has_pretty_addresses=False))
        if status != _OK:
            raise SpamError(describe_refusal(status))
        return body

    def _ask(self, path: str) -> tuple[int, bytes]:
        parts = self._parts
        host, patience = parts.hostname or "", self._limits.patience
        connection = build_connection(parts.scheme, host, parts.port, patience)
        try:
            with bounded(connection, self._until - time.monotonic()):
                connection.request("GET", parts.path + path, headers=self._headers)
                return self._take(connection.getresponse())
        except TimeoutError:
            raise SpamError(_LATE) from None
        except ssl.SSLError:
            raise SpamError("son certificat n’est pas bon") from None
        except (OSError, http.client.HTTPException):
            self._check_time()
            raise SpamError("il ne répond pas") from None

    def _take(self, answer: http.client.HTTPResponse) -> tuple[int, bytes]:
        if answer.headers.get("Location") and answer.status in MOVED:
            place = answer.headers["Location"].partition("/wp-json")[0][:200]
            raise SpamError(f"il renvoie ailleurs\u00a0: donnez --site {place}")
        return answer.status, self._read(answer)

    def _check_time(self) -> None:
        if time.monotonic() >= self._until:
            raise SpamError(_LATE)

    def _read(self, answer: http.client.HTTPResponse) -> bytes:
        """The body, a little at a time: neither a slow one nor an endless one is waited for."""
        body, most = bytearray(), min(self._limits.page_bytes, self._left)
        while chunk := answer.read1(1 << 16):
            body += chunk
            if len(body) > most:
                raise SpamError("sa réponse est trop longue")
            self._check_time()
        self._check_time()
        self._left -= len(body)
        return bytes(body)


def _check_address(site: str) -> SplitResult:
    """The parts of an address to which a password may be sent."""
    try:
        parts = urlsplit(site)
        _ = parts.port
    except ValueError:
        raise SpamError("son adresse n’est pas une adresse") from None
    if not parts.hostname or parts.scheme not in ("http", "https") or "@" in parts.netloc:
        raise SpamError("son adresse n’est pas une adresse comme https://www.exemple.fr")
    if parts.scheme == "http" and not _is_here(parts.hostname):
        raise SpamError("un mot de passe ne s’envoie pas sans https")
    return parts


def _is_here(host: str) -> bool:
    """Whether `host` is this machine, by its own name."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
