"""Brings the files of the old blog, and looks into each before it is believed. Edge.

A file comes into a folder of its own first: an image is decoded once there, so that no build ever
stumbles over it, and a file that is not what its name says is refused.
"""

import re
import struct
import warnings
from collections.abc import Callable, Iterable
from pathlib import Path

from PIL import Image

from plugins.images.drawings import MOST_BYTES as LARGEST_DRAWING
from plugins.images.drawings import UnfitDrawingError, is_drawing, read_size
from plugins.images.media import FORMATS, UnreadableImageError, measure_image
from plugins.wordpress_import.holdings import Brought, Holdings, UnusableError
from plugins.wordpress_import.uploads import IMAGES, OTHERS, Upload, find_suffix
from plugins.wordpress_import.writing import compute_digest

MOST_IMAGE_BYTES = 100_000_000
_TEXTS = frozenset({"txt", "csv", "srt", "vtt", "ics", "vcf", "rtf"})
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?(?:php|xml|=)|<!doctype\s+(?:html|svg)|<(?:html|head|body|script|svg|iframe)\b|#!|MZ|\x7fELF)",
    re.IGNORECASE,
)
_HEAD = 8192
_DAMAGES = (
    *(OSError, SyntaxError, ValueError, EOFError, struct.error, IndexError, KeyError, TypeError),
    *(OverflowError, RuntimeError, ZeroDivisionError, AttributeError, MemoryError),
    Image.DecompressionBombError,
)


def bring_all(
    uploads: Iterable[Upload], holdings: Holdings | None, staging: Path, tell: Callable[[int], None]
) -> list[Brought]:
    """Each of `uploads` as it was found in `holdings`; `tell` hears how many are done."""
    brought = []
    for number, upload in enumerate(uploads, 1):
        brought.append(bring(upload, holdings, staging / str(number)))
        tell(number)
    return brought


def bring(upload: Upload, holdings: Holdings | None, staged: Path) -> Brought:
    """One file, brought to `staged` and looked into."""
    if find_suffix(upload.name) in OTHERS:
        return Brought(upload, reason="est une page ou un programme, que le site ne publie pas")
    full = holdings.find(upload.name) if holdings else None
    found = full or (holdings.find_small(upload.name) if holdings else None)
    if holdings is None or found is None:
        return Brought(upload, reason="n’a pas été trouvé", is_missing=True)
    try:
        holdings.bring(found, upload.old, str(staged))
        check_file(staged, upload.name)
    except UnusableError as reason:
        staged.unlink(missing_ok=True)
        return Brought(upload, reason=str(reason))
    return Brought(upload, str(staged), compute_digest(staged) or "", is_small=not full)


def check_file(path: Path, name: str) -> None:
    """Raises UnusableError if the file is not what its `name` says, or cannot be shown."""
    size = path.stat().st_size
    if size == 0:
        raise UnusableError("est vide")
    with path.open("rb") as file:
        head = file.read(_HEAD)
    suffix = find_suffix(name)
    if suffix in IMAGES:
        _check_image(path, suffix, head, size)
    elif suffix not in _TEXTS and _PAGE.match(head):
        raise UnusableError("n’est pas ce que dit son nom : c’est une page ou un programme")


def _check_image(path: Path, suffix: str, head: bytes, size: int) -> None:
    if suffix == "svg" and is_drawing(head):
        _check_drawing(path)
        return
    if suffix == "svg" or _PAGE.match(head):
        raise UnusableError("n’est pas ce que dit son nom : ce n’est pas une image")
    if size > MOST_IMAGE_BYTES:
        raise UnusableError(f"est trop lourd ({MOST_IMAGE_BYTES // 1_000_000} Mo au plus)")
    try:
        with path.open("rb") as file:
            measure_image(file)
        _decode(path)
    except UnreadableImageError as reason:
        raise UnusableError(str(reason)) from None
    except _DAMAGES:
        raise UnusableError("est abîmé : retrouvez-en une copie entière") from None


def _check_drawing(path: Path) -> None:
    if path.stat().st_size > LARGEST_DRAWING:
        raise UnusableError("est un dessin trop lourd : exportez-le en PNG")
    try:
        read_size(path.read_bytes())
    except UnfitDrawingError as reason:
        raise UnusableError(str(reason)) from None


def _decode(path: Path) -> None:
    """Read the image to its end; of a photograph, an eighth of its pixels is worked out."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with Image.open(path, formats=FORMATS) as image:
            image.draft(image.mode, (1, 1))
            image.load()
