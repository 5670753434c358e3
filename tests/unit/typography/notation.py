"""In the tests, `⍽` is written for a no-break space and `⎵` for a narrow one."""


def mark(text: str) -> str:
    """`text` with its no-break spaces made visible."""
    return text.replace("\u00a0", "⍽").replace("\u202f", "⎵")


def unmark(text: str) -> str:
    """`text` with its no-break spaces as they are."""
    return text.replace("⍽", "\u00a0").replace("⎵", "\u202f")
