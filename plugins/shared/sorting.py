"""The order of words in a French list: accents, case and ligatures count only between equals.

Core. Follows the French tailoring most dictionaries use (é between d and f, œ as oe); the last key
is the text itself, so that the order of any set of words is total and never depends on chance.
"""

import unicodedata

_LIGATURES = str.maketrans({"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE"})


def build_sort_key(text: str) -> tuple[str, str]:
    """The key by which `text` sorts in French: `sorted(words, key=build_sort_key)`."""
    decomposed = unicodedata.normalize("NFKD", text.translate(_LIGATURES))
    bare = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    return bare.casefold(), text
