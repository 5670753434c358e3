"""What a template asked for that is not there, and what it was probably meant for. Core."""

import re
from collections.abc import Callable, Iterable
from typing import Any

from jinja2 import Environment, Undefined
from jinja2.environment import TemplateModule

from plugins.building.frames import Step
from plugins.building.proposals import propose

_BARE = re.compile(r"'(?P<name>[^']*)' is undefined")
_ATTRIBUTE = re.compile(r"(?P<owner>.*) has no (?:attribute|element) '?(?P<name>[^']*?)'?\Z")
_EXPORT = re.compile(
    r"the template '(?P<file>[^']*)' \(imported on line (?P<line>\d+) in '(?P<importer>[^']*)'\)"
    r".* name '(?P<name>[^']*)'"
)
_PARAMETER = re.compile(r"parameter '(?P<name>[^']*)' was not provided")
_PARENT = re.compile(r"there is no parent block called '(?P<name>[^']*)'")
_FILE = re.compile(r"\{%[-+]?\s*(extends|include|import|from)\s+(?P<file>[\w./-]+\.\w+)")
_MACRO = re.compile(r"\{%[-+]?\s*(?:macro|set)\s+(\w+)")


def describe_undefined(message: str, step: Step, environment: Environment | None) -> str:
    """The sentence for what Jinja calls undefined at `step`."""
    for pattern, describe in _DESCRIPTIONS:
        match = pattern.match(message)
        if match:
            return describe(match, step, environment)
    return f"le gabarit emploie un nom qui n’existe pas ({message})."


def find_import(message: str, step: Step) -> int | None:
    """The line that imports what its file does not hold, when `step` is in the same template."""
    match = _EXPORT.match(message)
    same = match is not None and step.path.endswith(f"/{match['importer']}")
    return int(match["line"]) if match and same else None


def _describe_bare(match: re.Match[str], step: Step, environment: Environment | None) -> str:
    name, unquoted = match["name"], _FILE.search(step.text)
    if unquoted and unquoted["file"].startswith(name):
        tag = f'{{% {unquoted[1]} "{unquoted["file"]}"'
        return f"le nom d’un gabarit s’écrit entre guillemets\u00a0: {tag} … %}}."
    known = {*step.names, *(environment.globals if environment else ())}
    return f"«\u00a0{name}\u00a0» n’existe pas ici{propose(name, known)}"


def _describe_attribute(match: re.Match[str], step: Step, _: Environment | None) -> str:
    name = match["name"]
    path, owner = _find_owner(name, step)
    said = path or match["owner"].strip("'").removesuffix(" object")
    said = getattr(owner, "__name__", said) if isinstance(owner, TemplateModule) else said
    return (
        f"«\u00a0{said}\u00a0» n’a pas de «\u00a0{name}\u00a0»{propose(name, _list_names(owner))}"
    )


def _find_owner(name: str, step: Step) -> tuple[str, Any]:
    """The `article.author` before `.name` on this line, and what it is worth there."""
    pattern = rf"([A-Za-z_][\w.]*)(?:\.|\[[\"']?){re.escape(name)}\b"
    for match in re.finditer(pattern, step.text):
        first, *rest = match[1].split(".")
        value = step.names.get(first)
        for part in rest:
            value = value.get(part) if isinstance(value, dict) else getattr(value, part, None)
        if value is not None and not isinstance(value, Undefined):
            return match[1], value
    return "", None


def _list_names(owner: Any) -> Iterable[str]:
    if owner is None:
        return ()
    names = [*map(str, owner)] if isinstance(owner, dict) else dir(owner)
    return [name for name in names if not name.startswith("_")]


def _describe_export(match: re.Match[str], _: Step, environment: Environment | None) -> str:
    file, name = match["file"], match["name"]
    known = _list_macros(file, environment)
    return f"«\u00a0{file}\u00a0» n’a pas de «\u00a0{name}\u00a0»{propose(name, known)}"


def _list_macros(file: str, environment: Environment | None) -> list[str]:
    if environment is None or environment.loader is None:
        return []
    source, *_ = environment.loader.get_source(environment, file)
    return _MACRO.findall(source)


def _describe_parameter(match: re.Match[str], *_: Any) -> str:
    return f"il manque ici ce que la macro appelle «\u00a0{match['name']}\u00a0»\u00a0: ajoutez-le."


def _describe_parent(match: re.Match[str], *_: Any) -> str:
    return (
        f"super() n’a rien à reprendre\u00a0: aucun gabarit au-dessus n’a de bloc "
        f"«\u00a0{match['name']}\u00a0»."
    )


_Describe = Callable[[re.Match[str], Step, Environment | None], str]
_DESCRIPTIONS: tuple[tuple[re.Pattern[str], _Describe], ...] = (
    (_BARE, _describe_bare),
    (_EXPORT, _describe_export),
    (_PARAMETER, _describe_parameter),
    (_PARENT, _describe_parent),
    (_ATTRIBUTE, _describe_attribute),
)
