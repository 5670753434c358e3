"""What each written file was made of, and which are no longer what they would be. Core.

Every read has an owner and a name; the ledger holds the digest of each value at the time it was
read, and for each file what it read.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from sys import intern
from typing import Any

from plugins.incremental.fingerprint import MISSING
from plugins.shared.outputs import Output

CONTEXT, TEMPLATE, STATIC = "@context", "@template", "@static"
"""The owners of names in the context that templates share, of templates, and of static files."""
_NONE: frozenset[str] = frozenset()
Names = Iterable[str]
Digest = Callable[[str, str], bytes]
"""From owner and name to the digest of the value as it is now."""
Stamp = tuple[int, int]
"""Size in bytes and time of last change in nanoseconds."""


@dataclass(frozen=True)
class Record:
    """One written file: what it read, what it was given, its bytes, and what was told of it."""

    reads: Mapping[str, frozenset[str]]
    given: Mapping[str, bytes]
    digest: bytes
    stamp: Stamp
    facts: Mapping[str, Any]


@dataclass
class Ledger:
    """The records of all files, and the digests of all that they read."""

    records: dict[str, Record] = field(default_factory=dict)
    values: dict[str, dict[str, bytes]] = field(default_factory=dict)
    _readers: defaultdict[str, set[str]] | None = None
    _was_searched: bool = False

    def find_changes(self, owner: str, names: Names | None, digest: Digest) -> set[str]:
        """Which of `names` (all, for None) that were ever read of `owner` are different now."""
        known = self.values.get(owner, {})
        asked = known.keys() if names is None else known.keys() & set(names)
        return {name for name in asked if digest(owner, name) != known[name]}

    def find_stale(self, changes: Mapping[str, set[str]]) -> set[str]:
        """The files that read one of `changes`."""
        owners = {owner: names for owner, names in changes.items() if names}
        return {
            path
            for path in self._find_readers(owners)
            if any(names & self.records[path].reads.get(o, _NONE) for o, names in owners.items())
        }

    def is_new(self, output: Output, digest_given: Callable[[Any], bytes]) -> bool:
        """Whether a planned file was never made, or is given other values than it was made of.

        One that is about all others is looked at when those are made.
        """
        record = self.records.get(output.path)
        if record is None or output.is_last:
            return record is None
        given = output.list_given()
        names = record.given if output.is_page else given
        return any(digest_given(given.get(n, MISSING)) != record.given.get(n) for n in names)

    def keep(self, path: str, record: Record, digest: Digest) -> None:
        """Replace the record of `path`, and note the values it read."""
        self.forget(path)
        self.records[path] = record
        for owner, names in record.reads.items():
            if self._readers is not None:
                self._readers[owner].add(path)
            known = self.values.setdefault(owner, {})
            for name in names:
                known[name] = digest(owner, name)

    def forget(self, path: str) -> None:
        """Drop the record of a file that is no more."""
        record = self.records.pop(path, None)
        if self._readers is not None and record is not None:
            for owner in record.reads:
                self._readers[owner].discard(path)

    def _find_readers(self, owners: Mapping[str, Any]) -> set[str]:
        """The files that read anything of `owners`: the first search is not worth an index."""
        if self._readers is not None or self._was_searched:
            return set().union(*(self._index().get(owner, ()) for owner in owners))
        self._was_searched = True
        return {p for p, r in self.records.items() if not owners.keys().isdisjoint(r.reads)}

    def _index(self) -> defaultdict[str, set[str]]:
        if self._readers is None:
            self._readers = defaultdict(set)
            for path, record in self.records.items():
                for owner in record.reads:
                    self._readers[owner].add(path)
        return self._readers


_shared: dict[frozenset[str], frozenset[str]] = {}
"""Pages of one kind read the same of many owners: each set of names is held once."""


def share_parts(record: Record) -> Record:
    """`record`, with what it has in common with others held in common: it may come from afar."""
    reads = {intern(o): _shared.setdefault(names, names) for o, names in record.reads.items()}
    return replace(record, reads=reads)
