"""Reads masters and encodes their variants, into a cache that may be deleted at any time.

Nothing the camera noted (place, date, model) goes into a variant: only its pixels do, in sRGB.
"""

import hashlib
import io
import json
import os
import tempfile
import warnings
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from pathlib import Path
from typing import IO, Any

from PIL import Image, ImageCms, ImageOps

from plugins.images.drawings import UnfitDrawingError, is_drawing, read_size
from plugins.images.variants import Master, Variant

CACHE_NAME = "pictures"
"""The folder of variants in the project's cache."""

FORMATS = ("PNG", "JPEG", "WEBP", "AVIF", "TIFF", "GIF", "BMP", "ICO")
MOST_PIXELS = 60_000_000
"""Above, an image is refused unread: decoding it would take more memory than a build has."""

_QUALITIES: dict[str, tuple[int, ...]] = {
    "avif": (62, 52, 44, 36, 28),
    "webp": (82, 74, 66, 56, 46, 36),
    "jpeg": (86, 78, 70, 60),
}
_OPTIONS: dict[str, dict[str, Any]] = {
    "avif": {"speed": 6},
    "webp": {"method": 6},
    "jpeg": {"optimize": True, "progressive": True},
}
_MOVING = {"GIF": "gif", "WEBP": "webp", "PNG": "png", "AVIF": "avif"}
"""Formats of which a file may move: it is published as it is, unless a camera noted something."""

_PLAN = "plan.json"


class UnreadableImageError(Exception):
    """The master is no image we can read; its text is a French sentence for the author."""


def read_master(path: Path, url: str) -> Master:
    """Size and digest of the image at `path`; raises UnreadableImageError."""
    body = path.read_bytes()
    digest = hashlib.sha256(body).hexdigest()
    if is_drawing(body):
        try:
            return Master(url, *read_size(body), digest, "svg")
        except UnfitDrawingError as reason:
            raise UnreadableImageError(str(reason)) from None
    width, height, kept = measure_image(io.BytesIO(body))
    return Master(url, width, height, digest, kept)


def measure_image(file: IO[bytes]) -> tuple[int, int, str]:
    """`(width, height, kept)` of an image made of pixels, which are not decoded."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # we have our own limit
            with Image.open(file, formats=FORMATS) as image:
                _refuse_large(*image.size)  # first: looking for what a camera noted may decode it
                turned = image.getexif().get(0x0112, 1) >= 5  # noqa: PLR2004 - EXIF: lying on its side
                width, height = reversed(image.size) if turned else image.size
                kept = _find_kept(image)
    except Image.DecompressionBombError:
        raise UnreadableImageError("est trop grande : réduisez-la") from None
    except (OSError, ValueError, SyntaxError):
        raise UnreadableImageError(
            "n’est pas une image lisible : enregistrez-la en PNG ou en JPEG"
        ) from None
    return width, height, kept


def _refuse_large(width: int, height: int) -> None:
    if width * height > MOST_PIXELS:
        raise UnreadableImageError(f"est trop grande ({width} × {height} pixels) : réduisez-la")


def _find_kept(image: Image.Image) -> str:
    """The end of the name under which an image that moves is published, if it may be whole."""
    telling = image.format != "GIF" and (image.getexif() or "xmp" in image.info)
    moves = getattr(image, "is_animated", False) and not telling
    return _MOVING.get(image.format or "", "") if moves else ""


def save_plan(cache: Path, plan: Mapping[str, tuple[Path, Variant]]) -> None:
    """Note which variants pages name, so that one can be made when a browser asks for it."""
    rows = {url: {"master": str(m), "variant": asdict(v)} for url, (m, v) in plan.items()}
    cache.mkdir(parents=True, exist_ok=True)
    _write_atomically(cache / _PLAN, json.dumps(rows).encode())


def encode_planned(cache: Path, url: str) -> Path | None:
    """The file of the variant at `url`, made now if need be; None for what no page names."""
    try:
        row = json.loads((cache / _PLAN).read_bytes()).get(url)
    except (OSError, ValueError):
        return None
    return row and encode_variant(cache, Path(row["master"]), Variant(**row["variant"]))


def encode_all(cache: Path, wanted: Iterable[tuple[Path, Variant]]) -> list[Path]:
    """The file of each variant, in order; the missing ones are encoded side by side."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return list(pool.map(lambda pair: encode_variant(cache, *pair), wanted))


def encode_variant(cache: Path, master: Path, variant: Variant) -> Path:
    """The file of one variant, from the cache or encoded now."""
    path = cache / variant.url.lstrip("/")
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        is_whole = variant.is_whole
        body = master.read_bytes() if is_whole else _encode(_load_pixels(master), variant)
        _write_atomically(path, body)
    return path


def _load_pixels(path: Path) -> Image.Image:
    with Image.open(path, formats=FORMATS) as opened:
        image = ImageOps.exif_transpose(opened)
        profile = image.info.get("icc_profile")
        if profile and image.mode in {"RGB", "RGBA"}:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            target = ImageCms.createProfile("sRGB")
            image = ImageCms.profileToProfile(image, source, target) or image
        opaque = image.mode in {"RGB", "L", "CMYK", "YCbCr", "1"}
        pixels = image.convert("RGB" if opaque else "RGBA")
        pixels.info = {}
        return pixels


def _encode(pixels: Image.Image, variant: Variant) -> bytes:
    image = ImageOps.fit(pixels, (variant.width, variant.height), Image.Resampling.LANCZOS)
    if variant.format == "jpeg" and image.mode == "RGBA":
        image = Image.alpha_composite(Image.new("RGBA", image.size, "white"), image).convert("RGB")
    body = b""
    for quality in _QUALITIES[variant.format]:
        buffer = io.BytesIO()
        image.save(buffer, variant.format.upper(), quality=quality, **_OPTIONS[variant.format])
        body = buffer.getvalue()
        if len(body) <= variant.most_bytes:
            break
    return body


def _write_atomically(path: Path, body: bytes) -> None:
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        file.write(body)
    Path(file.name).chmod(0o644)
    Path(file.name).replace(path)
