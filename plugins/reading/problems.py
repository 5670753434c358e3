"""What is wrong at a line of the file being read; its path is added where it is known. Core."""

from collections.abc import Iterable
from dataclasses import dataclass

from plugins.shared.findings import Finding, Severity


@dataclass(frozen=True, order=True)
class Problem:
    """A French sentence for the author and the 1-based line it is about."""

    line: int
    message: str
    severity: Severity = Severity.ERROR


class RefusedValueError(ValueError):
    """A field says something that cannot be accepted; `str()` of it is the sentence to show."""


def build_warning(line: int, message: str) -> Problem:
    """A problem that does not prevent the preview."""
    return Problem(line, message, Severity.WARNING)


def build_findings(path: str, problems: Iterable[Problem]) -> list[Finding]:
    """The findings that `problems` amount to in the file `path`."""
    return [Finding(path, problem.line, problem.message, problem.severity) for problem in problems]
