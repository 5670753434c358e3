"""The text of `content/themes.toml`: what does not follow from the names of terms. Core."""

from collections.abc import Iterable, Iterator

from plugins.shared.sorting import build_sort_key
from plugins.shared.terms import PATH, find_plain_slug, fold_name
from plugins.wordpress_import.categories import Category
from plugins.wordpress_import.tags import Tag

HEAD = """\
# Ce que le nom d’un thème ou d’une étiquette ne dit pas\u00a0: son adresse, le thème qui le
# contient, la description que montre sa page. Ce qui n’est pas écrit ici découle du nom.
# Deux thèmes de même nom se distinguent dans un article par leur chemin\u00a0:
#     Category: Humeurs / Réseau
"""
_ESCAPES = {'"': '\\"', "\\": "\\\\"}


def render_themes(
    categories: Iterable[Category], tags: Iterable[Tag], ambiguous: frozenset[str]
) -> str:
    """The file, in the order of names; empty when there is nothing to say."""
    special = [each for each in categories if _is_special(each, ambiguous)]
    tables = [
        *(_render_category(each) for each in sorted(special, key=_sort_by_path)),
        *(_render_tag(each) for each in sorted(tags, key=_sort_by_name) if _is_telling(each)),
    ]
    return "\n".join([HEAD, *tables]) if tables else ""


def _is_special(category: Category, ambiguous: frozenset[str]) -> bool:
    is_plain = find_plain_slug(category.name) == category.slug and PATH not in category.name
    told = category.parent or category.description or fold_name(category.name) in ambiguous
    return bool(told) or not is_plain


def _is_telling(tag: Tag) -> bool:
    return bool(tag.description) or find_plain_slug(tag.name) != tag.slug


def _render_category(category: Category) -> str:
    parent = category.parent.path if category.parent else ""
    slug, description = category.slug, category.description
    return _render("themes", nom=category.name, slug=slug, parent=parent, description=description)


def _render_tag(tag: Tag) -> str:
    return _render("etiquettes", nom=tag.name, slug=tag.slug, description=tag.description)


def _render(table: str, **values: str) -> str:
    return "\n".join([f"[[{table}]]", *_list_lines(values)]) + "\n"


def _list_lines(values: dict[str, str]) -> Iterator[str]:
    return (f"{key} = {_quote(value)}" for key, value in values.items() if value)


def _quote(text: str) -> str:
    signs = (_ESCAPES.get(s, s if s.isprintable() else f"\\u{ord(s):04x}") for s in text)
    return f'"{"".join(signs)}"'


def _sort_by_path(category: Category) -> tuple[tuple[str, str], str]:
    return build_sort_key(category.path), category.slug


def _sort_by_name(tag: Tag) -> tuple[tuple[str, str], str]:
    return build_sort_key(tag.name), tag.slug
