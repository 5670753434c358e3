"""Which parts of a file are asked for, as RFC 9110 reads the header Range. Core.

What is badly written is as if it had not been said; of several parts, those that are there are
given; 416 is for when none is.
"""

import re

_RANGES = re.compile(r"\s*bytes\s*=(?P<parts>[\d\s,-]+)\Z", re.I)
_PART = re.compile(r"(?P<first>\d*)\s*-\s*(?P<last>\d*)")
MOST = 20
"""Parts in one answer: a player asks for one, and who asks for thousands wants to tire us."""
LONGEST = 19
"""Digits of a place in a file."""


def choose_ranges(header: str, size: int) -> str | None:
    """The header to obey for a file of `size` bytes; None to send the whole of it."""
    match = _RANGES.match(header)
    parts = [part.strip() for part in match["parts"].split(",") if part.strip()] if match else []
    bounds = [_read_part(part) for part in parts]
    if not bounds or None in bounds or len(bounds) > MOST:
        return None
    present = [
        f"{first}-{last}"
        for bound in bounds
        if bound and _is_there(bound, size)
        for first, last in [bound]
    ]
    return f"bytes={','.join(present or [f'{size}-'])}"


def _read_part(part: str) -> tuple[str, str] | None:
    """The first and last byte of a part, as they are written; None where they make no sense."""
    match = _PART.fullmatch(part)
    if match is None:
        return None
    first, last = match["first"], match["last"]
    is_empty = not first and not last
    is_backwards = first and last and int(first[:LONGEST]) > int(last[:LONGEST])
    too_long = max(len(first), len(last)) > LONGEST
    return None if is_empty or is_backwards or too_long else (first, last)


def _is_there(bound: tuple[str, str], size: int) -> bool:
    first, last = bound
    return int(first) < size if first else int(last) > 0 and size > 0
