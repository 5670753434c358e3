"""What a page tells search engines of itself, as JSON-LD. Core."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from plugins.wordpress_import.saved_page.tree import Element

_MOST_SIGNS = 400_000
_MOST_NODES = 2_000
_ARTICLES = frozenset({"article", "blogposting", "newsarticle", "socialmediaposting"})
_PAGES = frozenset({"webpage"})


def read_linked_data(root: Element) -> dict[str, str]:
    """`title`, `created`, `modified`, `author`, `category` and `address`, where they are told."""
    nodes = [node for text in _list_scripts(root) for node in _walk(_parse(text))]
    by_id = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str)}
    facts: dict[str, str] = {}
    for kinds in (_ARTICLES, _PAGES):
        for node in nodes:
            if _list_kinds(node) & kinds:
                for name, value in _read(node, by_id):
                    if value:
                        facts.setdefault(name, value)
    return facts


def _list_scripts(root: Element) -> Iterator[str]:
    for script in root.iter("script"):
        if script.get("type", "").strip().lower() == "application/ld+json":
            yield (script.text or "")[:_MOST_SIGNS]


def _parse(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _walk(value: Any) -> Iterator[Mapping[str, Any]]:
    """The objects in `value`, those further in later, up to a number."""
    waiting, seen = [value], 0
    while waiting and seen < _MOST_NODES:
        node = waiting.pop(0)
        seen += 1
        if isinstance(node, dict):
            yield node
            waiting.extend(node.values())
        elif isinstance(node, list):
            waiting.extend(node[:_MOST_NODES])


def _list_kinds(node: Mapping[str, Any]) -> set[str]:
    kinds = node.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    return {kind.lower() for kind in kinds if isinstance(kind, str)}


def _read(node: Mapping[str, Any], by_id: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    yield "title", _find_text(node.get("headline"), by_id, "name")
    yield "created", _find_text(node.get("datePublished"), by_id, "@value")
    yield "modified", _find_text(node.get("dateModified"), by_id, "@value")
    yield "author", _find_text(node.get("author"), by_id, "name")
    yield "category", _find_text(node.get("articleSection"), by_id, "name")
    yield "address", _find_text(node.get("mainEntityOfPage"), by_id, "@id")
    yield "address", _find_text(node.get("url"), by_id, "@id")


def _find_text(value: Any, by_id: Mapping[str, Any], name: str) -> str:
    """The first text that `value` holds, by itself, below `name`, or in what it refers to."""
    for _ in range(4):
        if isinstance(value, list):
            value = value[0] if value else ""
        elif isinstance(value, dict):
            inner = value.get(name)
            value = inner if inner else by_id.get(str(value.get("@id")), {}).get(name, "")
        else:
            break
    return " ".join(value.split())[:500] if isinstance(value, str) else ""
