"""Numbers as French writes them. Core."""


def format_number(number: int) -> str:
    """`2 001`: its thousands apart, by a space at which no line ends."""
    return f"{number:,}".replace(",", "\u202f")
