"""Where an address of a page leads: to a file of the site, or out of it. Core."""

import re
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")


class Target(NamedTuple):
    """A place of the site: `path` begins with a slash; neither part is encoded."""

    path: str
    fragment: str

    @property
    def output(self) -> str:
        """The file that a server answers with."""
        path = self.path.lstrip("/")
        return f"{path}index.html" if not path or path.endswith("/") else path


@lru_cache(maxsize=65536)
def find_target(address: str, page: str, site_url: str) -> Target | None:
    """Where `address`, in the page at the address `page`, leads; None out of the site.

    `site_url` is what absolute addresses of the site begin with. A query counts for nothing.
    """
    address = address.strip()
    if address.startswith(f"{site_url}/"):
        return _split(address[len(site_url) :])
    if address.startswith("/") and not address.startswith("//"):
        return _split(address)
    return _find_joined(address, page, site_url)


def _find_joined(address: str, page: str, site_url: str) -> Target | None:
    try:
        whole = address if _SCHEME.match(address) else urljoin(f"{site_url}{page}", address)
        parts = urlsplit(whole)
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or parts.netloc != urlsplit(site_url).netloc:
        return None
    return Target(unquote(parts.path) or "/", unquote(parts.fragment))


def _split(address: str) -> Target:
    rest, _, fragment = address.partition("#")
    return Target(unquote(rest.partition("?")[0]), unquote(fragment))


def is_own(address: str, site_url: str) -> bool:
    """Whether a browser that follows `address` stays within the site."""
    return find_target(address, "/", site_url) is not None
