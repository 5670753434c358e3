"""`make validate`: the published site, built apart and held against the HTML and SVG standards."""

import sys
import tempfile
from pathlib import Path

from plugins.building.build import ROOT, build_site
from plugins.verification.checker import CHECKED, CheckerError, check_html

MEMORY = ROOT / ".cache/verification/valid.json"


def main() -> None:
    """Build, check, and say in French what was found; exits 1 when something was."""
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder).resolve() / "output"
        build_site(ROOT / "publishconf.py", {"OUTPUT_PATH": str(output), "ACCEPT_WARNINGS": True})
        paths = [path for path in sorted(output.rglob("*")) if path.suffix in CHECKED]
        texts = {path.relative_to(output).as_posix(): path.read_text("utf-8") for path in paths}
        errors = _check(output, texts)
    pages = sum(path.endswith(".html") for path in texts)
    if errors or not pages:
        lines = "\n".join(errors)
        raise SystemExit(f"{lines}\n\nPages vérifiées : {pages}, erreurs : {len(errors)}.")
    sys.stdout.write(f"Pages vérifiées : {pages}, avec leurs dessins. Aucune erreur.\n")


def _check(output: Path, texts: dict[str, str]) -> list[str]:
    """`a-propos/index.html:12: …`, in the checker's own words."""
    try:
        faults = check_html(output, texts, MEMORY)
        return [f"{fault.path}:{fault.line}: {fault.message}" for fault in faults]
    except CheckerError as failure:
        raise SystemExit(f"Le validateur n’a pas pu travailler : {failure}") from None


if __name__ == "__main__":
    main()
