"""`make validate`: the published site, built apart and held against the HTML and SVG standards."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from plugins.building.build import ROOT, build_site

CHECKER = ROOT / "tools/node_modules/vnu-jar/build/dist/vnu.jar"
OPTIONS = ["--errors-only", "--skip-non-html", "--also-check-svg", "--exit-zero-always"]


def main() -> None:
    """Build, check, and say in French what was found; exits 1 when something was."""
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder).resolve() / "output"
        build_site(ROOT / "publishconf.py", {"OUTPUT_PATH": str(output), "ACCEPT_WARNINGS": True})
        pages = [path.suffix for path in output.rglob("*")].count(".html")
        errors = [describe(message, output) for message in find_errors(output)]
    if errors or not pages:
        lines = "\n".join(errors)
        raise SystemExit(f"{lines}\n\nPages vérifiées : {pages}, erreurs : {len(errors)}.")
    sys.stdout.write(f"Pages vérifiées : {pages}, avec leurs dessins. Aucune erreur.\n")


def find_errors(folder: Path) -> list[dict[str, Any]]:
    """What the checker says of every page and drawing in `folder`."""
    command = ["java", "-jar", str(CHECKER), *OPTIONS, "--format", "json", str(folder)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)  # noqa: S603
    try:
        return list(json.loads(done.stderr)["messages"])
    except (ValueError, KeyError):
        raise SystemExit(f"Le validateur n’a pas pu travailler : {done.stderr[-500:]}") from None


def describe(message: dict[str, Any], folder: Path) -> str:
    """`a-propos/index.html:12: …`, in the checker's own words."""
    address = unquote(message.get("url", "")).removeprefix("file:")
    path = address.replace("/./", "/").removeprefix(f"{folder}/")
    return f"{path}:{message.get('lastLine', 1)}: {message['message']}"


if __name__ == "__main__":
    main()
