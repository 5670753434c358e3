"""Names of pictures: alone on a line of a copied page, or at the end of an address. Core."""

import re
from collections.abc import Iterable
from urllib.parse import unquote, urlsplit

_SUFFIX = r"\.(?:jpe?g|png|gif|webp|avif|svg|bmp|heic)"
_FILE = re.compile(rf"[^\s/\\<>\"]{{1,200}}{_SUFFIX}", re.IGNORECASE)
_LINKED = re.compile(r"[^\W_]{1,40}(?:[-_][^\W_]{1,40}){3,40}")
_CAMERA = re.compile(
    r"(?:IMG|DSC[NF]?|P|PICT|SAM|GOPR|WP|Capture|Screenshot)[-_]?\d{3,}[-_\w]*", re.I
)
_SIZE = re.compile(r"(?:-\d{2,5}x\d{2,5}|-scaled|-rotated|@2x)\Z")
_NAMED = re.compile(rf"(.+?)({_SUFFIX})?", re.IGNORECASE)
_WORDS = re.compile(r"[^\W_]+(?:[’'][^\W_]+)?")
_MOST_DIGITS = 0.4


def is_picture_name(line: str) -> bool:
    """Whether `line` is what a browser copies in place of a picture without a text."""
    if _FILE.fullmatch(line) or _CAMERA.fullmatch(line):
        return True
    return _LINKED.fullmatch(line) is not None and "--" not in line


def find_name(address: str) -> str:
    """The file name that ends `address`, in full size."""
    try:
        path = urlsplit(address).path
    except ValueError:
        path = address
    return strip_size(unquote(path).replace("\\", "/").rstrip("/").rpartition("/")[2])


def strip_size(name: str) -> str:
    """`photo.jpg` of `photo-300x200.jpg`."""
    match = _NAMED.fullmatch(name)
    return f"{_SIZE.sub('', match[1])}{match[2] or ''}" if match else name


def find_known(name: str, images: Iterable[str]) -> str:
    """The one of `images` that bears `name`, whatever its size or suffix; empty if several do."""
    wanted = _fold(name)
    found = {image for image in images if _fold(image.rpartition("/")[2]) == wanted}
    return found.pop() if len(found) == 1 else ""


def describe_name(name: str) -> str:
    """The words of `name`, for who cannot see the picture; empty where it has none."""
    match = _NAMED.fullmatch(strip_size(name))
    stem = match[1] if match else ""
    words = _WORDS.findall(stem.replace("_", " "))
    digits = sum(sign.isdigit() for sign in stem)
    if not words or _CAMERA.fullmatch(stem) or digits > _MOST_DIGITS * len(stem):
        return ""
    text = " ".join(words)
    return text[:1].upper() + text[1:]


def _fold(name: str) -> str:
    match = _NAMED.fullmatch(strip_size(name))
    return (match[1] if match else name).casefold()
