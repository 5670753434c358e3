"""The preview of the house, and the servers of its peers, each run as its author would start it.

All of them write to the disk what they serve.
"""

import http.client
import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.bench.processes import read_spent, wait_for
from tests.bench.tools import Tool
from tests.service.mail_server import find_free_port

APART = 0.6
"""Seconds between two saves, at least."""
QUIET = 0.25
PATIENCE = 20.0
START = 900.0
POLL = 0.002


@dataclass(frozen=True)
class Server:
    """A server that runs: its process and its port."""

    tool: Tool
    process: int
    port: int

    @property
    def output(self) -> Path:
        """Where it writes what it serves."""
        return self.tool.folder / self.tool.served

    def find_page(self, slug: str) -> str:
        """The path of the page of an article, as browsers ask for it."""
        return f"/{self.tool.address.format(slug=slug)}"

    def find_file(self, slug: str) -> Path:
        """The file of that page."""
        return self.tool.find_page(self.tool.served, slug)

    def wait_for_page(self, slug: str, word: str = "", patience: float = PATIENCE) -> float | None:
        """The moment when the page of an article is answered with `word`; None if it never is."""
        latest = time.perf_counter() + patience
        while time.perf_counter() < latest:
            status, text = self._get(self.find_page(slug))
            if status == 200 and word in text:
                return time.perf_counter()
            time.sleep(POLL)
        return None

    def _get(self, page: str) -> tuple[int, str]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=START)
        try:
            connection.request("GET", page)
            answer = connection.getresponse()
            return answer.status, answer.read().decode("utf-8", errors="replace")
        except OSError:
            return 0, ""
        finally:
            connection.close()

    def settle(self, saved: float) -> None:
        """Wait until it has nothing more to do, and for the time between two saves."""
        spent = -1.0
        while time.perf_counter() < saved + APART or spent != read_spent(self.process):
            spent = read_spent(self.process)
            time.sleep(QUIET)


@contextmanager
def serve(tool: Tool, slug: str) -> Iterator[Server]:
    """Start the server of a tool, and wait until it has built the page of an article."""
    port = find_free_port()
    environ = {name: each.replace("PORT", str(port)) for name, each in tool.environ.items()}
    command = [part.replace("PORT", str(port)) for part in tool.serve]
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(
            command, cwd=tool.folder, env={**os.environ, **environ}, stdout=said, stderr=said
        )
        server = Server(tool, process.pid, port)
        try:
            wait_for(port, START)
            server.wait_for_page(slug, patience=START)
            yield server
        finally:
            _end(process)


def _end(process: "subprocess.Popen[bytes]") -> None:
    process.send_signal(signal.SIGINT)
    try:
        process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
