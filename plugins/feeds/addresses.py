"""Addresses as a feed needs them: absolute, since its reader is elsewhere. Core."""

import re
from collections.abc import Callable
from urllib.parse import quote, urljoin

Resolver = Callable[[str], str]

_CANDIDATE = re.compile(r"(\S*[^\s,])(?:\s+([^,]+))?\s*(?:,|$)")
_URL_SIGNS = ":/?#[]@!$&'()*+,;=%~"


def build_resolver(site_url: str, page_url: str) -> Resolver:
    """A function that makes absolute any address found in the page at `page_url`.

    Root-relative ones belong to the site even when it lives below a path of its domain.
    """

    def resolve(address: str) -> str:
        address = address.strip()
        if address.startswith("/") and not address.startswith("//"):
            return f"{site_url}{address}"
        try:
            return urljoin(page_url, address)
        except ValueError:  # not an address at all: `http://[`
            return address

    return resolve


def resolve_srcset(srcset: str, resolve: Resolver) -> str:
    """The candidates of an `srcset` attribute, each with an absolute address."""
    candidates = (
        f"{resolve(match[1])} {match[2].strip()}" if match[2] else resolve(match[1])
        for match in _CANDIDATE.finditer(srcset)
    )
    return ", ".join(candidates)


def encode_address(url: str) -> str:
    """`url` in ASCII, its accents and spaces percent-encoded; what already is stays."""
    return quote(url, safe=_URL_SIGNS)
