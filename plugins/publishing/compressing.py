"""Puts `.gz` and `.br` beside each text of a tree; what was compressed once is kept. Edge."""

import gzip
import hashlib
import os
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

from plugins.publishing.manifest import STAMP, is_lasting
from plugins.publishing.preparing import link, list_paths

TEXTS = frozenset((".html", ".css", ".js", ".svg", ".xml", ".json", ".txt", ".webmanifest"))
SMALLEST = 256
"""Bytes: less is not worth a second file."""
BEST, GOOD = 11, 9
"""How well brotli compresses: ten times slower is worth it for what is loaded for years."""
UNUSED = 30 * 86400
"""Seconds after which a copy that no site asked for is thrown away."""


class Squeezer(NamedTuple):
    """A way to compress, and back; `name` is what its copies end with where they are kept."""

    name: str
    squeeze: Callable[[bytes], bytes]
    expand: Callable[[bytes], bytes]


def compress_texts(tree: Path, kept: Path) -> None:
    """Compress each text of `tree` that is large enough; copies are kept in `kept`."""
    kept.mkdir(parents=True, exist_ok=True)
    texts = (tree / path for path in list_paths(tree))
    with ThreadPoolExecutor() as threads:  # both libraries let other threads work
        list(threads.map(lambda path: _compress(path, kept), filter(_is_worth_it, texts)))
    for copy in list(kept.iterdir()):
        if copy.stat().st_mtime < time.time() - UNUSED:
            copy.unlink(missing_ok=True)


def _is_worth_it(path: Path) -> bool:
    is_text = path.suffix in TEXTS and path.name != STAMP
    return is_text and path.stat().st_size >= SMALLEST


def _compress(path: Path, kept: Path) -> None:
    body = path.read_bytes()
    digest = hashlib.blake2b(body, digest_size=16).hexdigest()
    for squeezer in (_GZIP, _brotli(BEST if is_lasting(path.name) else GOOD)):
        copy = kept / f"{digest}{squeezer.name}"
        if not _holds(copy, squeezer, body):
            fresh = copy.with_name(f".{copy.name}.{os.getpid()}.{path.stat().st_ino}")
            fresh.write_bytes(squeezer.squeeze(body))
            fresh.replace(copy)
        copy.touch()
        link(copy, path.with_name(f"{path.name}{copy.suffix}"))


def _holds(copy: Path, squeezer: Squeezer, body: bytes) -> bool:
    """Whether a copy is what it should be: a stop may have left an empty one."""
    try:
        return squeezer.expand(copy.read_bytes()) == body
    except Exception:  # noqa: BLE001 - whatever is wrong with it, it is made anew
        return False


def _gzip(body: bytes) -> bytes:
    return gzip.compress(body, 9, mtime=0)


_GZIP = Squeezer(".gz", _gzip, gzip.decompress)


def _brotli(quality: int) -> Squeezer:
    import brotli  # type: ignore[import-untyped]  # noqa: PLC0415 - when something is put online

    def squeeze(body: bytes) -> bytes:
        return bytes(brotli.compress(body, mode=brotli.MODE_TEXT, quality=quality))

    return Squeezer(f".{quality}.br", squeeze, brotli.decompress)
