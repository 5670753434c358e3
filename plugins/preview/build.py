"""Builds the site for the preview, and never raises: what goes wrong is an outcome too.

Adapter: what the preview knows of Pelican and of the build is here.
"""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pelican.settings import read_settings

from plugins.building.build import ROOT, LiveSite, Tell
from plugins.building.failures import describe_failure
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


def open_site(
    settings_file: Path, output: Path, find_overrides: Callable[[], dict[str, Any]] = dict
) -> LiveSite:
    """The site, to be built into `output` again and again, with settings overridden."""
    ours = {"OUTPUT_PATH": str(output), "PREVIEW": True}
    return LiveSite(settings_file, lambda: {**find_overrides(), **ours})


def build_outcome(
    site: LiveSite, changed: Iterable[str] | None = None, tell_first: Tell | None = None
) -> Outcome:
    """Build what `changed`, and tell what came of it; `tell_first` hears of the first pages."""
    began = time.perf_counter()
    try:
        result = site.build(changed, tell_first)
        built = Outcome(str(result.output), (), 0.0, result.notes, result.written)
        findings = list(result.findings)
    except BuildRefused as refusal:
        findings, built = list(refusal.findings), Outcome(None, (), 0.0)
    except (Exception, SystemExit) as failure:  # noqa: BLE001 - no build may end the preview
        findings, built = [describe_failure(failure, str(ROOT))], Outcome(None, (), 0.0)
    seconds = time.perf_counter() - began
    return replace(built, reports=attach_excerpts(findings), seconds=seconds)


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
