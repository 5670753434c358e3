"""`python -m plugins.building`: the production site into `output/`, or a report of what to mend."""

import argparse
import tempfile
from collections.abc import Iterator
from pathlib import Path

from plugins.building.build import ROOT, BuildResult, build_site
from plugins.building.folder import replaced_folder
from plugins.building.incomplete import find_incomplete
from plugins.shared.findings import BuildRefused, Severity, format_findings, select_errors

TITLES = {
    Severity.WARNING: "Publié malgré ces avertissements :",
    Severity.ADVICE: "Pour aller plus loin :",
}
SOURCES = ("pelicanconf.py", "content/**/*.md")


def main() -> None:
    """Publish as the command line asks; exits 1 with a French report of what is wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--settings", type=Path, default=ROOT / "publishconf.py")
    parser.add_argument("--output", type=Path, default=ROOT / "output")
    parser.add_argument("--accept-warnings", action="store_true")
    parser.add_argument("--check", action="store_true", help="only say what there is to reread")
    options = parser.parse_args()
    try:
        if options.check:
            print(format_check(check()))
            return
        result = publish(options.settings, options.output, options.accept_warnings)
    except BuildRefused as refusal:
        raise SystemExit(format_refusal(refusal)) from None
    print(format_success(result, options.output))


def check() -> BuildResult:
    """Build as for the preview, where nobody sees it, for what is said on the way."""
    with tempfile.TemporaryDirectory() as folder:
        return publish(ROOT / "pelicanconf.py", Path(folder) / "output", accept_warnings=True)


def format_check(result: BuildResult) -> str:
    """Every warning and advice, or that there is none."""
    return format_findings(result.findings) or "Rien à relire dans les textes."


def publish(settings: Path, output: Path, accept_warnings: bool) -> BuildResult:
    """Build into a fresh folder and put it in the place of `output` only when it is whole."""
    with replaced_folder(output) as fresh:
        overrides = {"OUTPUT_PATH": str(fresh), "ACCEPT_WARNINGS": accept_warnings}
        return build_site(settings, overrides)


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


def format_success(result: BuildResult, output: Path) -> str:
    """What was published, what was waved through, and what its owner has yet to fill in."""
    lines = [f"Le site est prêt dans {output.name}/ : {_count(result)}."]
    for severity, title in TITLES.items():
        found = [finding for finding in result.findings if finding.severity is severity]
        lines += ["", title, format_findings(found)] if found else []
    incomplete = list(_find_places())
    if incomplete:
        lines += ["", "Il reste à compléter :", *incomplete]
    return "\n".join(lines)


def _count(result: BuildResult) -> str:
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
