"""The findings as `make check-site` prints them: by rule, each sentence once. Core."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from plugins.shared.findings import Finding, Severity
from plugins.verification.faults import TITLES

MOST_PLACES = 3
"""A fault of the theme stands on each page: a few of them tell where to look."""
SOUND = "Rien à corriger"


def format_report(findings: Iterable[Finding], pages: int) -> str:
    """Every finding under the title of its rule, then how many there are on `pages` pages."""
    by_rule: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        by_rule[finding.kind].append(finding)
    blocks = [
        f"{TITLES.get(rule, rule or 'Site')}\n" + "\n".join(_list_lines(by_rule[rule]))
        for rule in sorted(by_rule, key=[*TITLES, *by_rule].index)
    ]
    found = [finding for group in by_rule.values() for finding in group]
    return "\n\n".join([*blocks, _count(found, pages)])


def _list_lines(findings: list[Finding]) -> Iterator[str]:
    same: defaultdict[tuple[Severity, str], list[Finding]] = defaultdict(list)
    for finding in findings:
        same[finding.severity, finding.message].append(finding)
    for group in same.values():
        places = ", ".join(finding.place for finding in group[:MOST_PLACES])
        rest = len(group) - MOST_PLACES
        more = f" et {_agree(rest, 'autre endroit', 'autres endroits')}" if rest > 0 else ""
        yield f"  {places}{more}: {group[0].label}{group[0].message}"


def _count(findings: list[Finding], pages: int) -> str:
    where = f"{_agree(pages, 'page vérifiée', 'pages vérifiées')}"
    if not findings:
        return f"{where}. {SOUND}."
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    others = len(findings) - errors
    counts = [
        _agree(errors, "erreur", "erreurs") if errors else "aucune erreur",
        *([_agree(others, "avertissement", "avertissements")] if others else []),
    ]
    return f"{where}\u00a0: {', '.join(counts)}."


def _agree(count: int, one: str, many: str) -> str:
    return f"{count}\u00a0{one if count < 2 else many}"  # noqa: PLR2004 - French plural
