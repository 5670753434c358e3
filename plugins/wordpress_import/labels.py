"""Names and slugs of WordPress's terms, made fit for a header and an address. Core."""

import html
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import blake2b
from urllib.parse import unquote_to_bytes

from plugins.shared.terms import LONGEST_SLUG, find_plain_slug, is_term_slug

_TAGS = re.compile(r"<[^<>]*>")


def clean_text(stored: str) -> str:
    """The plain text of a name or a description, on one line."""
    text = html.unescape(_TAGS.sub("", stored))
    shown = "".join(sign if sign.isprintable() else " " for sign in text)
    return unicodedata.normalize("NFC", " ".join(shown.split()))


def clean_tag(stored: str) -> str:
    """A name that can stand in a list of tags: there `;` parts names."""
    return " ".join(clean_text(stored).replace(";", ",").strip(" ,").split())


def decode_slug(stored: str) -> str:
    """The slug that WordPress stored, with its percent signs read; "" when it has nothing fit."""
    raw = unquote_to_bytes(stored.strip()).decode("utf-8", "ignore")
    text = unicodedata.normalize("NFC", raw.lower())
    kept = "".join(sign for sign in text if is_term_slug(f"a{sign}")).strip("-")
    return _cut(kept) if is_term_slug(_cut(kept)) else ""


def make_slug(stored: str, name: str) -> str:
    """The slug of a term: WordPress's own, or the one of its name, or one of its own making."""
    digest = blake2b(f"{stored} {name}".encode("utf-8", "replace"), digest_size=4).hexdigest()
    return decode_slug(stored) or decode_slug(find_plain_slug(name) or "") or f"nom-{digest}"


@dataclass
class Taken:
    """Texts of which each is given once; two that `fold` makes equal are one."""

    fold: Callable[[str], str] = str
    pattern: str = "{}-{}"
    given: set[str] = field(default_factory=set)
    _numbers: dict[str, int] = field(default_factory=dict)

    def take(self, text: str) -> str:
        """`text`, or the first of `text-2`, `text-3`… that was not given."""
        found, key = text, self.fold(text)
        number = self._numbers.get(key, 2)
        while self.fold(found) in self.given:
            found, number = self.pattern.format(text, number), number + 1
        self._numbers[key] = number
        self.given.add(self.fold(found))
        return found


def _cut(slug: str) -> str:
    return slug.encode("utf-8", "replace")[:LONGEST_SLUG].decode("utf-8", "ignore")
