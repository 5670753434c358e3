"""The old address of a page: what may be written in a field, and the slug that it holds. Core."""

import re
from urllib.parse import quote, unquote, urljoin, urlsplit

from plugins.wordpress_import.names import cut_slug, make_slug

_MOST_SIGNS = 1000
_FEEDS = re.compile(r"/(?:amp|feed|comment-page-\d+)/?\Z")


def find_path(address: str) -> str:
    """The root-relative path of `address`, encoded as a field wants it; empty if there is none."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not parts.hostname or len(address) > _MOST_SIGNS:
        return ""
    path = _FEEDS.sub("/", parts.path)
    segments = [segment for segment in path.split("/") if segment not in ("", ".", "..")]
    if not segments:
        return ""
    encoded = "/".join(quote(unquote(segment), safe="-._~") for segment in segments)
    return f"/{encoded}/" if path.endswith("/") else f"/{encoded}"


def join_address(base: str, address: str) -> str:
    """`address` as it is meant on the page at `base`; empty for nonsense."""
    address = "".join(address.split())
    try:
        joined = urljoin(base, address) if address else ""
        urlsplit(joined)
    except ValueError:
        return ""
    return joined


def find_host(address: str) -> str:
    """The host of `address`, without `www.`."""
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")


def find_slug(path: str) -> str:
    """The slug that ends `path`; empty where it ends with a number alone, or a file name."""
    last = unquote(path.rstrip("/").rpartition("/")[2])
    slug = make_slug(re.sub(r"\.(?:html?|php)\Z", "", last))
    return "" if slug.isdigit() else cut_slug(slug)
