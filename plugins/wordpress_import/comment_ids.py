"""The ids of comments from elsewhere: the same at each import, in the same order. Core."""

import hashlib
from base64 import b32encode
from urllib.parse import urlsplit

_SIGNS = "234567abcdefghijklmnopqrstuvwxyz"
"""In the order in which they sort, unlike those of base32."""
_ORDER = 7
_LENGTH = 16


def build_comment_id(site: str, number: int) -> str:
    """The id of comment `number` of the blog at `site`, whatever its scheme.

    It begins with the number, so that comments of one second stay in their order.
    """
    parts = urlsplit(site.strip().casefold())
    place = f"{parts.netloc.removeprefix('www.')}{parts.path.rstrip('/')}"
    digest = hashlib.sha256(f"{place}\n{number}".encode()).digest()
    return (_write_number(number) + b32encode(digest).decode().lower())[:_LENGTH]


def _write_number(number: int) -> str:
    """`number` in seven signs that sort as numbers do; the last are kept of one beyond them."""
    signs = []
    for _ in range(_ORDER):
        number, digit = divmod(number, len(_SIGNS))
        signs.append(_SIGNS[digit])
    return "".join(reversed(signs))
