"""Words that can stand in an address: the slug of an article, the ids of its headings. Core."""

import re
import unicodedata

MOST_SIGNS = 100

_LIGATURES = str.maketrans({"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "ß": "ss"})
_OTHER = re.compile(r"[^a-z0-9]+")
_SLUG = re.compile(r"[a-z0-9][a-z0-9-]*", re.ASCII)
_TAG = re.compile(r"<[^>]*>")


def build_slug(text: str, separator: str = "-") -> str:
    """`L’été à Œuvres` becomes `l-ete-a-oeuvres`; empty when no letter or digit is left."""
    decomposed = unicodedata.normalize("NFKD", text.translate(_LIGATURES))
    bare = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    return _OTHER.sub(separator, bare.casefold()).strip(separator)


def shorten_slug(slug: str) -> str:
    """`slug` cut between two words so that a file can bear its name."""
    if len(slug) <= MOST_SIGNS:
        return slug
    return slug[: MOST_SIGNS + 1].rpartition("-")[0] or slug[:MOST_SIGNS]


def is_slug(text: str) -> bool:
    """Whether `text` can end an address as it is."""
    return _SLUG.fullmatch(text) is not None


def slugify_heading(value: str, separator: str) -> str:
    """The id of a heading, for the `toc` extension; it always begins with a letter."""
    slug = build_slug(_TAG.sub("", value), separator)
    if slug and slug[0].isalpha():
        return slug
    return separator.join(part for part in ("section", slug) if part)
