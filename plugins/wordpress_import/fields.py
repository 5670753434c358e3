"""Custom fields of an article, as JSON beside it; those that hold an address stay private. Core."""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from plugins.wordpress_import.export.php import read_php
from plugins.wordpress_import.model import OldItem

_EMAIL = re.compile(r"[^\s@\"<>]{1,64}@[\w-]{1,63}\.\w")
_NETWORK = re.compile(
    r"(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?![\w.])|(?<!\w)[0-9a-f]{1,4}(?::[0-9a-f]{0,4}){3,7}",
    re.IGNORECASE,
)
_SHOWN_ELSEWHERE = frozenset({"footnotes"})
"""Fields that become part of the text."""


def read_fields(item: OldItem) -> dict[str, Any]:
    """The fields that the author filled in, in their order; a repeated one has a list of values."""
    return _gather((key, value) for key, value in item.meta if _is_authored(key))


def read_hidden_fields(item: OldItem) -> dict[str, Any]:
    """The fields that programs kept for themselves."""
    return _gather((key, value) for key, value in item.meta if not _is_authored(key))


def split_private(fields: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """`(public, private)`: private ones hold an address of mail or of a machine."""
    private = {key: value for key, value in fields.items() if holds_address(key, value)}
    return {key: value for key, value in fields.items() if key not in private}, private


def holds_address(key: str, value: Any) -> bool:
    """Whether an address of mail or of a machine is anywhere in a field."""
    text = f"{key} {json.dumps(value, ensure_ascii=False)}"
    return bool(_EMAIL.search(text) or _NETWORK.search(text))


def format_fields(fields: Mapping[str, Any]) -> bytes:
    """The file of `fields`, readable."""
    return (json.dumps(fields, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")


def _gather(pairs: Iterable[tuple[str, str]]) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    repeated: set[str] = set()
    for key, text in pairs:
        value = read_php(text)
        if key not in fields:
            fields[key] = value
        elif key in repeated:
            fields[key].append(value)
        else:
            repeated.add(key)
            fields[key] = [fields[key], value]
    return fields


def _is_authored(key: str) -> bool:
    return bool(key) and not key.startswith("_") and key not in _SHOWN_ELSEWHERE
