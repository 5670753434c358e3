"""The secrets of the service: from the environment, or made at the first run and kept. I/O.

They live in a folder that only their owner may enter. Two processes that start together end up with
the same secrets; no secret is ever logged, printed or part of an error.
"""

import json
import os
import secrets
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from cryptography.fernet import Fernet

from plugins.comments.sealing import Keys

NAME = "comments.json"
SHORTEST = 32
"""Signs of a secret: 24 random bytes, written in base64."""

VARIABLES = {
    "signing": "COMMENTS_KEYS",
    "sealing": "COMMENTS_SEALING_KEYS",
    "pepper": "COMMENTS_PEPPER",
    "moderation": "COMMENTS_MODERATION_SECRET",
}
LISTS = ("signing", "sealing")
"""Secrets that rotate: put the new one first, and take the old one away when all it made is old."""


class SecretsError(Exception):
    """Why the secrets cannot be used, in French; never what they are."""


def load_keys(folder: Path, environ: Mapping[str, str]) -> Keys:
    """The secrets that the environment gives; the others from `folder`, made if it has none."""
    given = {name: environ[key].split() for name, key in VARIABLES.items() if environ.get(key)}
    kept = _load_kept(folder) if len(given) < len(VARIABLES) else {}
    values = {name: given.get(name) or _read_list(kept, name, folder) for name in VARIABLES}
    for name, words in values.items():
        place = VARIABLES[name] if name in given else f"{folder / NAME}, « {name} »"
        _check(name, words, place)
    return Keys(
        signing=tuple(values["signing"]),
        sealing=tuple(values["sealing"]),
        pepper=values["pepper"][0],
        moderation=values["moderation"][0],
    )


def _check(name: str, words: list[str], place: str) -> None:
    if name not in LISTS and len(words) > 1:
        raise SecretsError(f"{place}\u00a0: un seul secret, sans espace.")
    for word in words:
        if name == "sealing" and not _is_fernet(word):
            raise SecretsError(f"{place}\u00a0: il faut 32 octets écrits en base64, comme Fernet.")
        if not word.isascii() or len(word) < SHORTEST:
            raise SecretsError(f"{place}\u00a0: il faut {SHORTEST} signes au moins, sans accent.")


def _is_fernet(word: str) -> bool:
    try:
        Fernet(word)
    except ValueError:
        return False
    return True


def _read_list(kept: Mapping[str, Any], name: str, folder: Path) -> list[str]:
    value = kept.get(name)
    words = [value] if isinstance(value, str) else value
    if not words or not isinstance(words, list) or not all(isinstance(w, str) for w in words):
        raise SecretsError(_describe_damage(folder))
    return words


def _load_kept(folder: Path) -> dict[str, Any]:
    """What the folder holds; made whole beside its place first, and never over what is there."""
    path = folder / NAME
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.chmod(0o700)
    if not path.exists():
        _save_new(path, _make())
    path.chmod(0o600)
    try:
        kept = json.loads(path.read_text("utf-8"))
    except ValueError:
        kept = None
    if not isinstance(kept, dict):
        raise SecretsError(_describe_damage(folder))
    return kept


def _describe_damage(folder: Path) -> str:
    return (
        f"{folder / NAME} est abîmé\u00a0: reprenez-le d’une sauvegarde. Sans lui, les adresses "
        "gardées ne se lisent plus, et les liens déjà envoyés ne valent plus rien."
    )


def _make() -> dict[str, Any]:
    return {
        "signing": [secrets.token_urlsafe(32)],
        "sealing": [Fernet.generate_key().decode()],
        "pepper": secrets.token_urlsafe(32),
        "moderation": secrets.token_urlsafe(32),
    }


def _save_new(path: Path, content: dict[str, Any]) -> None:
    """Write `path` unless another process did in the meantime: a link never replaces a file."""
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            json.dump(content, file, indent=1)
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(name, path)
        except FileExistsError:
            return
        _flush_folder(path.parent)
    finally:
        Path(name).unlink()


def _flush_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
