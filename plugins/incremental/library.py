"""The contents of the site: read where a file has changed, and otherwise as they were. Adapter."""

import hashlib
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from typing import Any

from plugins.incremental.changes import Differences, compare
from plugins.incremental.contents import freeze, settle, thaw
from plugins.incremental.contents import replace as replace_content
from plugins.incremental.generators import list_names, read_content
from plugins.incremental.sharing import share
from plugins.incremental.sources import Source
from plugins.incremental.state import State, find_key
from plugins.shared.findings import Finding, Severity, select_errors
from plugins.shared.stamps import FileStamp, find_stamp, is_settled

MOST_WAITING = 256
"""Bodies that wait in memory before they are written to disk."""


@dataclass
class Library:
    """The contents of `generators`, by the names of their sources."""

    settings: Any
    state: State
    generators: list[Any] = field(default_factory=list)
    contents: dict[str, Any] = field(default_factory=dict)
    _new: set[str] = field(default_factory=set)
    _stamps: dict[str, FileStamp | None] = field(default_factory=dict)

    def find(self, name: str) -> Any:
        """The content of the source `name`."""
        return self.contents[name]

    def knows(self, name: str) -> bool:
        """Whether `name` is that of a source, or of a file that one of them needs."""
        needed = any(name == path for s in self.state.sources.values() for path, _ in s.needs)
        return needed or self._is_source(name)

    def find_next_expiry(self) -> float:
        """The next moment at which one of the sources would be read otherwise."""
        moments = (source.expires for source in self.state.sources.values())
        return min((moment for moment in moments if moment), default=float("inf"))

    def is_sound(self, name: str) -> bool:
        """Whether `name` is there, and nothing is so wrong in it that it cannot be shown."""
        source = self.state.sources.get(name)
        return source is not None and not select_errors(source.findings)

    def are_files(self, paths: set[str]) -> bool:
        """Whether none of `paths` is, or was, a folder: nobody told what is in it."""
        if any(Path(path).is_dir() for path in paths):
            return False
        prefix, gone = f"{self._folder}/", [path for path in paths if not Path(path).exists()]
        needed = (path for source in self.state.sources.values() for path, _ in source.needs)
        folders = tuple(f"{path.removeprefix(prefix)}/" for path in gone)
        return not gone or not any(
            name.startswith(folders) for name in chain(self.contents, needed)
        )

    def take_new(self) -> set[str]:
        """The names of the sources that changed since this was asked last."""
        new, self._new = self._new, set()
        return new

    def refresh(self, paths: set[str] | None) -> dict[str, Differences]:
        """Read what has changed since it was last read; `paths` limits the look to some files.

        Gives for each source read or gone what is different in it.
        """
        self._stamps.clear()
        changed = None if paths is None else self._find_names(paths)
        owners = self._list_owners(changed)
        gone = [name for name in self.contents if name not in owners] if changed is None else []
        gone += [name for name in changed or () if name not in owners and name in self.contents]
        for name in gone:
            self.contents.pop(name)
            self.state.sources.pop(name, None)
        wanted = [name for name in owners if not self._recall(name, owners[name])]
        touched: dict[str, Differences] = dict.fromkeys(gone)
        for name, source in self._read_all(wanted, owners):
            touched[name] = self._take(name, source, owners[name])
        self._new |= touched.keys()
        return touched

    def _find_names(self, paths: set[str]) -> set[str]:
        """The sources among `paths`, and those that need one of them."""
        prefix = f"{self._folder}/"
        inside = {path.removeprefix(prefix) for path in paths if path.startswith(prefix)}
        sources = self.state.sources.items()
        needing = {name for name, source in sources if any(n in inside for n, _ in source.needs)}
        now = time.time()
        needing |= {name for name, source in sources if source.expires and now >= source.expires}
        return {name for name in inside if self._is_source(name)} | needing

    def _is_source(self, name: str) -> bool:
        folders = (*self.settings["ARTICLE_PATHS"], *self.settings["PAGE_PATHS"])
        return name.endswith(".md") and name.startswith(tuple(f"{each}/" for each in folders))

    def list_findings(self) -> Iterator[Finding]:
        """What is wrong in the sources themselves."""
        for name in self.contents:
            yield from self.state.sources[name].findings

    def _list_owners(self, changed: set[str] | None) -> dict[str, Any]:
        """`{name: generator}` for each source there is, or for those of `changed`."""
        if changed is None or any(name not in self.contents for name in changed):
            for generator in self.generators:
                generator.names = list_names(generator)
        owners = {name: each for each in self.generators for name in each.names}
        if changed is None:
            return owners
        exists = {n for n in changed if n in owners and (self._folder / n).is_file()}
        if changed & owners.keys() - exists:
            for generator in self.generators:
                generator.names = [n for n in generator.names if n in exists or n not in changed]
        return {name: owners[name] for name in exists}

    @property
    def _folder(self) -> Path:
        return Path(self.settings["PATH"])

    def _recall(self, name: str, generator: Any) -> bool:
        """Whether the content is what its source says now, taken from what is kept if it can be."""
        source = self.state.sources.get(name)
        if source is None or not self._is_current(name, source):
            return False
        if name not in self.contents:
            self.contents[name] = thaw(
                generator.content_class,
                source.frozen,
                self.settings,
                generator.context,
                self.state,
            )
        return True

    def _is_current(self, name: str, source: Source) -> bool:
        if source.expires is not None and time.time() >= source.expires:
            return False
        if any(self._find_needed(path) != stamp for path, stamp in source.needs):
            return False
        if not all(is_settled(stamp, source.seen) for _, stamp in source.needs):
            return False
        stamp = find_stamp(self._folder / name)
        if stamp == source.stamp and is_settled(stamp, source.seen):
            return True
        if stamp is None or _digest(self._folder / name) != source.digest:
            return False
        self.state.sources[name] = replace(source, stamp=stamp, seen=time.time_ns())
        self._new.add(name)
        return True

    def _find_needed(self, path: str) -> FileStamp | None:
        """The stamp of a file that sources need: many need the same."""
        if path not in self._stamps:
            self._stamps[path] = find_stamp(self._folder / path)
        return self._stamps[path]

    def _take(self, name: str, source: Source, generator: Any) -> Differences:
        """Hold what was read in the place of what was there; what is different."""
        old = self.contents.get(name)
        self.state.sources[name] = source
        new = thaw(
            generator.content_class, source.frozen, self.settings, generator.context, self.state
        )
        if old is None:
            self.contents[name] = new
            return None
        different = compare(_list_kept(old), _list_kept(new))
        replace_content(old, new)
        return different

    def _read_all(self, names: list[str], owners: dict[str, Any]) -> Iterable[tuple[str, Source]]:
        def read(name: str) -> tuple[str, Source, str]:
            return name, *self._read(name, owners[name])

        for number, (name, source, body) in enumerate(share(read, names), 1):
            self.state.save(body)
            if number % MOST_WAITING == 0:
                self.state.flush_bodies()
            yield name, source

    def _read(self, name: str, generator: Any) -> tuple[Source, str]:
        path, findings = self._folder / name, self.settings["FINDINGS"]
        stamp, digest, seen, before = find_stamp(path), _digest(path), time.time_ns(), len(findings)
        content = read_content(generator, name)
        content.static_links = content.get_static_links()
        found = tuple(findings[before:])
        del findings[before:]
        shelf = _Shelf()
        settle(content, shelf)
        expires = _find_expiry(content, found)
        needs = tuple(
            (each, find_stamp(self._folder / each)) for each in getattr(content, "needs", ())
        )
        source = Source(
            stamp or (0, 0, 0), digest, seen, freeze(content), shelf.key, found, needs, expires
        )
        return source, shelf.text


class _Shelf:
    """Holds the one body that was just read."""

    text = key = ""

    def save(self, text: str) -> str:
        self.text = text
        self.key = find_key(text)
        return self.key

    def load(self, _: str) -> str:
        return self.text


def _find_expiry(content: Any, findings: Iterable[Finding]) -> float | None:
    """A later article becomes another one on its day; what is wrong is looked at each time."""
    if any(finding.severity is not Severity.ADVICE for finding in findings):
        return 0.0
    date = getattr(content, "date", None)
    return date.timestamp() if date is not None and date > datetime.now(UTC) else None


def _list_kept(content: Any) -> dict[str, Any]:
    state = content.__dict__
    return {name: state[name] for name in state["_kept_names"]}


def _digest(path: Path) -> bytes:
    try:
        return hashlib.blake2b(path.read_bytes(), digest_size=16).digest()
    except OSError:
        return b""
