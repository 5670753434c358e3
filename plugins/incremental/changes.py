"""What a change of one source means for the lists of the site. Core."""

from collections.abc import Mapping
from typing import Any

from plugins.incremental.fingerprint import fingerprint

NEUTRAL = frozenset(
    {
        *("_body", "_derived", "title", "_summary", "image_alt", "summary"),
        *("word_count", "reading_minutes", "toc", "destinations", "field_lines"),
    }
)
"""Attributes of a content that no list of contents depends on: pages that show them are found by
what they read."""

Differences = frozenset[str] | None
"""Names of attributes (`metadata.title` for a field), or None: everything, or it is gone."""


def compare(old: Mapping[str, Any], new: Mapping[str, Any]) -> frozenset[str]:
    """The names under which two states of one content differ, fields of its metadata apart."""
    names = {name for name in old.keys() | new.keys() if _differs(old.get(name), new.get(name))}
    if "metadata" not in names:
        return frozenset(names)
    fields = compare(old["metadata"], new["metadata"])
    return frozenset(names - {"metadata"} | {f"metadata.{name}" for name in fields})


def _differs(old: Any, new: Any) -> bool:
    """Two categories of one address count as equal, and two moments, whatever they are called."""
    return bool(old != new) or fingerprint(old) != fingerprint(new)


def moves_lists(different: Differences) -> bool:
    """Whether lists of contents may be others now."""
    if different is None:
        return True
    return any(name.removeprefix("metadata.") not in NEUTRAL for name in different)
