"""A tiny project in a temporary folder, and the real preview of it in a process of its own.

The plugins are copied there: a test may change one, and work in the house disturbs no test.
"""

import http.client
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from queue import Queue

import pytest

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 15
"""Seconds after which a test that waits for an event gives up."""

ROOMS = ("building", "comments", "images", "incremental", "preview", "prose", "reading", "shared")
"""The capabilities that a preview needs."""

SETTINGS = """
from pelicanconf import *
CACHE_FOLDER = str(ROOT / "cache")
PLUGINS = ["plugins.building.plugin", "plugins.faults"]
PORT = 0
PROOFREADING = False
"""
FAULTS = """
from pathlib import Path
from plugins.shared.events import content_linked
from plugins.shared.findings import Finding, Severity

def find(content):
    settings, path = content.settings, Path(content.source_path)
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        for word, severity in (("FAUTE", Severity.ERROR), ("RISQUE", Severity.WARNING)):
            if word in line:
                place = str(path.relative_to(Path(settings["PATH"]).parent))
                finding = Finding(place, number, f"voici <{word}>.", severity)
                settings["FINDINGS"].append(finding)

def register():
    content_linked.connect(find)
"""
TEMPLATE = """<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><title>{{ SITENAME }}</title></head>
<body class="a>b"><main data-page="KIND">{% if article is defined %}{{ article.content|safe }}
{% endif %}</main></body></html>
"""
TEMPLATES = (
    "404 archives article author authors categories category index page period_archives tag tags"
)
ARTICLE = "Title: Oser\nDate: 2026-01-02\nSlug: oser\nCategory: Réseau\n\n{text}\n"


def write_site(folder: Path, text: str = "Bonjour.") -> Path:
    """Write a project with one article and return its settings file."""
    templates, articles = folder / "theme/templates", folder / "content/articles"
    templates.mkdir(parents=True)
    articles.mkdir(parents=True)
    (folder / "content/extra").mkdir()
    for name in TEMPLATES.split():
        (templates / f"{name}.html").write_text(TEMPLATE.replace("KIND", name), "utf-8")
    (articles / "oser.md").write_text(ARTICLE.format(text=text), "utf-8")
    for room in ROOMS:
        shutil.copytree(ROOT / "plugins" / room, folder / "plugins" / room)
    for name in ("plugins/__init__.py", "pelicanconf.py"):
        shutil.copy(ROOT / name, folder / name)
    (folder / "plugins/faults.py").write_text(FAULTS, "utf-8")
    settings = folder / "conf.py"
    settings.write_text(SETTINGS, "utf-8")
    return settings


@dataclass
class Preview:
    """A running preview, what it said, and how to talk to it."""

    folder: Path
    process: subprocess.Popen[str]
    said: list[str] = field(default_factory=list)
    lines: Queue[str] = field(default_factory=Queue)
    streams: list["Events"] = field(default_factory=list)
    port: int = 0

    def listen(self) -> None:
        """Collect what the process says, so that it never waits for a reader."""
        for line in self.process.stdout or ():
            self.said.append(line)
            self.lines.put(line)
        self.lines.put("")

    def wait_for(self, pattern: str) -> re.Match[str]:
        """The first match of `pattern` in the lines that follow; fails when the process ends."""
        while line := self.lines.get(timeout=PATIENCE):
            if match := re.search(pattern, line):
                return match
        pytest.fail(f"the preview ended: {''.join(self.said)}")

    def get(self, path: str, method: str = "GET", **headers: str) -> "Answer":
        """Ask for `path`, sent as it is."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.putrequest(method, path, skip_host="Host" in headers)
        for name, value in headers.items():
            connection.putheader(name, value)
        connection.endheaders()
        response = connection.getresponse()
        data = response.read()
        connection.close()
        body = data.decode("utf-8", errors="replace")
        return Answer(response.status, response.headers, body, data)

    def events(self) -> "Events":
        """The name of the build that is shown, then of each that follows."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.request("GET", "/-/evenements")
        self.streams.append(Events(connection, connection.getresponse()))
        return self.streams[-1]

    def save(self, text: str, name: str = "content/articles/oser.md") -> None:
        """Save the article with another text, or any file as it is."""
        article = name == "content/articles/oser.md"
        (self.folder / name).write_text(ARTICLE.format(text=text) if article else text, "utf-8")

    def count_builds(self) -> int:
        """How many builds the terminal told of."""
        return sum("reconstruit" in line or "garde" in line for line in self.said)

    def stop(self) -> int:
        """What Ctrl + C does; the exit code."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(timeout=PATIENCE)


@dataclass(frozen=True)
class Events:
    """An open stream of events: the name of the build that each tells."""

    connection: http.client.HTTPConnection
    response: http.client.HTTPResponse

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        while line := self.response.readline():
            if line.startswith(b"data: "):
                told = json.loads(line.decode().removeprefix("data: "))
                return str(told["build"])
        raise StopIteration

    def close(self) -> None:
        self.response.close()
        self.connection.close()


@dataclass(frozen=True)
class Answer:
    """One HTTP answer, read to its end."""

    status: int
    headers: http.client.HTTPMessage
    body: str
    data: bytes = b""


def start_preview(
    settings: Path,
    ready: str = r"http://\S+?:(\d+)/",
    arguments: tuple[str, ...] = (),
    **variables: str,
) -> Preview:
    """Start the real command on `settings` and wait until it says its address."""
    command = [sys.executable, "-m", "plugins.preview", "--settings", str(settings), *arguments]
    process = subprocess.Popen(
        command,
        cwd=settings.parent,
        env={**os.environ, **variables},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )
    preview = Preview(settings.parent, process)
    threading.Thread(target=preview.listen, daemon=True).start()
    preview.port = int(preview.wait_for(ready)[1])
    return preview


def end(preview: Preview) -> None:
    """Stop the process whatever became of the test, and close what it said through."""
    for stream in preview.streams:
        stream.close()
    preview.process.kill()
    preview.process.wait(timeout=PATIENCE)
    while preview.lines.get(timeout=PATIENCE):
        pass
    if preview.process.stdout:
        preview.process.stdout.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of a tiny blog."""
    write_site(tmp_path)
    return tmp_path


@pytest.fixture
def preview(folder: Path) -> Iterator[Preview]:
    """A preview of a tiny blog, for one test alone."""
    running = start_preview(folder / "conf.py")
    yield running
    end(running)
