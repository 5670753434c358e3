"""A Pelican that makes only what changed: a first build in full, then as many as there are changes.

Adapter, named by the setting PELICAN_CLASS. One build goes through five steps: read what changed,
link contents to one another if lists changed, find the files that would come out otherwise, make
those beside the site, and move them into it together.
"""

import os
from collections.abc import Callable, Iterable, Set
from itertools import chain
from pathlib import Path
from typing import Any

from pelican import Pelican, signals

from plugins.incremental.contents import Register, list_linked
from plugins.incremental.digests import Digests
from plugins.incremental.generators import create_generators
from plugins.incremental.ledger import STATIC, TEMPLATE
from plugins.incremental.library import Library
from plugins.incremental.linking import Linking
from plugins.incremental.making import Making
from plugins.incremental.searching import Asked, find_changes, find_new, list_linked_reads
from plugins.incremental.sharing import no_collection
from plugins.incremental.stage import Stage, list_files
from plugins.incremental.state import LOST, State, find_place
from plugins.incremental.templates import TemplateSources, prepare_environment
from plugins.incremental.version import find_version
from plugins.shared.events import site_made
from plugins.shared.findings import Finding
from plugins.shared.outputs import Outputs

Tell = Callable[[frozenset[str]], None]
WORTH_TELLING = 8
"""Files to be made besides the page that was edited: fewer are there before a page is shown."""


class IncrementalPelican(Pelican):  # type: ignore[misc]  # Pelican has no types
    """One site, built as often as `update` is called; `written` are the files the last one moved.

    The environment variable CLEAN=1 makes the first build start from nothing.
    """

    def __init__(self, settings: Any) -> None:
        version = find_version(settings)
        self.outputs = settings["OUTPUTS"] = Outputs()
        self.findings: list[Finding] = settings.setdefault("FINDINGS", [])
        super().__init__(settings)
        self.written: frozenset[str] = frozenset()
        self._stage = Stage(Path(settings["OUTPUT_PATH"]))
        self._state = State(find_place(settings["CACHE_FOLDER"], settings["OUTPUT_PATH"]), version)
        self._said_at_start = tuple(self.findings)
        self._touched: dict[str, frozenset[str] | None] = {}
        self._pending: set[str] = set()
        self._moved: set[str] = set()
        self._is_started = False
        self._is_unsure = True
        """Whether the last update was cut short: the next looks at everything."""

    def run(self) -> None:
        """Build once, from whatever is there."""
        self.update()

    def update(self, changed: Iterable[str] | None = None, tell_first: Tell | None = None) -> None:
        """Make the site what its sources say now.

        `changed` are the only files that may have changed since the last update, absolute; None
        when that is not known. Raises what plugins and templates raise; then nothing was written.
        With `tell_first`, the own pages of changed sources are in their place before everything
        else is looked at, and it is called with their outputs.
        """
        with no_collection():
            if self._is_started and not self._state.is_there():
                self._restart()
            try:
                self._update(changed, tell_first)
            except LOST:
                self._restart()
                self._update(None, None)

    def _update(self, changed: Iterable[str] | None, tell_first: Tell | None) -> None:
        if not self._is_started:
            self._start()
        paths = None if changed is None or self._is_unsure else set(changed)
        if paths is not None and not self._library.are_files(paths):
            paths = None
        self._is_unsure = True
        self._read(paths)
        if tell_first and paths is not None and not any(map(self._is_template, paths)):
            self._make_first(tell_first)
        is_linked = self._link(paths)
        self._tell()
        signals.get_writer.send(self)
        if is_linked:
            self._linking.plan(self.outputs, self._sources)
        making = self._prepare(paths, is_linked)
        making.make(self._pending)
        making.make_last(self._pending, is_linked)
        signals.finalized.send(self)
        site_made.send(self)
        self._settle(making, self._gone)
        self._save()

    @property
    def until(self) -> float:
        """The moment (Unix time) from which on the same sources make another site."""
        return min(self._linking.turns_at, self._library.find_next_expiry())

    def _restart(self) -> None:
        """Begin from nothing, where what was known is lost."""
        self._state.clear()
        self._touched, self._pending, self._moved = {}, set(), set()
        self._is_started, self._is_unsure = False, True
        self.outputs.facts.clear()
        self.findings[:] = self._said_at_start

    def _start(self) -> None:
        """Make Pelican's generators once, and recall what the build before this one knew."""
        settings = self.settings
        if os.environ.get("CLEAN") == "1":
            self._state.path.unlink(missing_ok=True)
        self._state.open()
        settings["MEMORY"] = self._state
        self._stage.recover()
        context = settings.copy()
        context.update(generated_content=Register(), static_content=Register(STATIC))
        context["static_links"] = set()
        context["localsiteurl"] = settings["SITEURL"]
        generators = create_generators(self, context)
        for generator in generators:
            prepare_environment(generator.env, Path(settings["CACHE_FOLDER"]), self._state.version)
        sources = [g for g in generators if hasattr(g, "paths_setting")]
        self._library = settings["LIBRARY"] = Library(settings, self._state, sources)
        self._linking = Linking(settings, context, generators, self._library.contents)
        self._sources = TemplateSources(generators[0].env)
        for path, record in self._state.ledger.records.items():
            self.outputs.facts[path] = dict(record.facts)
        self._is_started = True

    def _read(self, paths: set[str] | None) -> None:
        if paths is None or any(map(self._is_template, paths)):
            self._sources.forget()
            for generator in self._linking.generators:
                generator._templates.clear()
                generator.env.cache.clear()  # a file may change and keep its time
        del self.findings[:]
        self._touched |= self._library.refresh(paths)

    def _make_first(self, tell_first: Tell) -> None:
        """Make the own pages of changed sources, with the neighbours they had, if that pays."""
        ledger, contents = self._state.ledger, self._library.contents
        digests = Digests(self._linking.context, contents, self._sources)
        changes = find_changes(ledger, dict.fromkeys(self._touched), digests)
        self._pending |= ledger.find_stale(changes)
        planned = self.outputs.planned
        waiting = self._pending & planned.keys()
        first = {path for path in waiting if self._is_sound(planned[path].source, path)}
        lists_move = self._linking.is_needed(self._touched.values())
        if not lists_move and len(self._pending - first) < WORTH_TELLING:
            return
        making = self._start_making(set(), digests)
        making.make(first)
        self._settle(making, frozenset())
        self._pending -= first
        tell_first(frozenset(making.changed))

    def _is_sound(self, name: str, path: str) -> bool:
        """Whether a changed source can be shown at `path` as it was, links included."""
        content = self._library.contents.get(name)
        if name not in self._touched or content is None or content.save_as != path:
            return False  # a content that is new there has no neighbours yet
        return self._library.is_sound(name) and self._linking.is_content_sound(name)

    def _is_template(self, path: str) -> bool:
        return path.startswith(f"{self.theme}/templates/")

    def _link(self, paths: set[str] | None) -> bool:
        """Make the lists anew if they may have changed; whether it was so."""
        others = paths is None or any(map(self._is_other, paths))
        if others or self._linking.is_needed(self._touched.values()):
            self._linking.link()
            return True
        self._linking.check(self._touched)
        return False

    def _is_other(self, path: str) -> bool:
        """Whether a file is no source: what it changes is not known here."""
        return not self._library.knows(path.removeprefix(f"{self.path}/"))

    def _tell(self) -> None:
        """Every finding that stands, in the list that whoever asked for this build holds."""
        said = self._said_at_start, self._library.list_findings(), self._linking.list_findings()
        self.findings[:] = dict.fromkeys(chain(*said))

    def _prepare(self, paths: set[str] | None, is_linked: bool) -> Making:
        """Find what is out of date; what an update before this one left undone still is."""
        ledger, planned = self._state.ledger, self.outputs.planned
        digests = Digests(self._linking.context, self._library.contents, self._sources)
        asked: Asked = dict.fromkeys(self._touched)
        if is_linked:
            contents = self._library.contents.items()
            asked |= list_linked_reads(ledger, asked, {n: list_linked(c) for n, c in contents})
            self._pending |= find_new(ledger, planned, digests)
        if paths is None or any(map(self._is_template, paths)):
            asked[TEMPLATE] = None
        self._pending |= ledger.find_stale(find_changes(ledger, asked, digests))
        there, damaged = self._look_at_output() if paths is None else (ledger.records.keys(), set())
        self._pending = (self._pending | damaged) & planned.keys()
        self._gone = there - planned.keys()
        return self._start_making(damaged, digests)

    def _start_making(self, damaged: set[str], digests: Digests) -> Making:
        records = self._state.ledger.records
        return Making(self.outputs, self._stage, records, damaged, digests.find, digests.find_given)

    def _look_at_output(self) -> tuple[Set[str], set[str]]:
        """The files that are there, and those that are not what was written."""
        on_disk, records = list_files(self._stage.output), self._state.ledger.records
        damaged = {path for path, each in records.items() if on_disk.get(path) != each.stamp}
        return on_disk.keys(), damaged

    def _settle(self, making: Making, gone: Set[str]) -> None:
        """Move what was made into the site, and note what it was made of."""
        self._stage.commit(making.changed, gone)
        ledger = self._state.ledger
        for path, record in making.list_stamped(self._stage.output):
            ledger.keep(path, record, making.digest)
            self._state.note((), (path,), record.reads)
        for path in gone:
            ledger.forget(path)
            self.outputs.facts.pop(path, None)
        self._state.note((), gone)
        self._moved |= making.changed | gone

    def _save(self) -> None:
        """Note on disk what is now known, and that nothing is left to be done."""
        self._state.note(self._library.take_new(), ())
        self._state.write()
        self.written, self._moved = frozenset(self._moved), set()
        self._touched, self._pending, self._is_unsure = {}, set(), False
