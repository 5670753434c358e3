"""One build of the site, whole or refused with findings: the only way the house runs Pelican.

Pelican logs what it loses and exits 0; here whatever it logs as an error refuses the build.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any

from pelican.log import console
from pelican.settings import read_settings

from plugins.building.error_log import recorded_findings
from plugins.building.failures import describe_failure
from plugins.building.notes import PageNotes
from plugins.building.plugin import refuse_faulty_site
from plugins.shared.findings import BuildRefused, Finding, select_errors

NOT_OURS = Finding(
    "pelicanconf.py",
    None,
    "il manque PELICAN_CLASS\u00a0: écrivez "
    'PELICAN_CLASS = "plugins.incremental.build.IncrementalPelican".',
)
"""Pelican's own class builds once, and writes as it goes."""
Tell = Callable[[frozenset[str]], None]
ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class BuildResult:
    """A build that succeeded: where its output lies, what it warns about, what it read."""

    output: Path
    findings: tuple[Finding, ...]
    articles: int
    pages: int
    notes: PageNotes = field(default_factory=dict)
    written: frozenset[str] = frozenset()
    """The files that were written or withdrawn, by their paths below the output folder."""
    folders: tuple[str, ...] = ()
    """The folders that it was built from."""
    until: float = 0.0
    """The moment (Unix time) from which on the same sources make another site."""


def build_site(settings_file: Path, overrides: Mapping[str, Any] | None = None) -> BuildResult:
    """Build the site described by `settings_file`, once.

    `overrides` replace settings by name. Raises BuildRefused with every finding when the site is
    not whole; then its output is what it was before.
    """
    return LiveSite(settings_file, lambda: overrides or {}).build()


class LiveSite:
    """A site that stays in memory between its builds, so that each makes only what changed.

    `find_overrides` gives settings that replace those of `settings_file`; it is asked each time.
    """

    def __init__(
        self, settings_file: Path, find_overrides: Callable[[], Mapping[str, Any]]
    ) -> None:
        self._settings_file, self._find_overrides = settings_file, find_overrides
        self._findings: list[Finding] = []
        self._pelican: Any = None

    def build(
        self, changed: Iterable[str] | None = None, tell_first: Tell | None = None
    ) -> BuildResult:
        """Build what `changed` since the last build (absolute paths), all that did for None.

        `tell_first` is called as soon as the own pages of changed articles are in their place,
        before lists and feeds are, with the outputs that this wrote.

        Raises BuildRefused with every finding when the site is not whole; then its output is what
        it was before.
        """
        del self._findings[:]
        with recorded_findings(ROOT, self._findings), _failures_as(self._findings):
            self._prepare()
            self._pelican.update(changed, tell_first)
            refuse_faulty_site(self._pelican)
        return self._describe()

    def _prepare(self) -> None:
        """Read the settings and load the plugins, once; what they cannot do is tried again."""
        overrides = dict(self._find_overrides())
        if self._pelican is not None:
            self._pelican.settings.update(overrides)
            return
        settings = read_settings(str(self._settings_file), override=overrides)
        settings["FINDINGS"] = self._findings
        kind = _find_class(settings["PELICAN_CLASS"])
        if not hasattr(kind, "update"):
            raise BuildRefused([*self._findings, NOT_OURS])
        pelican = kind(settings)
        if select_errors(self._findings):
            raise BuildRefused(self._findings)
        self._pelican = pelican

    def _describe(self) -> BuildResult:
        settings = self._pelican.settings
        return BuildResult(
            output=Path(settings["OUTPUT_PATH"]),
            findings=tuple(self._findings),
            **settings["BUILD_COUNTS"],
            notes=dict(settings["PAGE_NOTES"]),
            written=self._pelican.written,
            folders=(settings["PATH"], settings["THEME"]),
            until=self._pelican.until,
        )


def _find_class(name: str) -> Any:
    """The class that builds, which the settings name as they do for Pelican’s own command line."""
    module, _, kind = name.rpartition(".")
    return getattr(import_module(module), kind)


@contextmanager
def _failures_as(findings: list[Finding]) -> Iterator[None]:
    """Refuse the build where anything raises; keep Pelican's own words off the terminal."""
    spoke, console.quiet = console.quiet, True
    try:
        yield
    except Exception as failure:
        findings.append(describe_failure(failure, str(ROOT)))
        raise BuildRefused(findings) from failure
    finally:
        console.quiet = spoke
