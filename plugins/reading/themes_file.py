"""`content/themes.toml` read strictly: each fault is said with its line. Core.

What the file does not say of a theme follows from its name.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from plugins.reading.problems import Problem
from plugins.reading.themes import Slugify, Themes
from plugins.reading.themes_order import Row, place_rows
from plugins.shared.terms import is_term_slug

FILE = "themes.toml"
"""Below content/."""
FIELDS = {
    "themes": ("nom", "slug", "parent", "description"),
    "etiquettes": ("nom", "slug", "description"),
}

_AT = re.compile(r"\(at line (\d+), column \d+\)")
_TABLE = re.compile(r"\s*\[\[\s*[\"']?([^\"'\]\s]+)")
_KEY = re.compile(r"\s*\[?\s*[\"']?([^\"'=\s\]]+)[\"']?\s*[=\]]")
_Lines = dict[str, list[dict[str, int]]]


def parse_themes(text: str, slugify: Slugify) -> tuple[Themes, list[Problem]]:
    """What `text` says, and what is wrong with it."""
    try:
        tables = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as failure:
        return Themes(), [_describe_failure(str(failure), text)]
    lines, problems = _find_lines(text), list[Problem]()
    catalogues = []
    for kind in FIELDS:
        rows = _list_rows(kind, tables.pop(kind, []), lines, problems)
        catalogue, faults = place_rows(rows, slugify)
        catalogues.append(catalogue)
        problems += faults
    for name in tables:
        line = _find_line(name, lines)
        problems.append(Problem(line, f"« {name} » ne se lit pas ici{_suggest(name, FIELDS)}"))
    return Themes(*catalogues), sorted(problems)


def _describe_failure(message: str, text: str) -> Problem:
    place = _AT.search(message)
    line = int(place[1]) if place else text.count("\n") + 1
    return Problem(line, 'cette ligne ne se lit pas\u00a0: écrivez par exemple nom = "Réseau"')


def _find_lines(text: str) -> _Lines:
    """The lines of the keys of each table, by the name of that; its own stands under ""."""
    found: _Lines = {"": [{"": 1}]}
    keys = found[""][0]
    for number, line in enumerate(text.split("\n"), 1):
        table, key = _TABLE.match(line), _KEY.match(line)
        if table:
            keys = {"": number}
            found.setdefault(table[1], []).append(keys)
        elif key:
            keys.setdefault(key[1], number)
    return found


def _find_line(name: str, lines: _Lines) -> int:
    tables = lines.get(name)
    return tables[0][""] if tables else lines[""][0].get(name, 1)


def _list_rows(kind: str, tables: Any, lines: _Lines, problems: list[Problem]) -> list[Row]:
    """The sound tables of one kind; what is wrong with the others is added to `problems`."""
    if not isinstance(tables, list) or not all(isinstance(each, dict) for each in tables):
        problems.append(Problem(_find_line(kind, lines), f"« {kind} » s’écrit [[{kind}]]"))
        return []
    rows, known = [], lines.get(kind, [])
    for number, table in enumerate(tables):
        row = Row({}, known[number] if number < len(known) else {"": 1})
        faults = [*_find_faults(table, FIELDS[kind])]
        problems += [Problem(row.find_line(key), message) for key, message in faults]
        if not faults:
            values = {key: " ".join(value.split()) for key, value in table.items()}
            rows.append(Row(values, row.lines))
    return rows


def _find_faults(table: Mapping[str, Any], fields: Iterable[str]) -> Iterator[tuple[str, str]]:
    """`(key, message)` for each fault of one table."""
    if not table.get("nom"):
        yield "nom", 'il manque le nom\u00a0: nom = "Réseau"'
    for key, value in table.items():
        if key not in fields:
            yield key, f"le champ « {key} » n’existe pas{_suggest(key, fields)}"
        elif not isinstance(value, str):
            yield key, f'« {key} » doit être un texte, entre guillemets droits\u00a0: {key} = "…"'
        elif any(not sign.isprintable() and not sign.isspace() for sign in value):
            yield key, f"« {key} » contient un signe invisible, à retirer"
        elif key == "slug" and value and not is_term_slug(value):
            yield (
                key,
                f"le slug « {value} » ne doit avoir que des lettres minuscules, des chiffres et "
                "des tirets",
            )
        elif key == "nom" and ";" in value:
            yield key, "un nom ne contient pas de point-virgule\u00a0: il sépare les étiquettes"


def _suggest(word: str, choices: Iterable[str]) -> str:
    matches = get_close_matches(word, sorted(choices), 1, cutoff=0.6)
    known = ", ".join(choices)
    return f"\u00a0: vouliez-vous dire « {matches[0]} »\u00a0?" if matches else f" ({known})"
