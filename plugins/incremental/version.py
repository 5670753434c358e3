"""All that a site depends on besides its sources: code, settings, libraries. Edge."""

import hashlib
import platform
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

from plugins.incremental.fingerprint import fingerprint

PACKAGES = ("pelican", "markdown", "jinja2", "typogrify", "markdown-it-py", "nh3", "pillow")
"""Libraries of which another version may write other bytes."""
VOLATILE = frozenset(
    {
        "OUTPUT_PATH",
        "CACHE_FOLDER",
        "FINDINGS",
        "ACCEPT_WARNINGS",
        "COMMENTS_WAITING",
        "BIND",
        "PORT",
    }
)
"""Settings that change no byte of the site, or (comments that wait) are looked at each time."""
OURS = frozenset({"shared", "incremental"})
PLUGINS = Path(__file__).resolve().parents[1]


def find_version(settings: Mapping[str, Any]) -> str:
    """A digest of the settings, the code of the plugins they name, and the libraries in use."""
    asked = {key: value for key, value in settings.items() if key not in VOLATILE}
    packages = [version(name) for name in PACKAGES]
    parts = (platform.python_version(), packages, _digest_code(settings), sorted(asked.items()))
    return fingerprint(parts).hex()


def _digest_code(settings: Mapping[str, Any]) -> bytes:
    rooms = {str(name).split(".")[1] for name in settings["PLUGINS"] if "." in str(name)}
    code = hashlib.blake2b(digest_size=12)
    for room in sorted(rooms | OURS):
        folder = PLUGINS / room
        files = sorted(folder.glob("*.py")) if folder.is_dir() else [folder.with_suffix(".py")]
        for path in filter(Path.exists, files):
            code.update(path.read_bytes())
    return code.digest()
