"""Templates that note which names they look up, and what each is made of.

Adapter: it prepares Pelican's Jinja environments.
"""

import hashlib
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache, TemplateNotFound, meta
from jinja2.runtime import Context

from plugins.incremental.ledger import CONTEXT
from plugins.shared.recording import RECORDER


class RecordingContext(Context):
    """Jinja's own context, which notes the names that are looked up in it."""

    def resolve_or_missing(self, key: str) -> Any:
        RECORDER.note(CONTEXT, key)
        return super().resolve_or_missing(key)


def prepare_environment(environment: Environment, cache: Path) -> None:
    """Note look-ups, and keep compiled templates below `cache`."""
    environment.context_class = RecordingContext
    folder = cache / "templates"
    folder.mkdir(parents=True, exist_ok=True)
    environment.bytecode_cache = FileSystemBytecodeCache(str(folder))


class TemplateSources:
    """What each template refers to, and the digests of their files; read once until `forget`."""

    def __init__(self, environment: Environment) -> None:
        self._environment = environment
        self._referred: dict[str, tuple[frozenset[str], bytes]] = {}
        self._closures: dict[str, frozenset[str]] = {}

    def forget(self) -> None:
        """Read everything anew when it is asked for again."""
        self._referred.clear()
        self._closures.clear()

    def find_digest(self, name: str) -> bytes:
        """The digest of the file of the template `name`; empty when it is not there."""
        return self._read(name)[1]

    def find_closure(self, name: str) -> frozenset[str]:
        """`name`, and all that it extends, includes and imports, near or far."""
        if name not in self._closures:
            found, waiting = {name}, [name]
            while waiting:
                new = self._read(waiting.pop())[0] - found
                found |= new
                waiting += new
            self._closures[name] = frozenset(found)
        return self._closures[name]

    def _read(self, name: str) -> tuple[frozenset[str], bytes]:
        if name not in self._referred:
            self._referred[name] = self._parse(name)
        return self._referred[name]

    def _parse(self, name: str) -> tuple[frozenset[str], bytes]:
        loader = self._environment.loader
        try:
            assert loader is not None  # noqa: S101 - Pelican gives one to each environment
            source, place, _ = loader.get_source(self._environment, name)
        except TemplateNotFound:
            return frozenset(), b""
        tree = self._environment.parse(source, name, place)
        known = set(self._environment.list_templates())
        referred = set(meta.find_referenced_templates(tree))
        names = known if None in referred else referred  # a computed name may be any
        digest = hashlib.blake2b(source.encode(), digest_size=12).digest()
        return frozenset(name for name in names if name is not None), digest
