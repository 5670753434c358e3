"""Names of categories and tags: when two are one, and the words of their addresses. Core."""

import re
import unicodedata

PATH = " / "
"""Between the names of a category's path: `Humeurs / Réseau`."""
LONGEST_SLUG = 200
"""Bytes: a folder must be able to bear it."""

_LIGATURES = str.maketrans({"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "’": "'"})
_LATIN = "\u017f"
"""The last sign of which it is known for sure what an address makes of it."""
_LOOSE = set("¨¯´¸")
"""Accents that stand alone, and of which an address makes nothing."""
_MARKUP = re.compile(r"<|&[a-z#]")
_NO_WORD = re.compile(r"[^\w\s'-]")
_GAPS = re.compile(r"[\s'-]+")
_ASCII = re.compile(r"[a-z0-9_-]*")


def fold_name(name: str) -> str:
    """What two ways to type one name share: spaces, apostrophes and stored accents do not count."""
    return unicodedata.normalize("NFC", " ".join(name.split())).replace("’", "'")


def format_path(group: object) -> str:
    """The name of a category after those it is below, or that of a tag or an author."""
    return PATH.join(str(each) for each in (*getattr(group, "parents", ()), group))


def find_plain_slug(name: str) -> str | None:
    """The slug that follows from `name`: that of Pelican, or None where it is not so simple."""
    if any(sign > _LATIN and sign != "’" for sign in name) or set(name) & _LOOSE:
        return None
    decomposed = unicodedata.normalize("NFKD", " ".join(name.split()).translate(_LIGATURES))
    bare = "".join(sign for sign in decomposed if not unicodedata.combining(sign)).lower()
    if not bare.isascii() or not bare.isprintable() or _MARKUP.search(bare):
        return None
    return _GAPS.sub("-", _NO_WORD.sub("", bare).strip()) or None


def is_term_slug(text: str) -> bool:
    """Whether `text` can stand in the address of a category or a tag as it is.

    Lower-case letters, digits and hyphens; of other alphabets every sign that can be seen.
    """
    ascii_signs = "".join(sign for sign in text if sign.isascii())
    return (
        bool(text.strip("-_"))
        and len(text.encode("utf-8", "replace")) <= LONGEST_SLUG
        and _ASCII.fullmatch(ascii_signs) is not None
        and text.isprintable()
        and not any(sign.isspace() for sign in text)
        and text == unicodedata.normalize("NFC", text).lower()
    )
