"""What each setting has to be, and the line of the settings file that says otherwise. Core."""

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from plugins.building.proposals import find_closest

TEXTS = (
    *(
        "SITENAME",
        "SITESUBTITLE",
        "SITE_DESCRIPTION",
        "SITEURL",
        "AUTHOR",
        "DEFAULT_LANG",
        "TIMEZONE",
        "FEED_ID_NAMESPACE",
    ),
    *(
        "PATH",
        "OUTPUT_PATH",
        "CACHE_FOLDER",
        "THEME",
        "SITE_CARD",
        "DEFAULT_CATEGORY",
        "SLUGIFY_SOURCE",
        "CONTACT_EMAIL",
        "BIND",
    ),
    *("FEED_ALL_RSS", "FEED_ALL_ATOM", "FEED_ALL_JSON"),
)
LISTS = (
    *(
        "START_HERE",
        "MENU",
        "FOOTER_MENU",
        "THEME_STATIC_PATHS",
        "ARTICLE_PATHS",
        "PAGE_PATHS",
        "STATIC_PATHS",
    ),
    *(
        "IGNORE_FILES",
        "DIRECT_TEMPLATES",
        "PAGINATION_PATTERNS",
        "SLUG_REGEX_SUBSTITUTIONS",
        "FORMATTED_FIELDS",
    ),
    *("PLUGINS",),
)
TABLES = (
    *(
        "AUTHOR_NOTES",
        "EXTRA_PATH_METADATA",
        "READERS",
        "PAGINATED_TEMPLATES",
        "TYPOGRAPHY",
        "GLOSSARY",
        "MARKDOWN",
    ),
    *("JINJA_ENVIRONMENT", "COMMENTS", "VERIFICATION"),
)
CHOICES = ("TYPOGRIFY", "USE_FOLDER_AS_CATEGORY", "WITH_FUTURE_DATES", "PREVIEW", "RELATIVE_URLS")
NUMBERS = ("FEED_MAX_ITEMS", "PORT")
KNOWN = frozenset((*TEXTS, *LISTS, *TABLES, *CHOICES, *NUMBERS))
PAIRS = ("MENU", "FOOTER_MENU")

_SHAPES: tuple[tuple[tuple[str, ...], tuple[type, ...], str], ...] = (
    (TEXTS, (str,), "un texte entre guillemets"),
    (LISTS, (list, tuple), "une liste"),
    (TABLES, (dict,), "un dictionnaire { … }"),
    (CHOICES, (bool,), "True ou False"),
    (NUMBERS, (int,), "un nombre entier"),
)
_PATTERNS = ("_URL", "_SAVE_AS")
_FIELD = re.compile(r"\{(\w+)")
FIELDS = ("slug", "lang", "date", "category", "author", "name", "number", "base_name", "path")
_PAIRS = (
    "chaque ligne du réglage {name} doit être un libellé et une adresse, entre parenthèses et avec "
    'une virgule à la fin\u00a0: ("Contact", "/contact/"),'
)
_KINDS: dict[type, str] = {
    str: "un texte",
    list: "une liste",
    tuple: "une liste",
    dict: "un dictionnaire",
}
_KINDS |= {int: "un nombre", bool: "True ou False", float: "un nombre à virgule"}
_VERY_CLOSE = 0.85
_CLOSE_FIELD = 0.75
_SAME_BUT_A_SLIP = 0.9


@dataclass(frozen=True)
class Wrong:
    """A setting to mend, a sentence that says how, and how it is `written` if by another name."""

    name: str
    sentence: str
    written: str | None = None


def find_wrong_settings(settings: Mapping[str, Any]) -> Iterator[Wrong]:
    """Each setting that is missing, or has not its shape."""
    for names, types, shape in _SHAPES:
        for name in names:
            if name not in settings:
                yield describe_missing(name, settings)
            elif not _has_shape(settings[name], types):
                yield _describe_shape(name, settings[name], shape)
    for name in PAIRS:
        if isinstance(settings.get(name), list | tuple) and not all(map(_is_pair, settings[name])):
            yield Wrong(name, _PAIRS.format(name=name))
    yield from _find_wrong_addresses(settings)


def _has_shape(value: Any, types: tuple[type, ...]) -> bool:
    return isinstance(value, types) and (types == (bool,) or not isinstance(value, bool))


def _is_pair(entry: Any) -> bool:
    if not isinstance(entry, list | tuple):
        return False
    return [type(part) for part in entry] == [str, str]


def _find_wrong_addresses(settings: Mapping[str, Any]) -> Iterator[Wrong]:
    for name, value in settings.items():
        if not name.endswith(_PATTERNS) or not value:
            continue
        if not isinstance(value, str):
            yield _describe_shape(name, value, "un texte entre guillemets")
            continue
        for field in set(_FIELD.findall(value)) - set(FIELDS):
            close = find_closest(field, FIELDS, _CLOSE_FIELD)
            if close:
                sentence = f"le réglage {name} dit {{{field}}}\u00a0: écrivez {{{close}}}."
                yield Wrong(name, sentence)


def _describe_shape(name: str, value: Any, shape: str) -> Wrong:
    kind = "rien (None)" if value is None else _KINDS.get(type(value), type(value).__name__)
    return Wrong(name, f"le réglage {name} doit être {shape}, et non {kind}.")


def describe_missing(name: str, settings: Mapping[str, Any]) -> Wrong:
    """What to say of a setting that nobody wrote, or wrote otherwise."""
    close = find_closest(name, (key for key in settings if key.isupper()), _VERY_CLOSE)
    hint = f"est-il écrit «\u00a0{close}\u00a0»\u202f?" if close else "ajoutez-le."
    return Wrong(name, f"il manque le réglage {name}\u00a0: {hint}", close)


def find_misspelt(source: str, known: Iterable[str]) -> Iterator[Wrong]:
    """Names that the settings file gives a value to, each very close to one it says nothing of."""
    given = {name for node in _parse(source) for name in _list_targets(node) if name.isupper()}
    unsaid = [name for name in known if name not in given]
    for name in sorted(given - set(known)):
        close = None if name.endswith(_PATTERNS) else find_closest(name, unsaid, _SAME_BUT_A_SLIP)
        if close:
            yield Wrong(
                close, f"«\u00a0{name}\u00a0»\u00a0: est-ce le réglage {close}\u202f?", name
            )


def find_assignment(source: str, name: str) -> int | None:
    """The last line of the Python `source` on which `name` is given its value."""
    lines = [node.lineno for node in _parse(source) if name in _list_targets(node)]
    return lines[-1] if lines else None


def _parse(source: str) -> list[ast.stmt]:
    try:
        return ast.parse(source).body
    except SyntaxError:
        return []


def _list_targets(node: ast.stmt) -> set[str]:
    """The names that a statement gives a value to, those of `A = B = …` and `A, B = …` too."""
    given = node.targets if isinstance(node, ast.Assign) else []
    given = [node.target] if isinstance(node, ast.AnnAssign | ast.AugAssign) else given
    inside = (part for target in given for part in ast.walk(target))
    return {part.id for part in inside if isinstance(part, ast.Name)}
