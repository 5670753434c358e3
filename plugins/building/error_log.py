"""What Pelican logs as an error becomes a finding: it would go on, and exit 0."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from plugins.building.failures import describe_failure
from plugins.shared.findings import Finding


class _FindingHandler(logging.Handler):
    """Turns each error that Pelican logs into a finding; its warnings are ours to give."""

    def __init__(self, findings: list[Finding], root: Path) -> None:
        super().__init__(logging.ERROR)
        self.findings = findings
        self.root = root

    def emit(self, record: logging.LogRecord) -> None:
        cause = record.exc_info[1] if record.exc_info else None
        place = describe_failure(cause, str(self.root)) if cause else Finding("pelican", None, "")
        message = f"{record.getMessage()} {place.message}".strip()
        self.findings.append(Finding(place.path, place.line, message))


@contextmanager
def recorded_findings(root: Path) -> Iterator[list[Finding]]:
    """The list to which every error logged by Pelican in this block is added."""
    findings: list[Finding] = []
    handler = _FindingHandler(findings, root)
    logger = logging.getLogger("pelican")
    logger.addHandler(handler)
    try:
        yield findings
    finally:
        logger.removeHandler(handler)
