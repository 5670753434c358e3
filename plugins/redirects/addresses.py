"""Old addresses in one written form, so that equal ones are seen to be equal. Core.

`/old/` is a path, `/?p=12` a path with what was asked for, `/2017/*` and `/?m=2017*` stand for all
that begins so and has no row of its own.
"""

import re
from functools import lru_cache
from urllib.parse import quote, unquote_to_bytes

from plugins.shared.old_addresses import QUERIES

_SIGNS = "/-._~"
_SLASHES = re.compile(r"/{2,}")


MOST_KNOWN = 1 << 16
"""Addresses whose written form is remembered: the table is made anew with each change of lists."""


@lru_cache(MOST_KNOWN)
def parse_source(address: str) -> str | None:
    """The percent-encoded form of a root-relative address; None if no server can match it.

    An address with another query, a fragment, a host, a control character or bytes that are not
    UTF-8 has no place in a table.
    """
    path, question, query = address.strip().partition("?")
    if not path.startswith("/") or path.startswith("//") or "#" in address:
        return None
    is_open = path.endswith("/*") and not question
    decoded = _decode(path[:-1] if is_open else path)
    if decoded is None:
        return None
    written = quote(_SLASHES.sub("/", decoded), safe=_SIGNS)  # as servers do before they compare
    if question:
        asked = _parse_query(query)
        return f"{written.removesuffix('index.php')}?{asked}" if asked else None
    return f"{written}*" if is_open else written


def _parse_query(query: str) -> str:
    """`p=12`, or nothing for what no blog was asked for."""
    name, _, value = query.partition("=")
    is_open = value.endswith("*")
    decoded = _decode(value.removesuffix("*").replace("+", " "))
    if name not in QUERIES or decoded is None or not value or set(value) & set("&;"):
        return ""
    return f"{name}={quote(decoded, safe=_SIGNS[1:])}{'*' * is_open}"


def _decode(text: str) -> str | None:
    try:
        decoded = unquote_to_bytes(text).decode("utf-8")
    except UnicodeError:
        return None
    return decoded if decoded.isprintable() else None


@lru_cache(MOST_KNOWN)
def encode_target(address: str) -> str:
    """A target as it is put into a `Location` header; what is encoded stays so."""
    return quote(address, safe=f"{_SIGNS}%")


def build_key(address: str) -> str:
    """What two forms of one address share: `/x` and `/x/` are the same page."""
    return address if "?" in address else address.rstrip("/") or "/"


def is_open(source: str) -> bool:
    """Whether `source` stands for all that begins as it does."""
    return source.endswith("*")


def list_open(key: str) -> list[str]:
    """The open addresses that stand for the one with `key`, the nearest first."""
    path, question, query = key.partition("?")
    if question:
        return [f"{path}?{query[:end]}*" for end in range(len(query), query.find("="), -1)]
    parts = path.strip("/").split("/")
    return [f"/{'/'.join(parts[:end])}/*".replace("//", "/") for end in range(len(parts), -1, -1)]
