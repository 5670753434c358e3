"""What an address asks for: a file of the site, by a path that cannot leave it, and its type.

Core: it never looks at the disk.
"""

from posixpath import splitext
from urllib.parse import quote

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
    ".xsl": "application/xml; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".svg": "image/svg+xml",
    ".avif": "image/avif",
    ".webp": "image/webp",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".ico": "image/x-icon",
    ".woff2": "font/woff2",
    ".pdf": "application/pdf",
    ".mp3": "audio/mpeg",
    ".ogg": "audio/ogg",
    ".mp4": "video/mp4",
    ".webm": "video/webm",
    ".vtt": "text/vtt; charset=utf-8",
}
"""Ours, since a bare machine knows few of them."""


LONGEST_NAME = 255
"""Bytes: no file system holds a longer one."""


def parse_address(address: str) -> tuple[str, ...] | None:
    """The names in `address` (already percent-decoded), or None where it could leave the site.

    The last name is empty for a folder: `/a-propos/` gives `("a-propos", "")`.
    """
    names = tuple(address.removeprefix("/").split("/"))
    if any(_is_unsafe(name) for name in names) or "" in names[:-1]:
        return None
    return names


def _is_unsafe(name: str) -> bool:
    too_long = len(name.encode()) > LONGEST_NAME
    return too_long or name in {".", ".."} or any(mark in name for mark in "\\\0")


def format_folder_address(names: tuple[str, ...]) -> str:
    """The address of the folder that `names` lead to, encoded, with its last slash."""
    return "".join(f"/{quote(name)}" for name in names) + "/"


def find_content_type(path: str) -> str:
    """The type under which the file at `path` is served."""
    return TYPES.get(splitext(path)[1].lower(), "application/octet-stream")
