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

ANY = "*"
"""What a computed name may lead to: any template, and which there are counts too."""


class RecordingContext(Context):
    """Jinja's own context, which notes the names that are looked up in it."""

    def resolve_or_missing(self, key: str) -> Any:
        RECORDER.note(CONTEXT, key)
        return super().resolve_or_missing(key)


class _Compiled(FileSystemBytecodeCache):
    """Compiled templates, which other code or other settings would have compiled otherwise."""

    version = ""

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        own = super().get_cache_key(name, filename)
        return hashlib.blake2b(f"{own} {self.version}".encode(), digest_size=20).hexdigest()


def prepare_environment(environment: Environment, cache: Path, version: str) -> None:
    """Note look-ups, and keep templates as `version` compiles them below `cache`.

    Files of templates are not looked at for each include: an update empties Jinja's cache when one
    of them may have changed.
    """
    environment.context_class = RecordingContext
    environment.auto_reload = False
    folder = cache / "templates"
    folder.mkdir(parents=True, exist_ok=True)
    environment.bytecode_cache = compiled = _Compiled(str(folder))
    compiled.version = version


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
        if name == ANY:
            return frozenset(), _digest("\n".join(self._environment.list_templates()))
        try:
            assert loader is not None  # noqa: S101 - Pelican gives one to each environment
            source, place, _ = loader.get_source(self._environment, name)
        except TemplateNotFound:
            return frozenset(), b""
        tree = self._environment.parse(source, name, place)
        referred = {name or ANY for name in meta.find_referenced_templates(tree)}
        if ANY in referred:
            referred |= set(self._environment.list_templates())
        return frozenset(referred), _digest(source)


def _digest(text: str) -> bytes:
    return hashlib.blake2b(text.encode(), digest_size=12).digest()
