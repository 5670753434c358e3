"""What is wrong, where, and how to mend it: the one shape in which checks speak to the author.

A finding holds a French sentence; its place is a path relative to the project and a 1-based line.
Core: no disk, no clock, no Pelican.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum


class Severity(Enum):
    """An error always stops a build, a warning only the production build, advice none."""

    ERROR = "erreur"
    WARNING = "attention"
    ADVICE = "conseil"


@dataclass(frozen=True, order=True)
class Finding:
    """One sentence for the author, with its place (`line` is 1-based, None for a whole file).

    `kind` is one of `plugins.shared.kinds` for what an author can silence in an article.
    """

    path: str
    line: int | None
    message: str
    severity: Severity = Severity.ERROR
    kind: str = ""

    @property
    def label(self) -> str:
        """What stands before the sentence, when it is no error."""
        return "" if self.severity is Severity.ERROR else f"{self.severity.value}\u00a0: "

    @property
    def place(self) -> str:
        """The clickable `path:line` that editors understand."""
        return self.path if self.line is None else f"{self.path}:{self.line}"


def format_finding(finding: Finding) -> str:
    """`content/articles/x.md:3: la date…`, with « attention : » before what is only a warning."""
    return f"{finding.place}: {finding.label}{finding.message}"


def format_findings(findings: Iterable[Finding]) -> str:
    """One finding a line, by file then line, each said once."""
    ordered = sorted(set(findings), key=lambda f: (f.path, f.line or 0, f.message))
    return "\n".join(format_finding(finding) for finding in ordered)


def select_errors(findings: Iterable[Finding]) -> list[Finding]:
    """The findings that stop every build."""
    return [finding for finding in findings if finding.severity is Severity.ERROR]


class BuildRefused(SystemExit):
    """The build stops here: `findings` say why, in French.

    A SystemExit, so that Pelican's own command line ends with the report and exit code 1 instead
    of a traceback, and so that no `except Exception` on the way swallows it.
    """

    def __init__(self, findings: Sequence[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__(format_findings(self.findings))
