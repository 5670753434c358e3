"""Marks that stand in a line: code, pictures, the ends of links, tags. Core."""

import html
import re

from plugins.wordpress_import.markdown.addresses import format_address
from plugins.wordpress_import.markdown.model import Anchor, Image

_TICKS = re.compile(r"`+")
_HIDDEN = str.maketrans(
    {"[": "&#91;", "]": "&#93;", "`": "&#96;", "\\": "&#92;", "|": "&#124;", "\n": " "}
)
_ENTITY = re.compile(r"&(?=#|[A-Za-z0-9]+;)")
_TAG = re.compile(r"<(?=[A-Za-z/!?])")
_BACKSLASH = re.compile(r"\\(?![A-Za-z0-9\s])")
_BRACKETS = re.compile(r"[\[\]]")
_MISREAD = re.compile(r"\[(?:\^|TOC\])|\]\s?\[|\]:")


def format_code(text: str) -> str:
    """Code between as many backticks as it needs."""
    runs = {len(run) for run in _TICKS.findall(text)}
    count = next(number for number in range(1, len(runs) + 2) if number not in runs)
    ticks = "`" * count
    edge = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{ticks}{edge}{text}{edge}{ticks}"


def format_image(image: Image, title: str = "", *, is_cell: bool = False) -> str:
    """A picture; one that nothing needs to stand for is written as a tag."""
    if not image.alt:
        return format_tag("img", {"src": image.src, "alt": ""})
    alt = format_words(image.alt, is_cell=is_cell)
    return f"![{alt}]({format_target(image.src, title, is_cell=is_cell)})"


def format_target(address: str, title: str = "", *, is_cell: bool = False) -> str:
    """What stands between the parentheses of a link or a picture; titles hold plain spaces only."""
    target = format_address(address)
    if not title:
        return target
    words = format_words(" ".join(title.split()), is_cell=is_cell).replace('"', "&quot;")
    if ")" in words or words.startswith("'"):
        words = words.replace("'", "&#39;")
    return f'{target} "{words}"'


def format_words(text: str, *, is_cell: bool = False) -> str:
    """Words in which no markup is read, but for what would end them."""
    words = _TAG.sub("&lt;", _ENTITY.sub("&amp;", text))
    words = _BACKSLASH.sub("&#92;", words).replace("`", "&#96;")
    if "](" in words or has_odd_brackets(words):
        words = words.replace("[", "&#91;").replace("]", "&#93;")
    return words.replace("|", "&#124;") if is_cell else words


def format_tag(name: str, attributes: dict[str, str]) -> str:
    """A start tag within a line; nothing in it reads as markup."""
    return f"<{name}{''.join(format_attribute(*each) for each in attributes.items())}>"


def format_attribute(name: str, value: str) -> str:
    """An attribute, after a space."""
    return f' {name}="{html.escape(value).translate(_HIDDEN)}"'


def format_anchor(anchor: Anchor) -> str:
    """A place that links lead to."""
    return f"{format_tag('a', {'id': anchor.identity})}</a>"


def has_odd_brackets(text: str) -> bool:
    """Whether brackets of `text` mean something of their own, or lack their other half."""
    if _MISREAD.search(text):
        return True
    depth = 0
    for bracket in _BRACKETS.findall(text):
        depth += 1 if bracket == "[" else -1
        if depth < 0:
            return True
    return depth != 0
