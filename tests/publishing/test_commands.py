"""`make deploy` and what goes with it, as the author types them, on the real blog."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from plugins.publishing.folder import FolderHost
from tests.conftest import ROOT

FAST = 2.0
"""Seconds in which one is back at the version before."""


class Terminal:
    """Runs commands for one host; `site_url` is where the blog is said to be."""

    def __init__(self, folder: Path, site_url: str = "https://www.blog-de-karine.fr") -> None:
        self.folder, self.host = folder, FolderHost(folder / "srv")
        told = {"PUBLISH_TO": str(self.host.folder), "PUBLISH_LOOK_AT": "", "SITEURL": site_url}
        self.environ = {**os.environ, **told}

    def run(self, *words: str, typed: str = "") -> tuple[int, str]:
        """The exit code, and all that was said."""
        output = ("--output", str(self.folder / "output"))
        done = subprocess.run(
            [sys.executable, "-m", "plugins.publishing", *words, *output],
            check=False,
            cwd=ROOT,
            env=self.environ,
            input=typed,
            capture_output=True,
            text=True,
        )
        return done.returncode, done.stdout + done.stderr


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    return Terminal(tmp_path)


def test_the_blog_goes_online_changes_nothing_twice_and_comes_back(terminal: Terminal) -> None:
    code, said = terminal.run("deploy", typed="o\n")
    assert code == 0, said
    assert "• Le premier café avec un inconnu (/le-premier-cafe-avec-un-inconnu/)" in said
    assert "En ligne\u00a0: " in said
    first = terminal.host.find_live()
    assert first is not None
    added = {"index.html.br", "index.html.gz", "_headers", "redirects.map.caddy"}
    assert added <= first.files.keys()
    assert terminal.run("deploy", "--yes")[1].startswith("Rien n’a changé")
    assert list(terminal.host.list_releases()) == [first]
    begun = time.monotonic()
    code, said = terminal.run("rollback")
    assert (code, "Il n’y a pas de version antérieure" in said) == (1, True)
    assert time.monotonic() - begun < FAST


def test_a_site_of_another_address_asks_for_its_number(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, "https://www.jesuisunero.example")
    code, said = terminal.run("deploy", "--yes")
    assert (code, "c’est un exemple" in said) == (1, True)
    assert terminal.host.find_live() is None
    code, said = terminal.run("deploy", typed="o\n")
    assert (code, "Rien n’a été mis en ligne" in said) == (1, True)


def test_nobody_at_the_terminal_is_no_yes(terminal: Terminal) -> None:
    code, said = terminal.run("deploy", typed="")
    assert (code, "Rien n’a été mis en ligne" in said) == (1, True)
    assert terminal.host.find_live() is None


def test_without_a_place_the_author_is_told_where_to_say_it(terminal: Terminal) -> None:
    terminal.environ["PUBLISH_TO"] = ""
    for command in ("deploy", "rollback", "servers"):
        code, said = terminal.run(command)
        assert (code, "PUBLISH_TO=/srv/blog" in said) == (1, True)
        assert "Traceback" not in said


def test_a_disk_that_refuses_is_said_on_one_line(terminal: Terminal) -> None:
    terminal.host.folder.write_text("ceci n’est pas un dossier")
    code, said = terminal.run("deploy", "--yes")
    assert code == 1
    assert said.splitlines()[-1].startswith("La machine a refusé\u00a0: ")
    assert "Traceback" not in said
