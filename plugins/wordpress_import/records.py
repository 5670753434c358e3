"""What is kept for the author alone, as lines of JSON: what no text has room for. Core."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from plugins.wordpress_import.fields import read_fields, read_hidden_fields, split_private
from plugins.wordpress_import.model import Export, OldItem, PrivateRecord
from plugins.wordpress_import.places import PRIVATE, Place


def list_records(export: Export, places: Mapping[int, Place]) -> Iterator[PrivateRecord]:
    """The accounts, what is not public, and the fields that are not published."""
    for author in export.authors.values():
        content = {
            "id": author.id,
            "login": author.login,
            "name": author.name,
            "email": author.email,
        }
        yield PrivateRecord("comptes", "adresses électroniques et identifiants", content)
    for item in export.items:
        place = places.get(item.id)
        if place and not place.is_public:
            yield PrivateRecord("textes", place.shelf, _describe(item, place))
        fields = find_private_fields(item, place)
        if fields:
            named = {"id": item.id, "titre": item.title, "champs": fields}
            yield PrivateRecord("champs", "champs que le site n’emploie pas", named)


def find_public_fields(item: OldItem) -> dict[str, Any]:
    """The fields that are written beside a public text."""
    return split_private(read_fields(item))[0]


def find_private_fields(item: OldItem, place: Place | None) -> dict[str, Any]:
    """All other fields of `item`."""
    authored = read_fields(item)
    kept = split_private(authored)[1] if place and place.is_public else authored
    return {**kept, **read_hidden_fields(item)} if place else kept


def format_records(records: Iterable[PrivateRecord]) -> dict[str, bytes]:
    """The files of `records`, one for each kind, by their paths in the project."""
    lines: dict[str, list[str]] = {}
    for record in records:
        content = {"raison": record.reason, **record.content}
        line = json.dumps(content, ensure_ascii=False, default=str)
        lines.setdefault(f"{PRIVATE}/{record.kind}.jsonl", []).append(line)
    return {path: "\n".join([*each, ""]).encode("utf-8", "replace") for path, each in lines.items()}


def _describe(item: OldItem, place: Place) -> dict[str, Any]:
    return {
        "id": item.id,
        "sorte": item.kind,
        "état": item.status,
        "titre": item.title,
        "fichier": place.path,
        "adresse": item.link,
        "mot de passe": item.password,
    }
