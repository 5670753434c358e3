"""What Jinja says of a template it cannot read, as a line and a sentence to mend it. Core."""

import re
from collections.abc import Callable, Iterable, Mapping

from jinja2 import TemplateSyntaxError

from plugins.building.proposals import propose
from plugins.building.tags import CLOSERS, KNOWN, Mismatch, Tag, find_flaw, find_mismatch

Names = Mapping[str, Iterable[str]]
"""What the environment knows: `filters`, `tests`."""
Diagnosis = tuple[int, str]
LONGEST = 60
"""Signs of a tag that are shown."""

_UNKNOWN = re.compile(r"Encountered unknown tag '(\w+)'")
_NOT_NAMED = re.compile(r"No (filter|test) named '([^']*)'")
_EXPECTED = re.compile(r"expected token '(.+?)', got '(.+?)'\Z")
_UNEXPECTED = re.compile(
    r"(?:unexpected (?:char )?|Expected an expression, got )'(.+?)'(?: at \d+)?\Z"
)
_TWICE = re.compile(r"block '(\w+)' defined twice")
_KINDS = {"filter": "le filtre", "test": "le test"}
_TOKENS = {
    "end of statement block": "%}",
    "end of print statement": "}}",
    "begin of statement block": "{%",
    "begin of print statement": "{{",
    "name": "un nom",
    "string": "un texte",
    "integer": "un nombre",
    "end of template": "la fin du fichier",
}
_SHAPES = {
    "in": "{% for article in articles %}",
    "import": '{% from "fichier.html" import nom %}',
    "as": '{% import "fichier.html" as nom %}',
}


def diagnose_syntax(failure: TemplateSyntaxError, names: Names) -> Diagnosis:
    """The line to mend and what to do there."""
    source, line = failure.source or "", failure.lineno
    flaw = find_flaw(source)
    if flaw and flaw.line <= line:
        return flaw.line, _describe_flaw(flaw.opened, flaw.missing)
    mismatch = find_mismatch(source)
    message = failure.message or ""
    if mismatch and _is_about_tags(message):
        return _diagnose_mismatch(mismatch, line)
    return line, _describe(message, names)


def _describe_flaw(opened: str, missing: str) -> str:
    if opened == missing:
        return f"un guillemet {opened} n’est pas refermé\u00a0: ajoutez-en un."
    return f"ce qui est ouvert par {opened} n’est pas refermé\u00a0: ajoutez {missing}."


def _is_about_tags(message: str) -> bool:
    unknown = _UNKNOWN.match(message)
    return unknown[1] in CLOSERS.values() if unknown else message.startswith("Unexpected end of")


def _diagnose_mismatch(mismatch: Mismatch, line: int) -> Diagnosis:
    """The open tag is at fault, unless what comes closes nothing at all."""
    closer, open_tags = mismatch.closer, mismatch.open_tags
    if closer and closer.name not in {CLOSERS[tag.name] for tag in open_tags}:
        return closer.line, _describe_surplus(closer, open_tags)
    opened = open_tags[-1]
    end = f"avant la ligne {closer.line}" if closer else f"(le fichier finit ligne {line})"
    closing = f"{{% {CLOSERS[opened.name]} %}}"
    return (
        opened.line,
        f"{_shorten(opened.text)} n’est jamais refermé\u00a0: ajoutez {closing} {end}.",
    )


def _shorten(text: str) -> str:
    """One line of it."""
    flat = " ".join(text.split())
    return flat if len(flat) <= LONGEST else f"{flat[:LONGEST]}…"


def _describe_surplus(closer: Tag, open_tags: tuple[Tag, ...]) -> str:
    opener = closer.name.removeprefix("end")
    if not open_tags:
        return (
            f"{closer.text} ne referme rien\u00a0: retirez-le, ou ajoutez son {{% {opener} … %}}."
        )
    last = open_tags[-1]
    return (
        f"{closer.text} ne referme rien, car {_shorten(last.text)}, ligne {last.line}, attend "
        f"{{% {CLOSERS[last.name]} %}}\u00a0: retirez l’un, ou ajoutez l’autre."
    )


def _describe(message: str, names: Names) -> str:
    for pattern, describe in _DESCRIPTIONS:
        match = pattern.match(message)
        if match:
            return describe(match, names)
    return f"le gabarit est mal écrit ({message})."


def describe_runtime(message: str, names: Names) -> str:
    """The same, for what Jinja sees only once it renders: a test that is not there."""
    return _describe(message, names)


def _describe_unknown_tag(match: re.Match[str], _: Names) -> str:
    return f"la balise {{% {match[1]} %}} n’existe pas{propose(match[1], KNOWN)}"


def _describe_unknown_name(match: re.Match[str], names: Names) -> str:
    kind, name = match[1], match[2]
    hint = propose(name, names.get(f"{kind}s", ()))
    return f"{_KINDS[kind]} «\u00a0{name}\u00a0» n’existe pas{hint}"


def _describe_expected(match: re.Match[str], _: Names) -> str:
    wanted, found = (_TOKENS.get(name, name) for name in match.groups())
    if found == "=":
        return "le gabarit est mal écrit\u00a0: pour comparer, il faut == et non =."
    shape = f", comme dans {_SHAPES[wanted]}" if wanted in _SHAPES else ""
    return f"le gabarit est mal écrit\u00a0: il faut {wanted} avant {found}{shape}."


def _describe_unexpected(match: re.Match[str], _: Names) -> str:
    sign = _TOKENS.get(match[1], match[1])
    if sign in _TOKENS.values():
        return f"le gabarit est mal écrit\u00a0: il manque quelque chose avant {sign}."
    return f"le gabarit est mal écrit\u00a0: {sign} n’a pas sa place ici, retirez-le."


def _describe_twice(match: re.Match[str], _: Names) -> str:
    return f"le bloc «\u00a0{match[1]}\u00a0» est écrit deux fois\u00a0: donnez-lui un autre nom."


_DESCRIPTIONS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], Names], str]], ...] = (
    (_UNKNOWN, _describe_unknown_tag),
    (_NOT_NAMED, _describe_unknown_name),
    (_EXPECTED, _describe_expected),
    (_UNEXPECTED, _describe_unexpected),
    (_TWICE, _describe_twice),
)
