"""Builds the site for the preview, and never raises: what goes wrong is an outcome too.

Adapter: what the preview knows of Pelican and of the build is here.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pelican.settings import read_settings

from plugins.building.build import ROOT, build_site
from plugins.building.failures import describe_failure
from plugins.building.notes import PageNotes
from plugins.preview.outcome import Outcome, Report, cut_excerpt, parse_traceback, sort_findings
from plugins.shared.findings import BuildRefused, Finding


@dataclass(frozen=True)
class Place:
    """What the settings say of where the preview reads, keeps its folders and listens."""

    bind: str
    port: str
    content: Path
    theme: Path
    cache: Path


def read_place(settings_file: Path) -> Place:
    """The place that `settings_file` describes, or the usual one where it cannot be read."""
    settings: dict[str, Any] = {}
    try:
        settings = read_settings(str(settings_file))
    except (Exception, SystemExit):  # noqa: BLE001 - whatever it is, the first build will say it
        settings = {}
    return Place(
        bind=settings.get("BIND", "127.0.0.1"),
        port=str(settings.get("PORT", 8000)),
        content=Path(settings.get("PATH", ROOT / "content")),
        theme=Path(settings.get("THEME", ROOT / "theme")),
        cache=Path(settings.get("CACHE_FOLDER", ROOT / ".cache")),
    )


def build_outcome(
    settings_file: Path, output: Path, build_overrides: Callable[[], dict[str, Any]] = dict
) -> Outcome:
    """Build into `output`, with settings overridden, and tell what came of it."""
    began = time.perf_counter()
    notes: PageNotes = {}
    try:
        overrides = {**build_overrides(), "OUTPUT_PATH": str(output), "PREVIEW": True}
        result = build_site(settings_file, overrides)
        findings, notes = list(result.findings), result.notes
        built: str | None = str(output)
    except BuildRefused as refusal:
        findings, built = list(refusal.findings), None
    except (Exception, SystemExit) as failure:  # noqa: BLE001 - no build may end the preview
        findings, built = [describe_failure(failure, str(ROOT))], None
    return Outcome(built, attach_excerpts(findings), time.perf_counter() - began, notes)


def describe_import_failure(text: str) -> Outcome:
    """The outcome of changed code that Python cannot import; `text` is what it said."""
    return Outcome(None, attach_excerpts([parse_traceback(text, str(ROOT))]), 0.0)


def attach_excerpts(findings: list[Finding]) -> tuple[Report, ...]:
    """Each finding with the lines of its file, as they are now."""
    return tuple(Report(f, _read_excerpt(f)) for f in sort_findings(findings))


def _read_excerpt(finding: Finding) -> Any:
    try:
        source = (ROOT / finding.path).read_text("utf-8", errors="replace")
    except OSError:
        return ()
    return cut_excerpt(source, finding.line)
