"""`python -m plugins.verification`: what `make check-site` does with a built site. Adapter."""

import argparse
from pathlib import Path

from plugins.shared.findings import Finding, select_errors
from plugins.shared.releases import Release, load_release
from plugins.verification.build import inspect_site, read_facts, validate_site
from plugins.verification.facts import SiteFacts
from plugins.verification.report import format_report

ROOT = Path(__file__).resolve().parents[2]
NO_CHECKER = "Le HTML n’a pas été validé\u00a0: il y faut Java, et une première fois make validate."


def main() -> None:
    """Print a French report; exit code 1 when an error is in it."""
    options = _read_options()
    facts, previous = read_facts(options.settings), _read_release(options.previous)
    findings, release = inspect_site(options.output, facts, previous)
    said = _validate(options, facts, findings)
    print(format_report(findings, len(release.pages)))
    if said:
        print(said)
    if select_errors(findings):
        raise SystemExit(1)


def _read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--settings", type=Path, default=ROOT / "publishconf.py")
    parser.add_argument("--output", type=Path, default=ROOT / "output")
    parser.add_argument("--previous", type=Path, help="what was remembered of the last release")
    parser.add_argument("--html", action="store_true", help="ask the Nu Html Checker too")
    return parser.parse_args()


def _read_release(path: Path | None) -> Release | None:
    return load_release(path.read_text("utf-8")) if path else None


def _validate(options: argparse.Namespace, facts: SiteFacts, findings: list[Finding]) -> str:
    """Add to `findings` what the Nu Html Checker says; a sentence where it could not be asked."""
    if not options.html:
        return ""
    found = validate_site(options.output, facts, ROOT / ".cache/verification/valid.json")
    findings += found or []
    return NO_CHECKER if found is None else ""


if __name__ == "__main__":
    main()
