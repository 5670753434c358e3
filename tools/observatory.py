"""`make observatory`: how MDN’s HTTP Observatory scores the configuration of nginx that is shipped.

Nothing leaves this machine: nginx serves output/ on the ports 80 and 443 of 127.0.0.1 (which takes
root), with a certificate made for the occasion.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from plugins.publishing.nginx import render_nginx
from plugins.publishing.servers import Server
from tools.nginx import running

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / ".cache/observatory/node_modules/@mdn/mdn-http-observatory"
LEAST = 125
KEY = ("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2")
NAME = ("-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost")


def main() -> None:
    """Serve, scan, and say what was found; exits 1 below LEAST."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "current").symlink_to(ROOT / "output")
        make_certificate(folder)
        server = Server(name, "https://localhost", has_service=True)
        with running(adapt(render_nginx(server), folder), 443):
            result = scan(folder / "fullchain.pem")
    for test, found in result["tests"].items():
        sys.stdout.write(f"{found['scoreModifier'] or 0:+4} {test}: {found['result']}\n")
    score, grade = result["scan"]["score"], result["scan"]["grade"]
    sys.stdout.write(f"{score} ({grade})\n")
    raise SystemExit(score < LEAST)


def make_certificate(folder: Path) -> None:
    """A key and a certificate, where the configuration looks for them."""
    out = ("-keyout", str(folder / "privkey.pem"), "-out", str(folder / "fullchain.pem"))
    subprocess.run([*KEY, *NAME, *out], check=True, capture_output=True)  # noqa: S603 - our own


def adapt(site: str, folder: Path) -> str:
    """The very configuration, on this machine alone and with that certificate."""
    lines = [line for line in site.splitlines() if "[::]" not in line]
    text = "\n".join(lines).replace("/etc/letsencrypt/live/localhost", str(folder))
    return text.replace("listen 80;", "listen 127.0.0.1:80;").replace(
        "listen 443 ", "listen 127.0.0.1:443 "
    )


def scan(certificate: Path) -> Any:
    """What the Observatory says of localhost; the list of preloaded names stays empty."""
    preloaded = PACKAGE / "conf" / "hsts-preload.json"
    if not preloaded.exists():
        preloaded.write_text("{}")
    environ = {**os.environ, "NODE_EXTRA_CA_CERTS": str(certificate)}
    command = ["node", str(PACKAGE / "src" / "scan.js"), "localhost"]
    done = subprocess.run(  # noqa: S603 - our own command
        command, check=False, capture_output=True, text=True, env=environ
    )
    return json.loads(done.stdout)


if __name__ == "__main__":
    main()
