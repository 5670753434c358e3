"""One build of the site, whole or refused with findings: the only way the house runs Pelican.

Pelican logs what it loses and exits 0; here whatever it logs as an error refuses the build.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pelican import Pelican
from pelican.log import console
from pelican.settings import read_settings

from plugins.building.error_log import recorded_findings
from plugins.building.failures import describe_failure
from plugins.building.notes import PageNotes
from plugins.building.plugin import refuse_faulty_site
from plugins.shared.findings import BuildRefused, Finding, select_errors

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class BuildResult:
    """A build that succeeded: where its output lies, what it warns about, what it read."""

    output: Path
    findings: tuple[Finding, ...]
    articles: int
    pages: int
    notes: PageNotes = field(default_factory=dict)


def build_site(settings_file: Path, overrides: Mapping[str, Any] | None = None) -> BuildResult:
    """Build the site described by `settings_file`.

    `overrides` replace settings by name. Raises BuildRefused with every finding when the site is
    not whole; then nothing should be trusted in the output folder.
    """
    with recorded_findings(ROOT) as findings, _failures_as(findings):
        settings = read_settings(str(settings_file), override=dict(overrides or {}))
        settings["FINDINGS"] = findings
        pelican = Pelican(settings)
        _refuse_errors(findings)
        pelican.run()
        refuse_faulty_site(pelican)
    counts, notes = settings["BUILD_COUNTS"], settings["PAGE_NOTES"]
    return BuildResult(Path(settings["OUTPUT_PATH"]), tuple(findings), **counts, notes=notes)


def _refuse_errors(findings: list[Finding]) -> None:
    if select_errors(findings):
        raise BuildRefused(findings)


@contextmanager
def _failures_as(findings: list[Finding]) -> Iterator[None]:
    """Refuse the build where anything raises; keep Pelican's own words off the terminal."""
    spoke, console.quiet = console.quiet, True
    try:
        yield
    except Exception as failure:
        findings.append(describe_failure(failure, str(ROOT)))
        raise BuildRefused(findings) from failure
    finally:
        console.quiet = spoke
