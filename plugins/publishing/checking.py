"""Holds what is about to be put online against the rules and against what is live. Edge.

`plugins/verification` knows the rules; a fault stops, a stop asks for its number.
"""

from dataclasses import replace
from pathlib import Path

from plugins.publishing.deploy import Stops
from plugins.publishing.hosts import PublishingError
from plugins.publishing.release import Release
from plugins.shared.findings import select_errors
from plugins.shared.releases import Release as Remembered
from plugins.shared.releases import dump_release, load_release
from plugins.verification.build import inspect_site, read_facts
from plugins.verification.guards import find_stops
from plugins.verification.report import format_report


def check(
    settings: Path, output: Path, release: Release, live: Release | None
) -> tuple[Release, Stops, str]:
    """`release` with what will be remembered of it, its stops, and what is worth a look.

    PublishingError where it is faulty.
    """
    facts, previous = read_facts(settings), _recall(live)
    findings, described = inspect_site(output, facts, previous)
    report = format_report(findings, len(described.pages)) if findings else ""
    if select_errors(findings):
        raise PublishingError(f"{report}\n\nRien n’a été mis en ligne\u00a0: corrigez, relancez.")
    stops = [(stop.sentence, stop.number) for stop in find_stops(described, previous)]
    return replace(release, remembered=dump_release(described)), stops, report


def _recall(live: Release | None) -> Remembered | None:
    return load_release(live.remembered) if live and live.remembered else None
