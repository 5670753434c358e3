"""What fails while a template is rendered, for another reason than a missing name. Core."""

import re
from collections.abc import Callable

from plugins.building.frames import Step
from plugins.building.proposals import propose

_KEYWORD = re.compile(r"macro '(?P<macro>\w+)' takes no keyword argument '(?P<name>\w+)'")
_TOO_MANY = re.compile(r"macro '(?P<macro>\w+)' takes not more than (?P<most>\d+)")
_ITERABLE = re.compile(r"'(?P<kind>\w+)' object is not iterable")
_CALLABLE = re.compile(r"'(?P<kind>\w+)' object is not callable")
_OPERANDS = re.compile(r"(can only concatenate|unsupported operand|must be str)")
_ENDLESS = "ce gabarit s’appelle lui-même sans fin\u00a0: retirez cet appel, ou bornez-le."
_BY_ZERO = "cette ligne divise par zéro\u00a0: vérifiez d’abord que le diviseur n’est pas nul."
_KINDS = {
    "int": "un nombre",
    "float": "un nombre",
    "str": "un texte",
    "NoneType": "une absence de valeur (None)",
    "bool": "un oui ou non",
    "list": "une liste",
    "dict": "un dictionnaire",
}


def describe_expression(failure: BaseException, step: Step, origin: str) -> str:
    """The sentence for what fails at `step`; `origin` is where in our Python, if it is there."""
    if isinstance(failure, RecursionError):
        return _ENDLESS
    if isinstance(failure, ZeroDivisionError):
        return _BY_ZERO
    for pattern, describe in _DESCRIPTIONS if isinstance(failure, TypeError) else ():
        match = pattern.search(str(failure))
        if match:
            return describe(match, step)
    place = f", dans {origin}" if origin else ""
    return (
        f"ce que cette ligne appelle a échoué ({type(failure).__name__}\u00a0: {failure}{place})"
        "\u00a0: vérifiez ce qu’elle lui donne."
    )


def _describe_keyword(match: re.Match[str], step: Step) -> str:
    known = _list_arguments(match["macro"], step)
    macro, name = match["macro"], match["name"]
    hint = propose(name, known)
    return f"la macro «\u00a0{macro}\u00a0» ne connaît pas «\u00a0{name}\u00a0»{hint}"


def _list_arguments(macro: str, step: Step) -> list[str]:
    owners = [step.names, *(getattr(value, "__dict__", {}) for value in step.names.values())]
    for owner in owners:
        arguments = getattr(owner.get(macro), "arguments", None)
        if arguments is not None:
            return list(arguments)
    return []


def _describe_too_many(match: re.Match[str], _: Step) -> str:
    macro, most = match["macro"], match["most"]
    return f"la macro «\u00a0{macro}\u00a0» reçoit trop de valeurs\u00a0: {most} au plus."


def _describe_iterable(match: re.Match[str], _: Step) -> str:
    return f"on ne peut pas parcourir {_say(match['kind'])}\u00a0: il faut une liste."


def _describe_callable(match: re.Match[str], _: Step) -> str:
    return f"on ne peut pas appeler {_say(match['kind'])}\u00a0: retirez les parenthèses."


def _describe_operands(_: re.Match[str], __: Step) -> str:
    return (
        "cette ligne calcule avec des valeurs qui ne vont pas ensemble\u00a0: pour joindre des "
        "textes, employez ~ et non +."
    )


def _say(kind: str) -> str:
    return _KINDS.get(kind, f"«\u00a0{kind}\u00a0»")


_DESCRIPTIONS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], Step], str]], ...] = (
    (_KEYWORD, _describe_keyword),
    (_TOO_MANY, _describe_too_many),
    (_ITERABLE, _describe_iterable),
    (_CALLABLE, _describe_callable),
    (_OPERANDS, _describe_operands),
)
