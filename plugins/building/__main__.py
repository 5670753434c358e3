"""`python -m plugins.building`: the production site into `output/`, or a report of what to mend.

Pelican is loaded only where something may have changed since the last time.
"""

import argparse
import hashlib
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from plugins.building.incomplete import find_incomplete
from plugins.building.unchanged import Look, find_report, list_libraries, look, save_look
from plugins.shared.findings import BuildRefused, Severity, format_findings, select_errors

if TYPE_CHECKING:
    from plugins.building.build import BuildResult

ROOT = Path(__file__).resolve().parents[2]
TITLES = {
    Severity.WARNING: "Publié malgré ces avertissements :",
    Severity.ADVICE: "Pour aller plus loin :",
}
SOURCES = ("pelicanconf.py", "content/**/*.md")
LOOKS = ROOT / ".cache" / "builds"


def main() -> None:
    """Publish as the command line asks; exits 1 with a French report of what is wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--settings", type=Path, default=ROOT / "publishconf.py")
    parser.add_argument("--output", type=Path, default=ROOT / "output")
    parser.add_argument("--accept-warnings", action="store_true")
    parser.add_argument("--check", action="store_true", help="only say what there is to reread")
    options = parser.parse_args()
    try:
        report = format_check(check()) if options.check else publish(options)
    except BuildRefused as refusal:
        raise SystemExit(format_refusal(refusal)) from None
    print(report)


def check() -> "BuildResult":
    """Build as for the preview, where nobody sees it, for what is said on the way."""
    return build(ROOT / "pelicanconf.py", LOOKS / "check", accept_warnings=True)


def publish(options: argparse.Namespace) -> str:
    """What is said of the site, once it is what its sources say."""
    settings, output = options.settings.resolve(), options.output.resolve()
    asked = f"{settings}\0{output}\0{options.accept_warnings}".encode()
    place = LOOKS / f"{hashlib.blake2b(asked, digest_size=6).hexdigest()}.json"
    report = None if os.environ.get("CLEAN") == "1" else find_report(place)
    if report is None:
        seen = time.time_ns()
        result = build(settings, output, options.accept_warnings)
        report = format_success(result, output)
        _note_look(place, result, report, (settings, output, seen))
    return report


def build(settings: Path, output: Path, accept_warnings: bool) -> "BuildResult":
    """Make `output` what the sources say; raises BuildRefused, and then it is as it was."""
    from plugins.building.build import build_site  # noqa: PLC0415 - loads Pelican

    return build_site(settings, {"OUTPUT_PATH": str(output), "ACCEPT_WARNINGS": accept_warnings})


def _note_look(
    place: Path, result: "BuildResult", report: str, asked: tuple[Path, Path, int]
) -> None:
    settings, output, seen = asked
    folders = (*map(str, result.folders), str(ROOT / "plugins"), str(output))
    python = [*ROOT.glob("*.py"), *settings.parent.glob("*.py")]
    files = (*sorted({str(path) for path in python}), list_libraries())
    mark, newest = look(folders, files)
    save_look(place, Look(folders, files, mark, newest, seen, result.until, report))


def format_check(result: "BuildResult") -> str:
    """Every warning and advice, or that there is none."""
    return format_findings(result.findings) or "Rien à relire dans les textes."


def format_refusal(refusal: BuildRefused) -> str:
    """The findings, and what to do about them."""
    if select_errors(refusal.findings):
        advice = "Rien n’a été publié : corrigez les lignes ci-dessus, puis relancez."
    else:
        advice = (
            "Rien n’a été publié. Pour publier malgré ces avertissements : "
            "make publish ACCEPT_WARNINGS=1"
        )
    return f"{format_findings(refusal.findings)}\n\n{advice}"


def format_success(result: "BuildResult", output: Path) -> str:
    """What was published, what was waved through, and what its owner has yet to fill in."""
    lines = [f"Le site est prêt dans {output.name}/ : {_count(result)}."]
    for severity, title in TITLES.items():
        found = [finding for finding in result.findings if finding.severity is severity]
        lines += ["", title, format_findings(found)] if found else []
    incomplete = list(_find_places())
    if incomplete:
        lines += ["", "Il reste à compléter :", *incomplete]
    return "\n".join(lines)


def _count(result: "BuildResult") -> str:
    articles = "article" if result.articles < 2 else "articles"  # noqa: PLR2004 - French plural
    pages = "page" if result.pages < 2 else "pages"  # noqa: PLR2004 - French plural
    return f"{result.articles} {articles}, {result.pages} {pages}"


def _find_places() -> Iterator[str]:
    for pattern in SOURCES:
        for path in sorted(ROOT.glob(pattern)):
            for line, text in find_incomplete(path.read_text("utf-8")):
                yield f"  {path.relative_to(ROOT)}:{line}: {text}"


if __name__ == "__main__":
    main()
    sys.stdout.flush()
    os._exit(0)  # nothing is left to be done: taking a large site out of memory takes a tenth
