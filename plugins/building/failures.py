"""What an exception says to the author: the file and line to mend, and a French sentence.

Edge: it reads the lines that a traceback names. A setting that has not its shape comes first. A
failure while a template is rendered belongs to the line of that template, not to its caller nor to
what it calls; where there is no template, to the last line of ours.
"""

import linecache
import re
from dataclasses import replace
from typing import Any

from jinja2 import TemplateNotFound, TemplateRuntimeError, TemplateSyntaxError, UndefinedError

from plugins.building.blame import find_setting_at_fault
from plugins.building.code import describe_error, describe_syntax
from plugins.building.expressions import describe_expression
from plugins.building.frames import (
    Step,
    find_environment,
    find_open_file,
    find_template_step,
    list_steps,
)
from plugins.building.proposals import find_closest, propose
from plugins.building.syntax import describe_runtime, diagnose_syntax
from plugins.building.undefined import describe_undefined, find_import
from plugins.shared.findings import Finding

SETTINGS = "pelicanconf.py"
ALIKE = 0.8
"""How much the names of two templates must have in common; `.html` is in all of them."""
OURS = ("theme/", "plugins/")
"""What can be mended, with the settings beside them."""
RUNNERS = ("plugins/building/", "plugins/incremental/", "plugins/preview/")
"""They run the build: what fails in them alone is their fault, what passes through them is not."""

_EXTENDS = re.compile(r"\{%[-+]?\s*extends\s+[\"']([^\"']+)")
_MISSING = re.compile(r"\[templates\] unable to load (\w+)")
"""How Pelican says that the theme lacks a whole kind of page."""


def describe_failure(failure: BaseException, root: str) -> Finding:
    """The finding that `failure` amounts to; its path is relative to `root`."""
    try:
        return _diagnose(failure, root)
    except Exception:  # noqa: BLE001 - who cannot explain a failure still tells it
        return _describe_stranger(failure)


def _diagnose(failure: BaseException, root: str) -> Finding:
    steps = list_steps(failure)
    source = "".join(_read_lines(f"{root}/{SETTINGS}"))
    last = [_read(step) for step in steps[-1:]]
    at_fault = find_setting_at_fault(failure, [*steps[:-1], *last], source) if last else None
    if at_fault:
        return Finding(SETTINGS, *at_fault)
    return _diagnose_steps(failure, steps, root)


def _diagnose_steps(failure: BaseException, steps: list[Step], root: str) -> Finding:
    if isinstance(failure, TemplateSyntaxError):
        return _describe_unreadable(failure, steps, root)
    if isinstance(failure, SyntaxError) and failure.filename:
        return Finding(_relate(failure.filename, root), failure.lineno, describe_syntax(failure))
    if isinstance(failure, UnicodeDecodeError) and find_open_file(steps):
        return _describe_undecodable(failure, steps, root)
    missing = _find_missing_kind(failure, steps)
    if missing:
        return _describe_missing_kind(missing, steps)
    return _describe_stop(failure, steps, root)


def _describe_unreadable(failure: TemplateSyntaxError, steps: list[Step], root: str) -> Finding:
    environment = find_environment(steps)
    names = (
        {"filters": [*environment.filters], "tests": [*environment.tests]} if environment else {}
    )
    line, sentence = diagnose_syntax(failure, names)
    path = failure.filename or failure.name or ""  # some say their file under the other name
    return Finding(_relate(path, root), line, sentence)


def _describe_undecodable(failure: UnicodeDecodeError, steps: list[Step], root: str) -> Finding:
    line = failure.object[: failure.start].count(b"\n") + 1
    sentence = (
        "ce fichier n’est pas en UTF-8\u00a0: dans votre éditeur, enregistrez-le «\u00a0avec "
        "l’encodage UTF-8\u00a0»."
    )
    return Finding(_relate(find_open_file(steps) or "", root), line, sentence)


def _find_missing_kind(failure: BaseException, steps: list[Step]) -> str | None:
    """The template of a whole kind of page, which no other template asked for."""
    said = _MISSING.match(str(failure))
    if said:
        return f"{said[1]}.html"
    is_absent = isinstance(failure, TemplateNotFound) and steps
    return str(failure) if is_absent and find_template_step(failure, steps) is None else None


def _describe_missing_kind(name: str, steps: list[Step]) -> Finding:
    close = find_closest(name, _list_templates(steps), ALIKE)
    hint = f", ou renommez ainsi «\u00a0{close}\u00a0»." if close else "."
    sentence = f"ce gabarit manque au thème\u00a0: rétablissez-le{hint}"
    return Finding(f"theme/templates/{name}", None, sentence)


def _list_templates(steps: list[Step]) -> list[str]:
    environment = find_environment(steps)
    loader = environment.loader if environment else None
    return loader.list_templates() if loader else []


def _describe_stop(failure: BaseException, steps: list[Step], root: str) -> Finding:
    template, code = find_template_step(failure, steps), _find_code_step(steps, root)
    if template and not _is_fault_of_code(failure, template, code, steps):
        step = _read(
            _find_loop(template, steps) if isinstance(failure, RecursionError) else template
        )
        return _describe_template(failure, step, steps, root)
    if code:
        return Finding(_relate(code.path, root), code.line, describe_error(failure, code))
    return _describe_stranger(failure)


def _is_fault_of_code(
    failure: BaseException, template: Step, code: Step | None, steps: list[Step]
) -> bool:
    """A name that Python does not know was not given by the template that called."""
    is_deeper = code is not None and steps.index(code) > steps.index(template)
    return is_deeper and isinstance(failure, NameError | ImportError | SyntaxError)


def _find_loop(step: Step, steps: list[Step]) -> Step:
    """The line of `extends`, where that is what calls from the end of the file."""
    later = steps[steps.index(step) + 1 :]
    called = next((other.path for other in later if other.in_template), "")
    for number, text in enumerate(_read_lines(step.path), 1):
        parent = _EXTENDS.search(text)
        if parent and called.endswith(f"/{parent[1]}"):
            return replace(step, line=number)
    return step


def _describe_template(failure: BaseException, step: Step, steps: list[Step], root: str) -> Finding:
    line, environment = step.line, find_environment(steps)
    if isinstance(failure, UndefinedError):
        line = find_import(failure.message or "", step) or line
        sentence = describe_undefined(failure.message or "", step, environment)
    elif isinstance(failure, TemplateNotFound):
        sentence = _describe_absent(str(failure.name or failure), steps)
    elif isinstance(failure, TemplateRuntimeError):
        tests = [*environment.tests] if environment else []
        sentence = describe_runtime(failure.message or "", {"tests": tests})
    else:
        sentence = describe_expression(failure, step, _find_origin(step, steps, root))
    return Finding(_relate(step.path, root), line, sentence)


def _describe_absent(name: str, steps: list[Step]) -> str:
    hint = propose(name, _list_templates(steps), ALIKE)
    return f"le gabarit «\u00a0{name}\u00a0» n’existe pas dans theme/templates/{hint}"


def _find_origin(template: Step, steps: list[Step], root: str) -> str:
    code = _find_code_step(steps, root)
    is_deeper = code is not None and steps.index(code) > steps.index(template)
    return f"{_relate(code.path, root)}, ligne {code.line}" if code and is_deeper else ""


def _find_code_step(steps: list[Step], root: str) -> Step | None:
    """The last step in our Python; among those who run the build, only the very last one."""
    ours = [step for step in steps if not step.in_template and _is_ours(step.path, root)]
    work = [step for step in ours if not _relate(step.path, root).startswith(RUNNERS)]
    return work[-1] if work else next((step for step in ours if step is steps[-1]), None)


def _is_ours(path: str, root: str) -> bool:
    inside = _relate(path, root)
    return inside != path and (inside.startswith(OURS) or "/" not in inside)


def _describe_stranger(failure: BaseException) -> Finding:
    return Finding("pelican", None, describe_error(failure, None))


def _read(step: Step) -> Step:
    lines = _read_lines(step.path)
    return replace(step, text=lines[step.line - 1] if step.line <= len(lines) else "")


def _read_lines(path: str) -> list[str]:
    linecache.checkcache(path)
    return linecache.getlines(path)


def _relate(path: Any, root: str) -> str:
    return str(path).removeprefix(f"{root}/")
