"""How a line of a copied text opens: with a bullet, a dash, a number, a quotation mark. Core."""

import re

from plugins.wordpress_import.saved_page.capitals import is_in_capitals
from plugins.wordpress_import.saved_page.pictures import is_picture_name

BULLET = re.compile(r"(?P<sign>[•▪◦‣·●○■□►➢➤✓✔]|[*o§Ø](?=[ \t\u00a0]))[ \t\u00a0]{0,8}(?=\S)")
DASH = re.compile(r"[-–—][ \t\u00a0\u202f]{1,4}(?=\S)")
NUMBER = re.compile(r"(?P<number>\d{1,2})[.)][ \t\u00a0]{1,4}(?=\S)")
QUOTED = re.compile(r">{1,9}[ \t]?")
_LETTERS = "o§Ø"


def find_bullet(line: str) -> re.Match[str] | None:
    """The bullet of `line`; a word processor’s, which is a letter, has a tab after it."""
    match = BULLET.match(line.lstrip())
    if match and match["sign"] in _LETTERS and "\t" not in match[0]:
        return None
    return match


def find_dash(line: str) -> re.Match[str] | None:
    """The dash and the space that open `line`."""
    return DASH.match(line.strip())


def find_number(line: str) -> re.Match[str] | None:
    """The number that opens `line`."""
    return NUMBER.match(line.strip())


def find_quotation(line: str) -> re.Match[str] | None:
    """The `>` of mails that opens `line`."""
    return QUOTED.match(line.strip())


def opens_block(line: str) -> bool:
    """Whether `line` is no continuation of the one above it, as its first signs tell."""
    text = line.strip()
    return bool(
        find_bullet(line) or DASH.match(text) or NUMBER.match(text) or is_picture_name(text)
    ) or is_in_capitals(text)
