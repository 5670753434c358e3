"""What Python says of our own code and settings, as a French sentence. Core."""

import re

from plugins.building.frames import Step, find_settings
from plugins.building.proposals import propose

_UNCLOSED = re.compile(r"'(.)' was never closed")
_UNMATCHED = re.compile(r"unmatched '(.)'")
_STRING = re.compile(r"unterminated .*string")
_EXPECTED = re.compile(r"expected '(.+)'")
_MODULE = re.compile(r"No module named '(.+)'")
_IMPORT = re.compile(r"cannot import name '(\w+)' from '([\w.]+)'")
_UNCALLABLE = re.compile(r"'(tuple|list|str|dict|int)' object is not callable")
_SETTING = re.compile(r"[A-Z][A-Z0-9_]+\Z")
_COMMA = "il manque sans doute une virgule à la fin de cette ligne, ou de celle d’avant."
_INDENTATION = "le retrait des lignes ne va pas\u00a0: alignez celle-ci avec ses voisines."
_SYNTAX = (
    (_UNCLOSED, "«\u00a0{0}\u00a0» n’est jamais refermé\u00a0: ajoutez le signe qui le referme."),
    (_UNMATCHED, "«\u00a0{0}\u00a0» ne referme rien\u00a0: retirez-le."),
    (_STRING, "un guillemet n’est pas refermé\u00a0: ajoutez-en un à la fin du texte."),
    (_EXPECTED, "il manque «\u00a0{0}\u00a0»."),
)
_FORGOTTEN_COMMA = re.compile("perhaps you (forgot|missed) a comma", re.I)


def describe_syntax(failure: SyntaxError) -> str:
    """The sentence for a file that Python cannot read."""
    message = failure.msg or ""
    if isinstance(failure, IndentationError):
        return _INDENTATION
    if _FORGOTTEN_COMMA.search(message):
        return _COMMA
    for pattern, sentence in _SYNTAX:
        match = pattern.search(message)
        if match:
            return sentence.format(*match.groups())
    return f"cette ligne n’est pas du Python ({message})."


def describe_error(failure: BaseException, step: Step | None) -> str:
    """The sentence for code that stops at `step`."""
    if isinstance(failure, NameError) and step:
        name = failure.name or ""
        return f"«\u00a0{name}\u00a0» n’existe pas ici{propose(name, step.names)}"
    asked = str(failure.args[0]) if isinstance(failure, KeyError) and failure.args else ""
    if step and _SETTING.match(asked):
        return f"le réglage {asked} n’existe pas{propose(asked, find_settings([step]))}"
    if isinstance(failure, ImportError):
        return _describe_import(failure)
    if isinstance(failure, TypeError) and _UNCALLABLE.search(str(failure)):
        return _COMMA
    return f"le programme s’est arrêté ici ({type(failure).__name__}\u00a0: {failure})."


def _describe_import(failure: ImportError) -> str:
    module, name = _MODULE.match(str(failure)), _IMPORT.match(str(failure))
    if module:
        return f"le module «\u00a0{module[1]}\u00a0» n’existe pas\u00a0: vérifiez son nom."
    if name:
        return (
            f"«\u00a0{name[2]}\u00a0» n’a pas de «\u00a0{name[1]}\u00a0»\u00a0: vérifiez son nom."
        )
    return f"un module ne peut pas être importé ({failure})."
