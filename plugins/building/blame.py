"""The setting that a failure somewhere in Pelican comes from, when it comes from one. Core."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from plugins.building.frames import Step, find_settings
from plugins.building.settings import (
    KNOWN,
    Wrong,
    describe_missing,
    find_assignment,
    find_wrong_settings,
)

_NAMED = re.compile(r"['`]([^'`]+)['`]|key (\S+)")
_NO_PLUGIN = "le réglage PLUGINS doit être la liste des greffons du blog, et il n’en donne aucun."
_PELICAN_SAYS = (
    ("You need to specify a path", "PATH", "ce dossier n’existe pas\u00a0: vérifiez son nom."),
    ("Could not find the theme", "THEME", "ce dossier n’existe pas\u00a0: vérifiez son nom."),
)


def find_setting_at_fault(
    failure: BaseException, steps: list[Step], source: str
) -> tuple[int | None, str] | None:
    """The line of `source`, the settings file, and a sentence; None when no setting is at fault."""
    settings = find_settings(steps)
    for wrong in _list_wrong(failure, steps, settings):
        return find_assignment(source, wrong.written or wrong.name), wrong.sentence
    return _find_named_value(failure, source)


def _list_wrong(
    failure: BaseException, steps: list[Step], settings: Mapping[str, Any]
) -> Iterator[Wrong]:
    asked = failure.args[0] if isinstance(failure, KeyError) and failure.args else None
    if asked in KNOWN and "settings" in steps[-1].text:
        yield describe_missing(asked, settings)
    if settings:
        yield from find_wrong_settings(settings)
        yield from [] if settings.get("PLUGINS") else [Wrong("PLUGINS", _NO_PLUGIN)]
    for beginning, name, sentence in _PELICAN_SAYS:
        if str(failure).startswith(beginning):
            yield Wrong(name, sentence)


def _find_named_value(failure: BaseException, source: str) -> tuple[int, str] | None:
    """The line that holds the very name which cannot be found: a module, a time zone."""
    if not isinstance(failure, ImportError | KeyError):
        return None
    said = str(failure.args[0]) if isinstance(failure, KeyError) and failure.args else str(failure)
    words = [word for found in _NAMED.findall(said) for word in found if word]
    for number, line in enumerate(source.split("\n"), 1):
        for word in words:
            if f'"{word}' in line or f"'{word}" in line:
                return number, f"«\u00a0{word}\u00a0» n’existe pas\u00a0: vérifiez ce nom."
    return None
