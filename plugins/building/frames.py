"""Where a failure happened: the steps of its traceback, in templates and in our Python.

Core: it reads frames, nothing else. Jinja leaves in them the lines of templates, and every name
that a template knew when it failed.
"""

import traceback
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from jinja2 import Environment, Template

_MARK = "__jinja_exception__"
"""A global of the frames that Jinja puts in the place of those of a compiled template."""


@dataclass(frozen=True)
class Step:
    """One line that was being run, its text where it was read, and the `names` it could see."""

    path: str
    line: int
    in_template: bool
    names: Mapping[str, Any] = field(default_factory=dict, compare=False, repr=False)
    text: str = field(default="", compare=False)


def list_steps(failure: BaseException) -> list[Step]:
    """Every step, from where the build was started to where it failed."""
    steps = []
    for frame, line in traceback.walk_tb(failure.__traceback__):
        code, in_template = frame.f_code, _MARK in frame.f_globals
        steps.append(Step(code.co_filename, line, in_template, frame.f_locals))
    return steps


def find_template_step(failure: BaseException, steps: list[Step]) -> Step | None:
    """The line of a template that has to be mended; the one that comes back in an endless loop."""
    inside = [step for step in steps if step.in_template]
    if not inside:
        return None
    if isinstance(failure, RecursionError):
        (path, line), _ = Counter((step.path, step.line) for step in inside).most_common(1)[0]
        return next(step for step in inside if (step.path, step.line) == (path, line))
    is_forgotten_argument = "was not provided" in str(failure)
    return inside[-2] if is_forgotten_argument and len(inside) > 1 else inside[-1]


def find_environment(steps: list[Step]) -> Environment | None:
    """The Jinja environment at work, which knows the filters, the tests and the templates."""
    return next((env for step in reversed(steps) for env in _list_environments(step)), None)


def _list_environments(step: Step) -> Iterator[Environment]:
    for value in step.names.values():
        if isinstance(value, Environment):
            yield value
        elif isinstance(value, Template):
            yield value.environment
        else:
            env = _list_own(value).get("env")
            yield from [env] if isinstance(env, Environment) else []


def _list_own(value: Any) -> Mapping[str, Any]:
    """The attributes that `value` holds itself; asking for others may run anything."""
    try:
        own: Mapping[str, Any] = vars(value)
    except TypeError:
        return {}
    return own


def find_open_file(steps: list[Step]) -> str | None:
    """The file that was being read when it failed."""
    for step in reversed(steps):
        for name in ("filename", "path", "self", "source_path"):
            value = step.names.get(name)
            is_path = hasattr(type(value), "__fspath__")
            if is_path or (name == "filename" and isinstance(value, str)):
                return str(value)
    return None


def find_settings(steps: list[Step]) -> Mapping[str, Any]:
    """The settings that were at work; empty when they had not been read."""
    for step in reversed(steps):
        own = _list_own(step.names.get("self"))
        for found in (step.names.get("settings"), own.get("settings")):
            if isinstance(found, Mapping) and "SITENAME" in found:
                return found
    return {}
