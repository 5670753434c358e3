"""What an exception says to the author: the file and line it came from, and a French sentence.

Core: it reads the exception and its frames, nothing else.
"""

import re
import traceback

from jinja2 import TemplateNotFound, TemplateSyntaxError, UndefinedError

from plugins.shared.findings import Finding

OURS = ("theme", "plugins", "pelicanconf.py", "publishconf.py")
"""The parts of the project in which a failure can be mended."""


_MISSING = re.compile(r"\[templates\] unable to load (\w+)")
"""How Pelican says that the theme lacks a whole kind of page."""


def describe_failure(failure: BaseException, root: str) -> Finding:
    """The finding that `failure` amounts to; its path is relative to `root`."""
    missing = _MISSING.match(str(failure))
    if missing:
        return Finding(f"theme/templates/{missing[1]}.html", None, "ce gabarit manque au thème.")
    path, line = _find_place(failure, root)
    return Finding(path, line, _describe(failure))


def _find_place(failure: BaseException, root: str) -> tuple[str, int | None]:
    if isinstance(failure, TemplateSyntaxError | SyntaxError) and failure.filename:
        return _relative(failure.filename, root) or failure.filename, failure.lineno
    for frame in reversed(traceback.extract_tb(failure.__traceback__)):
        path = _relative(frame.filename, root)
        if path is not None and path.split("/")[0] in OURS and "building/build" not in path:
            return path, frame.lineno
    return "pelican", None


def _relative(filename: str, root: str) -> str | None:
    inside = filename.startswith(f"{root}/")
    return filename.removeprefix(f"{root}/") if inside else None


def _describe(failure: BaseException) -> str:
    if isinstance(failure, UndefinedError):
        return f"le gabarit emploie un nom qui n’existe pas ({failure.message})."
    if isinstance(failure, TemplateNotFound):
        return f"le gabarit « {failure.message} » n’existe pas dans theme/templates/."
    if isinstance(failure, TemplateSyntaxError):
        return f"le gabarit est mal écrit ({failure.message})."
    return f"le programme s’est arrêté ici ({type(failure).__name__}: {failure})."
