"""The menus of the old blog, as `MENU` of pelicanconf.py would have them. Core."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from plugins.wordpress_import.model import Export, OldItem
from plugins.wordpress_import.plain import read_line

KIND = "nav_menu_item"


@dataclass(frozen=True)
class Menu:
    """A menu: its name, and `(words, address)` of each entry; an address may be empty."""

    name: str
    entries: tuple[tuple[str, str], ...]


def list_menus(export: Export, find_address: Callable[[str], str]) -> list[Menu]:
    """The menus of `export`; `find_address` tells where an old address leads now."""
    items = {item.id: item for item in export.items}
    menus: dict[str, list[OldItem]] = {}
    for item in export.items:
        if item.kind == KIND:
            names = [name for taxonomy, _, name in item.terms if taxonomy == "nav_menu"]
            menus.setdefault(read_line(names[0]) if names else "sans nom", []).append(item)
    return [
        Menu(name, tuple(_read_entry(each, items, export, find_address) for each in _sort(entries)))
        for name, entries in menus.items()
    ]


def _sort(entries: list[OldItem]) -> list[OldItem]:
    return sorted(entries, key=lambda item: (item.order, item.id))


def _read_entry(
    entry: OldItem,
    items: Mapping[int, OldItem],
    export: Export,
    find_address: Callable[[str], str],
) -> tuple[str, str]:
    number = entry.find_meta("_menu_item_object_id")
    shown = items.get(int(number)) if number.isdecimal() and len(number) < 12 else None  # noqa: PLR2004
    kind = entry.find_meta("_menu_item_type")
    words, address = read_line(entry.title), entry.find_meta("_menu_item_url")
    if kind == "post_type" and shown:
        words, address = words or read_line(shown.title), shown.link
    elif kind == "taxonomy":
        words, address = words or _find_term(export, number), ""
    return words or "(sans nom)", find_address(address) if address else ""


def _find_term(export: Export, number: str) -> str:
    return f"classement {number}" if number and export.terms else ""
