"""`make lighthouse`: home, article and archives of the published site, as Lighthouse sees them.

Each is measured three times on the mobile profile, served on loopback with gzip and its policy.
"""

import functools
import gzip
import http.server
import json
import os
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from statistics import median

from plugins.building.build import ROOT, build_site
from plugins.preview.policy import SECURITY_HEADERS

PAGES = ("/", "/le-reseau-je-deteste-ca-je-prefere-les-vraies-rencontres/", "/archives/")
RUNS = 3
LIGHTHOUSE = ROOT / ".cache/lighthouse/node_modules/.bin/lighthouse"
FLAGS = "--headless --no-sandbox --disable-gpu"
COMPRESSED = {".html", ".css", ".js", ".svg", ".xml", ".txt"}


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Serves files as a careful host would."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        body, small = path.read_bytes(), path.suffix in COMPRESSED
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        if small:
            body = gzip.compress(body, 9)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=31536000")
        for name, value in SECURITY_HEADERS.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_args: object) -> None:
        """Say nothing."""


def main() -> None:
    """Build, serve, measure; print the median of each score."""
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / "output"
        handler = functools.partial(_Handler, directory=str(output))
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        address = f"http://127.0.0.1:{server.server_port}"
        overrides = {"OUTPUT_PATH": str(output), "ACCEPT_WARNINGS": True, "SITEURL": address}
        build_site(ROOT / "publishconf.py", overrides)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        for page in PAGES:
            report(page, [measure(address + page, Path(folder)) for _ in range(RUNS)])
        server.shutdown()


def measure(url: str, folder: Path) -> dict[str, int]:
    """The scores of one run, out of 100, by category."""
    result = folder / "lighthouse.json"
    command = [str(LIGHTHOUSE), url, "--quiet", "--output=json", f"--output-path={result}"]
    environment = {"CHROME_PATH": "/usr/bin/chromium", **os.environ}
    subprocess.run([*command, f"--chrome-flags={FLAGS}"], check=True, env=environment)  # noqa: S603
    categories = json.loads(result.read_text("utf-8"))["categories"]
    return {name: round(category["score"] * 100) for name, category in categories.items()}


def report(page: str, runs: list[dict[str, int]]) -> None:
    """One line: the page, and the median of each score."""
    scores = (f"{name} {median(run[name] for run in runs):.0f}" for name in runs[0])
    sys.stdout.write(f"{page}: {', '.join(scores)}\n")


if __name__ == "__main__":
    main()
