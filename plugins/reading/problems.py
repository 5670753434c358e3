"""What is wrong at a line of the file being read; its path is added where it is known. Core."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from plugins.shared.findings import Finding, Severity


@dataclass(frozen=True, order=True)
class Problem:
    """A French sentence for the author and the 1-based line it is about."""

    line: int
    message: str
    severity: Severity = Severity.ERROR
    kind: str = ""

    def is_silenced_by(self, kinds: Collection[str]) -> bool:
        """Whether an author who silences `kinds` is not told of it; of an error, always."""
        return self.severity is not Severity.ERROR and self.kind in kinds


class RefusedValueError(ValueError):
    """A field says something that cannot be accepted; `str()` of it is the sentence to show."""


def build_warning(line: int, message: str, kind: str = "") -> Problem:
    """A problem that does not prevent the preview."""
    return Problem(line, message, Severity.WARNING, kind)


def build_advice(line: int, message: str, kind: str) -> Problem:
    """What only the author can decide, and that stops nothing."""
    return Problem(line, message, Severity.ADVICE, kind)


def build_findings(path: str, problems: Iterable[Problem]) -> list[Finding]:
    """The findings that `problems` amount to in the file `path`."""
    return [Finding(path, each.line, each.message, each.severity, each.kind) for each in problems]
