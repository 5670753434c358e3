"""The shapes of addresses that WordPress gives, as tables of redirects and servers know them. Core.

Patterns are written so that nginx, Apache and Caddy read them alike.
"""

FILE = "anciennes-adresses.txt"
"""Below content/: old addresses that no article owns, and where they lead."""

QUERIES = (
    *("p", "page_id", "attachment_id", "cat", "category_name", "tag", "author", "author_name"),
    *("m", "feed", "paged"),
)
"""What WordPress asks for in `/?p=12`."""

ENDS = r"(?:page/\d+|comment-page-\d+|\d{1,3}|feed(?:/\w+)?|amp|embed|trackback)"
"""What may follow an address, of which it shows a part, or another form."""

_BEFORE = r"^(/(?:[^/?][^?]*?/)??)"
WHOLE = rf"{_BEFORE}{ENDS}/?$"
"""The address before such an end is its first group."""

ASKED_WHOLE = rf"{_BEFORE}{ENDS}/?(?:\?.*)?$"
"""The same in an address as it was asked for, still encoded, with its query."""

SIZE = r"-\d{1,5}x\d{1,5}"
"""What the names of WordPress's small images have before their last dot."""

FULL_IMAGE = rf"^(/.+){SIZE}(\.\w+)$"
"""Both groups together name the full image."""

BELOW = "below "
"""Comes before what stands for all addresses that begin so, in tables that hold all sorts."""

ASKED = rf"^(/(?:.*/)?)(?:index\.php)?\?(?:.*&)?((?:{'|'.join(QUERIES)})=[^&]+)(?:&.*)?$"
"""An address with its query: its path, and the pair that counts, the last that is known."""
