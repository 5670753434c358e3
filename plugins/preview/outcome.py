"""What came of a build: the folder to show, or the findings with an excerpt of what is wrong.

Core: no disk, no clock, no web.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from plugins.building.notes import PageNotes
from plugins.shared.findings import Finding, Severity, format_findings, select_errors

AROUND = 3
"""Lines of the source that an excerpt shows on each side of the faulty one."""
LONGEST_LINE = 300
WORDS = {
    Severity.ERROR: "erreur",
    Severity.WARNING: "avertissement",
    Severity.ADVICE: "conseil",
}
_FRAME = re.compile(r'^ *File "(.+)", line (\d+)', re.M)


@dataclass(frozen=True)
class Line:
    """One line of an excerpt, with its 1-based number in the file."""

    number: int
    text: str
    is_faulty: bool


@dataclass(frozen=True)
class Report:
    """A finding, and the lines of the file around it (none where it names no line)."""

    finding: Finding
    excerpt: tuple[Line, ...] = ()


@dataclass(frozen=True)
class Outcome:
    """What a build gave: `output` is None when it was refused."""

    output: str | None
    reports: tuple[Report, ...]
    seconds: float
    notes: PageNotes = field(default_factory=dict)
    written: frozenset[str] = frozenset()

    @property
    def findings(self) -> list[Finding]:
        """What the build had to say, without the excerpts."""
        return [report.finding for report in self.reports]

    @property
    def errors(self) -> list[Finding]:
        """What stopped it."""
        return select_errors(self.findings)


def cut_excerpt(source: str, line: int | None) -> tuple[Line, ...]:
    """The lines of `source` around `line`; none when there is no such line."""
    lines = source.split("\n")
    if line is None or not 1 <= line <= len(lines):
        return ()
    first, last = max(1, line - AROUND), min(len(lines), line + AROUND)
    return tuple(Line(n, _shorten(lines[n - 1]), n == line) for n in range(first, last + 1))


def _shorten(text: str) -> str:
    return text if len(text) <= LONGEST_LINE else f"{text[:LONGEST_LINE]}…"


def sort_findings(findings: Iterable[Finding]) -> list[Finding]:
    """Errors first, then by file and line, each once."""
    by_place = sorted(set(findings), key=lambda f: (f.path, f.line or 0, f.message))
    return sorted(by_place, key=lambda f: [*Severity].index(f.severity))


def sort_reports(reports: Iterable[Report]) -> tuple[Report, ...]:
    """The same order for findings that have their excerpts."""
    by_finding = {report.finding: report for report in reports}
    return tuple(by_finding[finding] for finding in sort_findings(by_finding))


def parse_traceback(text: str, root: str) -> Finding:
    """The finding in what Python says of a module that cannot be imported."""
    ours = [frame for frame in _FRAME.findall(text) if frame[0].startswith(f"{root}/plugins/")]
    message = f"le programme ne se charge pas ({text.strip().splitlines()[-1]})."
    if not ours:
        return Finding("plugins", None, message)
    path, line = ours[-1]
    return Finding(path.removeprefix(f"{root}/"), int(line), message)


def format_outcome(outcome: Outcome) -> str:
    """What the terminal says of a build."""
    said = [format_findings(outcome.findings)] if outcome.reports else []
    if outcome.output is None:
        said.append("L’aperçu garde la dernière version valable, en attendant la correction.")
    else:
        said.append(f"Site reconstruit en {format_seconds(outcome.seconds)}.")
    return "\n".join(said)


def format_seconds(seconds: float) -> str:
    """`0,4 s`, the French way."""
    return f"{seconds:.1f}".replace(".", ",") + "\u00a0s"


def count_findings(findings: Sequence[Finding]) -> str:
    """`1 erreur, 2 avertissements et 1 conseil`, or an empty string."""
    counts = ((sum(f.severity is s for f in findings), word) for s, word in WORDS.items())
    *most, last = [f"{n}\u00a0{word}{'s' * (n > 1)}" for n, word in counts if n] or [""]
    return " et ".join([", ".join(most), last]) if most else last
