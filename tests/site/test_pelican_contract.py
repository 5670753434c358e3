"""What we rely on in Pelican: an upgrade that changes it is told here, not by a reader."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from pelican import __version__, signals

from tests.conftest import ROOT, BuiltSite

Build = Callable[..., BuiltSite]
ARTICLE = "Title: Un titre\nDate: 2026-01-02\nSummary: Un résumé.\n\n[x]({filename}b.md)\n"
PLAIN = """
import json, sys
from pelican import Pelican, signals
from pelican.settings import DEFAULT_CONFIG, configure_settings
def note(content):
    print("slug:", getattr(content, "slug", ""))
signals.content_object_init.connect(note)
settings = {**DEFAULT_CONFIG, **json.loads(sys.argv[1]), "PLUGINS": [], "TIMEZONE": "UTC"}
Pelican(configure_settings(settings)).run()
"""
ORDER = (
    "initialized",
    "content_object_init",
    "article_generator_finalized",
    "all_generators_finalized",
    "get_writer",
    "content_written",
    "finalized",
)


def test_the_version_is_the_one_these_facts_were_seen_on() -> None:
    assert __version__ == "4.12.0"


def test_signals_come_in_the_order_that_plugins_count_on(site: Build) -> None:
    heard: list[str] = []
    receivers = {name: lambda *_a, name=name, **_k: heard.append(name) for name in ORDER}
    for name, receiver in receivers.items():
        getattr(signals, name).connect(receiver)
    site({"articles/a.md": ARTICLE.replace("b.md", "a.md")})
    for name, receiver in receivers.items():
        getattr(signals, name).disconnect(receiver)
    assert tuple(dict.fromkeys(heard)) == ORDER


def _run_plain(tmp_path: Path, source: str) -> subprocess.CompletedProcess[str]:
    """Pelican alone, in a process of its own: signals are shared by all builds of a process."""
    content = tmp_path / "content"
    content.mkdir()
    (content / "a.md").write_text(source, "utf-8")
    overrides = {"PATH": str(content), "OUTPUT_PATH": str(tmp_path / "output")}
    command = [sys.executable, "-W", "ignore", "-c", PLAIN, json.dumps(overrides)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("date", ["demain", "5 mars 2024"])
def test_an_unreadable_date_loses_the_article_and_exits_0(tmp_path: Path, date: str) -> None:
    done = _run_plain(tmp_path, f"Title: x\nDate: {date}\n\nTexte.\n")
    assert (done.returncode, "Could not process" in done.stderr) == (0, True)
    assert not (tmp_path / "output/x.html").exists()


def test_dates_are_guessed_so_ours_are_read_before(tmp_path: Path) -> None:
    _run_plain(tmp_path, "Title: x\nDate: 03/05/2024\n\nTexte.\n")
    assert "2024-03-05" in (tmp_path / "output/x.html").read_text("utf-8")


def test_bodies_are_root_relative_when_localsiteurl_is_empty(site: Build) -> None:
    built = site({"articles/a.md": ARTICLE, "articles/b.md": ARTICLE.replace("b.md", "a.md")})
    assert built.html("a/index.html").select_one(".prose a")["href"] == "/b/"


def test_the_slug_is_there_before_content_object_init(tmp_path: Path) -> None:
    done = _run_plain(tmp_path, "Title: Un titre\nDate: 2026-01-02\n\nTexte.\n")
    assert "slug: un-titre" in done.stdout


def test_no_plugin_of_the_registry_is_installed() -> None:
    namespace = pytest.importorskip("pelican.plugins").__path__
    found = [entry.name for folder in namespace for entry in Path(folder).iterdir()]
    assert set(found) <= {"__init__.py", "__pycache__", "_utils.py", "signals.py"}
