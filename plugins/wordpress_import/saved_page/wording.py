"""Small pieces of French for what is told of a page. Core."""

import re

FEW = 8
_INNER = re.compile(r"«[\s\u00a0\u202f]*|[\s\u00a0\u202f]*»")


def quote(text: str) -> str:
    """`text` between French quotation marks; those in it give way to others."""
    inner = _INNER.sub(lambda mark: "“" if mark[0].startswith("«") else "”", text)
    return f"«\u00a0{inner}\u00a0»"


def shorten(text: str, most: int = FEW) -> str:
    """The first words of `text`."""
    words = text.split()
    return " ".join(words[:most]) + (" …" if len(words) > most else "")
