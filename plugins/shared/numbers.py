"""Numbers as French writes them. Core."""


def format_number(number: int) -> str:
    """`2 001`: its thousands apart, by a space at which no line ends."""
    return f"{number:,}".replace(",", "\u202f")


def count(number: int, singular: str, plural: str = "") -> str:
    """`1 brouillon`, `2 brouillons`, `1 200 mots`: the noun never parts from its number."""
    noun = singular if abs(number) < 2 else plural or f"{singular}s"  # noqa: PLR2004 - as French counts
    return f"{format_number(number)}\u00a0{noun}"
