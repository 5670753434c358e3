"""Caddy on this machine alone, with the very configuration of the site."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from plugins.publishing.caddy import render_caddy
from plugins.publishing.servers import Server
from tools.nginx import PATIENCE, wait


@contextmanager
def serving(server: Server, port: int) -> Iterator[str]:
    """Caddy serving `server` on 127.0.0.1; the address of it."""
    address = f"http://127.0.0.1:{port}"
    folder = Path(tempfile.mkdtemp(prefix="caddy-"))
    site = render_caddy(server, address=address)
    (folder / "Caddyfile").write_text(f"{{\n\tadmin off\n}}\n{site}", "utf-8")
    command = ["caddy", "run", "--adapter", "caddyfile", "--config", str(folder / "Caddyfile")]
    environ = {**os.environ, "HOME": str(folder), "XDG_DATA_HOME": str(folder)}
    with (folder / "said").open("wb") as said:
        process = subprocess.Popen(command, stdout=said, stderr=said, env=environ)  # noqa: S603
    try:
        wait(process, port, folder / "said")
        yield address
    finally:
        process.terminate()
        process.wait(PATIENCE)
        shutil.rmtree(folder)
