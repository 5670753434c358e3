"""nginx on this machine alone, with the very configuration of the site.

`python -m tools.nginx FOLDER [PORT]` serves a folder of releases, as `make deploy` fills it. All
that nginx writes is in a folder of its own, which ends with it.
"""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from plugins.publishing.nginx import render_nginx
from plugins.publishing.servers import Server

PATIENCE = 10.0
MAIN = """\
{user}daemon off;
pid {folder}/pid;
error_log {folder}/error.log;
worker_processes 2;
events {{ worker_connections 512; }}
http {{
    include /etc/nginx/mime.types;
    default_type application/octet-stream;
    access_log off;
    sendfile on;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/site.conf;
}}
"""


def find_nginx() -> str | None:
    """The program, None where it is not installed."""
    return shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")


def find_port() -> int:
    """A port of this machine that nobody listens to."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])


@contextmanager
def serving(server: Server, port: int) -> Iterator[str]:
    """nginx serving `server` on 127.0.0.1; the address of it."""
    with running(render_nginx(server, listen=f"127.0.0.1:{port}"), port):
        yield f"http://127.0.0.1:{port}"


@contextmanager
def running(site: str, port: int) -> Iterator[None]:
    """nginx with the configuration `site`, once it listens to `port`."""
    folder = Path(tempfile.mkdtemp(prefix="nginx-"))
    user = "user root;\n" if os.geteuid() == 0 else ""
    (folder / "nginx.conf").write_text(MAIN.format(user=user, folder=folder))
    (folder / "site.conf").write_text(site, "utf-8")
    command = [find_nginx() or "nginx", "-p", str(folder), "-c", str(folder / "nginx.conf")]
    with (folder / "said").open("wb") as said:
        process = subprocess.Popen(command, stdout=said, stderr=said)  # noqa: S603 - as found
    try:
        wait(process, port, folder / "said")
        yield
    finally:
        process.send_signal(signal.SIGQUIT)
        process.wait(PATIENCE)
        shutil.rmtree(folder)


def wait(process: "subprocess.Popen[bytes]", port: int, said: Path) -> None:
    """Return once `process` listens to `port`; RuntimeError with what it `said` otherwise."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.02)
    raise RuntimeError(said.read_text())


def main() -> None:
    """Serve a folder of releases until Ctrl + C."""
    server = Server(str(Path(sys.argv[1]).resolve()), "http://127.0.0.1")
    port = int(sys.argv[2]) if len(sys.argv) > 2 else find_port()  # noqa: PLR2004 - words
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # ends nginx as Ctrl + C does
    with serving(server, port) as url, suppress(KeyboardInterrupt):
        print(f"{url}/  (Ctrl + C pour arrêter)", flush=True)  # noqa: T201 - what is asked for
        signal.pause()


if __name__ == "__main__":
    main()
