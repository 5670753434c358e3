"""What Pelican logs as an error becomes a finding: it would go on, and exit 0."""

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from plugins.building.failures import describe_failure
from plugins.shared.findings import Finding

_PLUGIN = "le greffon «\u00a0{0}\u00a0» ne se charge pas\u00a0:"
_NOWHERE = Finding("pelican", None, "")


class _FindingHandler(logging.Handler):
    """Turns each error that Pelican logs into a finding; its warnings are ours to give."""

    def __init__(self, findings: list[Finding], root: Path) -> None:
        super().__init__(logging.ERROR)
        self.findings = findings
        self.root = root

    def emit(self, record: logging.LogRecord) -> None:
        given = record.args if isinstance(record.args, tuple) else ()
        known = [arg for arg in given if isinstance(arg, Exception)]
        cause = known[0] if known else sys.exc_info()[1]  # most often logged where it is caught
        place = describe_failure(cause, str(self.root)) if cause else _NOWHERE
        said = _PLUGIN.format(*given) if "load plugin" in str(record.msg) else record.getMessage()
        is_said = place.line is not None and not known
        message = place.message if is_said else f"{said} {place.message}".strip()
        self.findings.append(Finding(place.path, place.line, message))


@contextmanager
def recorded_findings(root: Path, findings: list[Finding]) -> Iterator[None]:
    """Add to `findings` every error that Pelican logs in this block."""
    handler = _FindingHandler(findings, root)
    logger = logging.getLogger("pelican")
    logger.addHandler(handler)
    try:
        yield
    finally:
        logger.removeHandler(handler)
