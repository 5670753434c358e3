"""Images, archives and other files for tests of what comes from an old blog."""

import io
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PIL import Image

from plugins.wordpress_import.uploads import Upload


def draw(form: str = "PNG", size: tuple[int, int] = (60, 40), **options: Any) -> bytes:
    """The bytes of an image."""
    buffer = io.BytesIO()
    Image.new("RGB", size, "orange").save(buffer, form, **options)
    return buffer.getvalue()


def forge_png(width: int, height: int) -> bytes:
    """An image that says it is of that size, and holds nothing."""
    head = b"IHDR" + width.to_bytes(4, "big") + height.to_bytes(4, "big") + b"\x08\x02\0\0\0"
    return (
        b"\x89PNG\r\n\x1a\n\0\0\0\r" + head + zlib.crc32(head).to_bytes(4, "big")
        + b"\0\0\0\0IDAT\x35\xaf\x06\x1e\0\0\0\0IEND\xaeB`\x82"
    )  # fmt: skip


def build_upload(name: str, room: str = "images") -> Upload:
    """A file that a text asks for."""
    return Upload(name, f"content/{room}/{name}", f"/{room}/{name}")


def write_tree(root: Path, files: Mapping[str, bytes]) -> Path:
    """`files` below `root`."""
    for name, body in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(body)
    return root


def write_zip(path: Path, files: Mapping[str, bytes]) -> Path:
    """An archive of `files`."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in files.items():
            archive.writestr(zipfile.ZipInfo(name), body, zipfile.ZIP_DEFLATED)
    return path
