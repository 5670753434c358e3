"""Proofreads the article being edited, once its page is shown, and says so with a later event.

Adapter: it reads the settings as Pelican does. It hands articles over to a process of their own.
"""

import asyncio
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from pelican.settings import read_settings

from plugins.preview.build import attach_excerpts
from plugins.preview.outcome import Outcome, sort_reports
from plugins.preview.state import Shown
from plugins.prose.checker import MISSING, Checker, find_command, read_words
from plugins.prose.results import fold, parse_vocabulary
from plugins.shared.findings import Finding, format_findings

VOCABULARY = "vocabulaire.txt"
"""Below content/: the words of the blog that no dictionary knows, one a line."""
MOST = 5
"""Articles that one burst of saves has read: who changes more did not write them."""


@dataclass
class Rereading:
    """What is said of the articles that were edited during this run."""

    shown: Shown
    checker: Checker | None
    settings: Mapping[str, Any]
    say: Callable[[str], None]
    edited: set[Path] = field(default_factory=set)
    _task: asyncio.Task[None] | None = None

    @property
    def contents(self) -> Path:
        """The folder of articles and pages."""
        return Path(self.settings["PATH"])

    def greet(self) -> None:
        """Say how to get the program, where it is not installed."""
        if self.checker is None:
            self.say(MISSING)

    def complete(self, outcome: Outcome) -> Outcome:
        """`outcome` with what is already known of the texts as they are now."""
        found = [finding for path in self.edited for finding in self._recall(path) or ()]
        return replace(outcome, reports=sort_reports([*outcome.reports, *attach_excerpts(found)]))

    def begin(self, changed: Collection[str]) -> None:
        """Read what was edited; what was under way is given up."""
        self.edited |= set(self._choose(changed) if self.checker else ())
        if self._task:
            self._task.cancel()
        waiting = [path for path in self.edited if self._recall(path) is None]
        self._task = asyncio.create_task(self._read(sorted(waiting))) if waiting else None

    def _choose(self, changed: Collection[str]) -> list[Path]:
        """The articles and pages among the changes."""
        paths = [Path(path) for path in sorted(changed)]
        return [path for path in paths if path.suffix == ".md" and self._is_text(path)][:MOST]

    def _is_text(self, path: Path) -> bool:
        folders = [*self.settings["ARTICLE_PATHS"], *self.settings["PAGE_PATHS"]]
        return path.is_file() and any(
            path.is_relative_to(self.contents / folder) for folder in folders
        )

    async def _read(self, paths: Iterable[Path]) -> None:
        found: list[Finding] = []
        for path in paths:
            article = _read_article(path)
            if article is not None and self.checker:
                found += await self.checker.check(self._name(path), article, self._known)
        if found:
            self.shown.add(sort_reports([*self.shown.reports, *attach_excerpts(found)]))
            self.say(format_findings(found))

    def _recall(self, path: Path) -> list[Finding] | None:
        article = _read_article(path)
        if article is None or self.checker is None:
            return []
        return self.checker.recall(self._name(path), article, self._known)

    def _name(self, path: Path) -> str:
        return path.relative_to(self.contents.parent).as_posix()

    @property
    def _known(self) -> set[str]:
        """The words of the blog: those of its list, its acronyms, its brands, its authors."""
        typography = self.settings.get("TYPOGRAPHY", {})
        named = [*self.settings.get("GLOSSARY", ()), *typography.get("brands", ())]
        named += [word for name in self.settings.get("AUTHOR_NOTES", ()) for word in name.split()]
        return parse_vocabulary(read_words(self.contents / VOCABULARY)) | set(map(fold, named))


def open_rereading(settings_file: Path, shown: Shown, say: Callable[[str], None]) -> Rereading:
    """What proofreads this site, or does nothing where it cannot."""
    nothing = Rereading(shown, None, {"PATH": ""}, lambda _: None)
    try:
        settings = read_settings(str(settings_file))
    except (Exception, SystemExit):  # noqa: BLE001 - the first build will say what is wrong
        return nothing
    if not settings.get("PROOFREADING", True):
        return nothing
    command = find_command()
    return Rereading(shown, Checker(command) if command else None, settings, say)


def _read_article(path: Path) -> str | None:
    try:
        return path.read_text("utf-8").replace("\r\n", "\n").removeprefix("\ufeff")
    except (OSError, UnicodeDecodeError):
        return None
