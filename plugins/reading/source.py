"""The header of a source file, field by field with its line, and the text below it. Core.

A header is the lines above the first blank one. No line of it is skipped: each is a field, the
indented continuation of one, or a problem.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from plugins.reading.names import SPELLINGS, find_intended_name, fold_name
from plugins.reading.problems import Problem

_FIELD = re.compile(r"(?P<indent>\s*)(?P<name>[^:]{1,40}?)(?P<gap>\s*):(?P<value>.*)")
_FENCES = ("---", "+++")
_STRAY = (
    "cette ligne n’est pas un champ (« Nom: valeur »)\u00a0; "
    "si le texte commence ici, laissez une ligne vide entre les champs et lui"
)


@dataclass(frozen=True)
class Field:
    """One field: its name in lower case, its value on one line, and where it stands."""

    key: str
    value: str
    line: int


@dataclass(frozen=True)
class Source:
    """A source file taken apart; `header_end` is the last line of its header, 0 if it has none."""

    lines: tuple[str, ...]
    fields: tuple[Field, ...]
    header_end: int
    problems: tuple[Problem, ...]

    @property
    def body_line(self) -> int:
        """The line of the first sign of text; where it should be, when there is none."""
        below = range(self.header_end, len(self.lines))
        written = (index for index in below if self.lines[index].strip())
        return next(written, self.header_end) + 1

    @property
    def body(self) -> str:
        """The text, from its first line on."""
        return "\n".join(self.lines[self.body_line - 1 :])


@dataclass
class _Header:
    """What has been read so far of a header."""

    fields: list[Field] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def refuse(self, line: int, message: str) -> None:
        self.problems.append(Problem(line, message))


def parse_source(text: str) -> Source:
    """Take `text` apart; its lines must be parted by `\\n` alone."""
    lines = text.split("\n")
    header = _Header()
    start = next((index for index, line in enumerate(lines) if line.strip()), None)
    if start is None:
        header.refuse(1, "le fichier est vide\u00a0: il lui faut ses champs (Title, Date…)")
        return Source(tuple(lines), (), 0, tuple(header.problems))
    if start > 0:
        header.refuse(1, "les champs (Title, Date…) doivent commencer dès la première ligne")
    end = _read_header(lines, start, header)
    return Source(tuple(lines), tuple(header.fields), end, tuple(header.problems))


def _read_header(lines: Sequence[str], start: int, header: _Header) -> int:
    stop = _find_end(lines, start)
    fence = lines[start].strip() if lines[start].strip() in _FENCES else None
    first = start
    if fence:
        header.refuse(
            start + 1,
            f"retirez la ligne « {fence} »\u00a0: "
            "les champs s’écrivent sans encadrement, une ligne vide les sépare du texte",
        )
        first += 1
    last_field = max((i for i in range(first, stop) if _is_known_field(lines[i])), default=-1)
    for index in range(first, stop):
        if lines[index].strip() == fence:
            return index + 1
        is_field = _read_line(lines[index], index + 1, header)
        if not is_field and index > last_field:
            return index
    return stop


def _find_end(lines: Sequence[str], start: int) -> int:
    return next((i for i in range(start, len(lines)) if not lines[i].strip()), len(lines))


def _is_known_field(line: str) -> bool:
    match = _FIELD.fullmatch(line)
    return match is not None and fold_name(match["name"]) in SPELLINGS


def _read_line(line: str, number: int, header: _Header) -> bool:
    """Add what `line` says to the header; False if it is no line of a header."""
    match = _FIELD.fullmatch(line)
    if match and fold_name(match["name"]) in SPELLINGS:
        _read_field(match, number, header)
        return True
    if line[0].isspace() and header.fields:
        last = header.fields[-1]
        joined = f"{last.value} {line.strip()}".strip()
        header.fields[-1] = Field(last.key, joined, last.line)
        return True
    if match and _looks_like_a_field(match):
        header.refuse(number, _describe_unknown(match["name"]))
        _read_as_intended(find_intended_name(match["name"]), match["value"], number, header)
        return True
    word, _, rest = line.strip().partition(" ")
    if fold_name(word) in SPELLINGS:
        right = f"{SPELLINGS[fold_name(word)]}: {rest.strip()}".strip()
        header.refuse(number, f"il manque les deux-points\u00a0: écrivez « {right} »")
        _read_as_intended(word, rest, number, header)
        return True
    header.refuse(number, _STRAY)
    return False


def _read_as_intended(name: str | None, value: str, number: int, header: _Header) -> None:
    """Take a faulty line for what it means, so that one fault is not reported as two."""
    if name and not any(each.key == fold_name(name) for each in header.fields):
        header.fields.append(Field(fold_name(name), value.strip(), number))


def _read_field(match: re.Match[str], number: int, header: _Header) -> None:
    key = fold_name(match["name"])
    right = f"{SPELLINGS[key]}: {match['value'].strip()}".strip()
    if match["gap"]:
        header.refuse(
            number, f"écrivez « {right} »\u00a0: les deux-points sont collés au nom du champ"
        )
    elif match["indent"]:
        header.refuse(number, f"retirez l’espace au début de la ligne\u00a0: « {right} »")
    header.fields.append(Field(key, match["value"].strip(), number))


def _looks_like_a_field(match: re.Match[str]) -> bool:
    name = match["name"]
    if match["value"].startswith("//"):
        return False
    bare = not match["gap"] and not any(sign.isspace() for sign in name)
    return bare or find_intended_name(name) is not None


def _describe_unknown(name: str) -> str:
    intended = find_intended_name(name)
    hint = f"\u00a0: vouliez-vous dire « {intended} »\u00a0?" if intended else ""
    return f"le champ « {name.strip()} » n’existe pas{hint}"
