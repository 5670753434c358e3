"""Old addresses in one written form, so that equal ones are seen to be equal. Core."""

import re
from urllib.parse import quote, unquote_to_bytes

_SIGNS = "/-._~"
_SLASHES = re.compile(r"/{2,}")


def parse_source(address: str) -> str | None:
    """The percent-encoded form of a root-relative address; None if no server can match it.

    Servers match the path alone: an address with a query, a fragment, a host, a control character
    or bytes that are not UTF-8 has no place in a table.
    """
    address = address.strip()
    if not address.startswith("/") or address.startswith("//") or set(address) & set("?#"):
        return None
    try:
        path = unquote_to_bytes(address).decode("utf-8")
    except UnicodeError:
        return None
    path = _SLASHES.sub("/", path)  # as servers do before they compare
    return quote(path, safe=_SIGNS) if path.isprintable() else None


def encode_target(address: str) -> str:
    """A target as it is put into a `Location` header; what is encoded stays so."""
    return quote(address, safe=f"{_SIGNS}%")


def build_key(address: str) -> str:
    """What two forms of one address share: `/x` and `/x/` are the same page."""
    return address.rstrip("/") or "/"
