"""A copy of the blog in a folder of its own, its real preview, and a page that looks at it."""

import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page

from tests.conftest import ROOT
from tests.preview.conftest import PATIENCE, Preview, start_preview

CALM = 1.2
"""Seconds: longer than the preview waits for the end of a burst, and builds."""
SETTINGS = """
from pelicanconf import *
CACHE_FOLDER = str(ROOT / "cache")
PORT = 0
"""
DRAFT = "content/articles/2026/oser.md"
ADDRESS = "/brouillons/oser/"
HEADER = """\
Title: Oser le premier message
Date: 2026-11-20 08:00
Author: Karine
Category: Réseau
Tags: réseau
Slug: oser
Summary: Trois phrases suffisent.
Status: brouillon

"""
LONG = "Écrire à une personne que l’on ne connaît pas demande un peu de courage. " * 15
FAULTY = f"""\
A vous de jouer.

![](/images/carte-du-site.png)

## Pourquoi

{LONG}

#### Un saut

[Un lien](/nulle-part/)
"""


def copy_blog(folder: Path) -> Path:
    """The blog with one draft more; its settings file."""
    for name in ("plugins", "theme", "content"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pelicanconf.py", folder)
    settings = folder / "conf.py"
    settings.write_text(SETTINGS, "utf-8")
    (folder / DRAFT).write_text(HEADER + build_text(), "utf-8")
    return settings


def build_text(before: str = "", changed: dict[int, str] | None = None) -> str:
    """Thirty paragraphs and two details, after `before`; some of them `changed`."""
    parts = [f"Paragraphe {n}. {'Du courage, et de la simplicité. ' * 6}" for n in range(30)]
    for number, text in (changed or {}).items():
        parts[number] = text
    detail = '<details markdown="1"><summary>{}</summary>\n\nBonjour.\n\n</details>'
    parts[10:10] = [detail.format("Un exemple"), detail.format("Un autre")]
    return before + "\n\n".join(parts) + "\n"


def wait_until(page: Page, expression: str) -> None:
    """Wait until `expression` is true; the policy of the page lets no script poll it there."""
    latest = time.monotonic() + PATIENCE
    while not page.evaluate(expression):
        assert time.monotonic() < latest, expression
        page.wait_for_timeout(30)


@dataclass
class Desk:
    """A running preview, and how a test saves what it builds."""

    preview: Preview

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.preview.port}"

    def open(self, page: Page, path: str = ADDRESS) -> Page:
        """Go to `path`, and wait until the page listens to builds."""
        page.goto(self.address + path, wait_until="load")
        wait_until(page, "document.getElementById('apercu')?.dataset.build !== undefined")
        page.wait_for_timeout(100)
        return page

    def save(self, text: str, name: str = DRAFT) -> None:
        """Save the draft with another text, or any file as it is."""
        whole = HEADER + text if name == DRAFT else text
        (self.preview.folder / name).write_text(whole, "utf-8")

    def settle(self) -> None:
        """Wait until what was saved is built, and nothing more comes."""
        before = -1
        while before != self.preview.count_builds():
            before = self.preview.count_builds()
            time.sleep(CALM)

    def edit(self, page: Page, change: Callable[[], None]) -> None:
        """Make a change, and wait until `page` shows what it gave."""
        build = "document.getElementById('apercu').dataset.build"
        before = page.evaluate(build)
        change()
        wait_until(page, f"{build} !== '{before}'")
        page.wait_for_timeout(100)


def start_desk(folder: Path) -> Desk:
    """The preview of a copy of the blog."""
    return Desk(start_preview(copy_blog(folder), VISUAL="nano", EDITOR="", DISPLAY=""))
