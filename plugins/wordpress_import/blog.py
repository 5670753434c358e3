"""What the blog holds already: its texts with the addresses that lead to them. Edge."""

from collections.abc import Container, Iterator
from pathlib import Path

from plugins.reading.decoding import decode_source
from plugins.reading.slugs import build_slug
from plugins.reading.source import parse_source
from plugins.wordpress_import.addresses import build_key
from plugins.wordpress_import.places import Existing

FOLDERS = ("articles", "pages")


def read_existing(root: Path, ours: Container[str]) -> tuple[Existing, ...]:
    """The articles and pages of the project at `root`, but those that an import wrote."""
    return tuple(
        _read(root, path)
        for path in _list_texts(root)
        if path.relative_to(root).as_posix() not in ours
    )


def _list_texts(root: Path) -> Iterator[Path]:
    for folder in FOLDERS:
        yield from sorted((root / "content" / folder).rglob("*.md"))


def _read(root: Path, path: Path) -> Existing:
    source = parse_source(decode_source(path.read_bytes())[0])
    values = {field.key: field.value for field in reversed(source.fields)}
    slug = values.get("slug") or build_slug(path.stem)
    old = [
        v
        for f in source.fields
        if f.key == "redirect_from"
        for v in f.value.replace(",", " ").split()
    ]
    keys = frozenset(build_key(address) for address in (f"/{slug}/", *old))
    return Existing(path.relative_to(root).as_posix(), slug, keys, values.get("guid", ""))
