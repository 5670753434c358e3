"""What a tree of files holds, told by path: its digest and its size. Core."""

import hashlib
import json
from collections.abc import Mapping
from typing import NamedTuple

from plugins.shared.headers import FOREVER, find_caching

COMPANIONS = (".br", ".gz")
"""The ends of the names of files that hold another one, compressed."""
STAMP = "release.txt"
"""The file that names the release; it is not a part of what makes two sites differ."""


class Entry(NamedTuple):
    """A file: the SHA-256 of its bytes, and how many there are."""

    digest: str
    size: int


Manifest = Mapping[str, Entry]
"""By path below the tree."""


def find_base(path: str) -> str:
    """The file that `path` is a compressed copy of, or `path` itself."""
    for end in COMPANIONS:
        if path.endswith(end):
            return path.removesuffix(end)
    return path


def is_page(path: str) -> bool:
    """Whether a reader opens it by its address."""
    return path.endswith(".html")


def is_lasting(path: str) -> bool:
    """Whether its name holds its digest: it never changes, and a page read earlier may need it."""
    return find_caching(find_base(path)) == FOREVER


def digest_manifest(manifest: Manifest) -> str:
    """One digest of the whole tree, its stamp apart."""
    rows = [[path, *entry] for path, entry in sorted(manifest.items()) if path != STAMP]
    return hashlib.sha256(json.dumps(rows).encode()).hexdigest()


def find_differing(told: Manifest, found: Manifest) -> list[str]:
    """The paths whose files are missing, are too many, or are other ones."""
    paths = sorted(told.keys() | found.keys())
    return [path for path in paths if told.get(path) != found.get(path)]
