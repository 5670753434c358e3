"""A blog in a folder of its own, published by the real build and the real publication.

`python -m tests.publishing.publisher FOLDER N` publishes it once more, says « ready » before it
begins, and kills itself when it is about to touch the disk for the Nth time, unless N is 0.
"""

import os
import random
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from plugins.publishing.deploy import Desk, deploy
from plugins.publishing.folder import FolderHost
from plugins.publishing.release import Release
from plugins.publishing.settings import Settings
from plugins.publishing.workshop import Workshop, open_work
from tests.conftest import ROOT

SETTINGS = """
import sys
sys.path.insert(0, {root!r})
from publishconf import *
PATH, OUTPUT_PATH, CACHE_FOLDER = {content!r}, {output!r}, {cache!r}
START_HERE, SITE_CARD, STATIC_PATHS, SITEURL = (), "", [], "https://www.blog.fr"
"""
TOUCHES = (
    "open",
    "os.link",
    "os.rename",
    "os.symlink",
    "os.mkdir",
    "os.remove",
    "os.rmdir",
    "os.utime",
)
ARTICLE = """\
Title: {title}
Date: 2026-01-{day:02d}
Summary: Un résumé.
Category: {category}

{text}
"""


@dataclass(frozen=True)
class Publisher:
    """Below `folder`: `content/` with its articles, and `srv/` with what is online."""

    folder: Path

    @property
    def host(self) -> FolderHost:
        return FolderHost(self.folder / "srv")

    def begin(self, articles: int = 6) -> "Publisher":
        """Write the settings and some articles."""
        (self.folder / "content" / "articles").mkdir(parents=True)
        places = {name: str(self.folder / name) for name in ("content", "output", "cache")}
        self._settings.write_text(SETTINGS.format(root=str(ROOT), **places), "utf-8")
        for number in range(articles):
            self.write(f"article-{number}", f"Titre {number}")
        return self

    def write(self, slug: str, title: str, text: str = "Du texte.", category: str = "Un") -> None:
        """One article."""
        day = 1 + sum(map(ord, slug)) % 28
        source = ARTICLE.format(title=title, day=day, category=category, text=text)
        self._find(slug).write_text(source, "utf-8")

    def edit(self, chance: random.Random) -> None:
        """Do something that an author does."""
        slugs = sorted(path.stem for path in (self.folder / "content/articles").glob("*.md"))
        slug, number = chance.choice(slugs), chance.randrange(10**6)
        deeds = ["write", "new", "retitle", "move"] + (["withdraw"] if len(slugs) > 3 else [])
        deed = chance.choice(deeds)
        if deed == "withdraw":
            self._find(slug).unlink()
        elif deed == "new":
            self.write(f"article-{number}", f"Nouveau {number}")
        elif deed == "retitle":
            self.write(slug, f"Autre titre {number}")
        elif deed == "move":
            self.write(slug, f"Titre {number}", category=f"Thème {number % 3}")
        else:
            self.write(slug, "Même titre", f"Texte {number}.")

    def publish(self, said: list[str], *, is_dry: bool = False) -> Release | None:
        """What `make deploy` does, on this folder."""
        with open_work(self.folder / "publishing") as work:
            desk = Desk(
                host=self.host,
                prepare=self._workshop(work).prepare,
                check=lambda release, _: (release, (), ""),
                look=lambda _: (),
                announce=lambda _: (),
                say=said.append,
                ask=None,
            )
            return deploy(desk, is_dry=is_dry)

    def start(self, last_touch: int = 0) -> "subprocess.Popen[bytes]":
        """Publish in a process of its own; it says « ready » once it is about to begin."""
        words = [str(self.folder), str(last_touch)]
        command = [sys.executable, "-m", "tests.publishing.publisher", *words]
        return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE)

    def _workshop(self, work: Path) -> Workshop:
        settings = Settings(
            *("", "", (), "", "cle", 8100, False),
            site_url="https://www.blog.fr",
            site_name="Blog",
            feed="flux/atom.xml",
            topics=("flux/atom.xml",),
            zone=ZoneInfo("Europe/Paris"),
        )
        output = self.folder / "output"
        given = ["--settings", str(self._settings), "--output", str(output)]
        build = [sys.executable, "-m", "plugins.building", *given]
        return Workshop(settings, build, ROOT, output, work / "tree", self.folder / "kept")

    @property
    def _settings(self) -> Path:
        return self.folder / "settings.py"

    def _find(self, slug: str) -> Path:
        return self.folder / "content" / "articles" / f"{slug}.md"


def count_touches(last: int) -> Callable[[], int]:
    """How often the disk was touched since; the process dies at the `last` time, if it is not 0."""
    touches = 0

    def hear(event: str, _: object) -> None:
        nonlocal touches
        is_touch = event in TOUCHES
        touches += is_touch
        if is_touch and last and touches == last:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hear)
    return lambda: touches


def main() -> None:
    """Publish once, and say how often the disk was touched."""
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    count = count_touches(int(sys.argv[2]))
    Publisher(Path(sys.argv[1])).publish([])
    sys.stdout.write(f"{count()}\n")


if __name__ == "__main__":
    main()
