"""Addresses of the old blog in one form, however they were written. Core."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import parse_qs, quote, unquote, urljoin, urlsplit

_SLASHES = re.compile("/{2,}")
_CONTROLS = re.compile(r"[\x00-\x20\x7f]+")
_MOST_SIGNS = 4000


@dataclass(frozen=True)
class OldAddress:
    """An address on the old blog: where a browser asked, below the blog’s own folder."""

    path: str
    """Decoded, from the root of the host."""
    query: str = ""
    fragment: str = ""

    @property
    def key(self) -> str:
        """What two forms of one address share."""
        return build_key(self.path)

    def find_number(self, *names: str) -> int:
        """The number that the query gives under one of `names`, 0 if it gives none."""
        values = parse_qs(self.query, max_num_fields=50) if self.query.count("&") < 50 else {}  # noqa: PLR2004
        found = (values[name][-1] for name in names if name in values)
        number = next(found, "")
        return int(number) if number.isascii() and number.isdigit() and len(number) < 12 else 0  # noqa: PLR2004


@dataclass(frozen=True)
class OldSite:
    """The hosts of the old blog, and the folder in which it lived."""

    hosts: frozenset[str]
    folder: str = ""

    def locate(self, address: str, page: str = "") -> OldAddress | None:
        """Where on the old blog `address` leads, written on `page`; None for elsewhere."""
        address = self._complete(_CONTROLS.sub(" ", address).strip(), page)
        try:
            parts = urlsplit(address)
            host = (parts.hostname or "").removesuffix(".")
        except ValueError:
            return None
        if len(address) > _MOST_SIGNS or parts.scheme not in {"", "http", "https"}:
            return None
        if host not in self.hosts and (host or parts.netloc or not parts.path.startswith("/")):
            return None
        path = _SLASHES.sub("/", unquote(parts.path)) or "/"
        return OldAddress(path, parts.query, parts.fragment)

    def _complete(self, address: str, page: str) -> str:
        """`address` with its host, where it was written without."""
        first = address.partition("/")[0].lower()
        if first in self.hosts:
            return f"//{address}"
        is_relative = address[:1] not in {"/", "#", ""} and ":" not in first
        if not (is_relative and page) or first.startswith("www."):
            return address
        try:
            return urljoin(page, address)
        except ValueError:
            return address


def find_site(addresses: Iterable[str]) -> OldSite:
    """The blog that lived at one of `addresses`, with and without `www.`."""
    hosts, folder = set(), ""
    for address in addresses:
        try:
            parts = urlsplit(address)
            host = parts.hostname
        except ValueError:
            continue
        if host:
            bare = host.removeprefix("www.")
            hosts |= {bare, f"www.{bare}"}
            folder = folder or parts.path.rstrip("/")
    return OldSite(frozenset(hosts), folder)


def build_key(path: str) -> str:
    """What two forms of one path share: neither case, nor encoding, nor a last slash counts."""
    bare = unicodedata.normalize("NFC", _SLASHES.sub("/", unquote(path))).casefold()
    return bare.rstrip("/") or "/"


def encode_path(path: str) -> str:
    """`path` as `Redirect_from` takes it: every sign that could mean something is encoded."""
    return quote(unquote(path), safe="/-._~")
