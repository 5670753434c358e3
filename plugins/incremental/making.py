"""Makes the files that are out of date beside the site, and notes what each is made of. Edge."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from plugins.incremental.fingerprint import SIZE, fingerprint
from plugins.incremental.ledger import CONTEXT, Digest, Record, share_parts
from plugins.incremental.sharing import share
from plugins.incremental.stage import Stage
from plugins.shared.outputs import Copy, Output, Outputs
from plugins.shared.recording import RECORDER

UNSTAMPED = (-1, -1)
DigestGiven = Callable[[Any], bytes]
_Made = tuple[str, Record, dict[str, Any], bool]


@dataclass
class Making:
    """The files `pending` of a plan, made into a stage; `known` and `damaged` tell those there."""

    outputs: Outputs
    stage: Stage
    known: dict[str, Record]
    damaged: set[str]
    digest: Digest
    digest_given: DigestGiven = fingerprint
    """Of a value that outputs are given; the pages of a listing share theirs."""
    records: dict[str, Record] = field(default_factory=dict)
    changed: set[str] = field(default_factory=set)

    def make(self, pending: set[str]) -> None:
        """Make everything `pending`."""
        self.stage.discard()
        planned = self.outputs.planned
        self._make_all([path for path in sorted(pending) if not planned[path].is_last])

    def make_last(self, pending: set[str], is_planned_anew: bool) -> None:
        """Make what is about everything, where the rest or what it told has changed."""
        tells_otherwise = is_planned_anew or any(map(self._tells_otherwise, self.records))
        for path, output in self.outputs.planned.items():
            if output.is_last and (
                path in pending or (tells_otherwise and self._is_given_anew(output))
            ):
                self._make_all([path])

    def _tells_otherwise(self, path: str) -> bool:
        before = self.known.get(path)
        return before is None or before.facts != self.records[path].facts

    def list_stamped(self, folder: Path) -> Iterator[tuple[str, Record]]:
        """Each record with the stamp of its file, now that it is in its place."""
        for path, record in self.records.items():
            status = (folder / path).stat()
            yield path, replace(record, stamp=(status.st_size, status.st_mtime_ns))

    def _is_given_anew(self, output: Output) -> bool:
        given = {key: fingerprint(value) for key, value in output.list_given().items()}
        return self.known[output.path].given != given

    def _make_all(self, paths: Sequence[str]) -> None:
        for path, record, facts, is_changed in share(self._make_one, paths):
            self.records[path] = share_parts(record)
            self.outputs.facts[path] = facts
            if is_changed:
                self.changed.add(path)

    def _make_one(self, path: str) -> _Made:
        output = self.outputs.planned[path]
        self.outputs.facts.pop(path, None)
        with RECORDER.recording() as reads:
            product = output.make()
        if isinstance(product, str):
            for inspect in self.outputs.inspectors:
                inspect(path, product)
        body = _read(product)
        digest = hashlib.blake2b(body, digest_size=SIZE).digest()
        before = self.known.get(path)
        is_changed = before is None or before.digest != digest or path in self.damaged
        if is_changed:
            self.stage.write(path, body)
        facts = self.outputs.facts.get(path, {})
        record = Record(*self._describe(output, reads), digest, UNSTAMPED, facts)
        return path, record, facts, is_changed

    def _describe(
        self, output: Output, reads: dict[str, set[str]]
    ) -> tuple[dict[str, frozenset[str]], dict[str, bytes]]:
        """What an output read and was given: of its own values, a page was given those it asked."""
        given = output.list_given()
        asked = reads.pop(CONTEXT, set())
        digest = self.digest_given if output.is_page else fingerprint
        names = asked & given.keys() if output.is_page else given.keys()
        shared = asked - given.keys() - {"output_file"}
        owners = {owner: frozenset(read) for owner, read in reads.items()}
        owners |= {CONTEXT: frozenset(shared)} if shared else {}
        return owners, {name: digest(given[name]) for name in names}


def _read(product: str | bytes | Copy) -> bytes:
    if isinstance(product, Copy):
        return Path(product.path).read_bytes()
    return product.encode() if isinstance(product, str) else product
