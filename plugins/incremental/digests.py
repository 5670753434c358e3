"""The digests of what can be read, as it is in one build; each is worked out once. Core."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any, Protocol

from plugins.incremental.fingerprint import MISSING, fingerprint
from plugins.incremental.ledger import CONTEXT, STATIC, TEMPLATE


class Sources(Protocol):
    """Where templates come from."""

    def find_digest(self, name: str) -> bytes: ...


class Digests:
    """Of contents by the names of their sources, of the context that templates share, of templates,
    and of values that outputs are given."""

    def __init__(self, context: Any, contents: Mapping[str, Any], sources: Sources) -> None:
        self._context, self._contents, self._sources = context, contents, sources
        self._known: defaultdict[str, dict[str, bytes]] = defaultdict(dict)
        self._given: dict[int, tuple[Any, bytes]] = {}

    def find(self, owner: str, name: str) -> bytes:
        """The digest of `name` of `owner`."""
        known = self._known[owner]
        if name not in known:
            known[name] = self._work_out(owner, name)
        return known[name]

    def find_given(self, value: Any) -> bytes:
        """The digest of `value`, worked out once for all the pages of a listing that share it."""
        known = self._given.get(id(value))
        if known is None:
            known = self._given[id(value)] = value, fingerprint(value)
        return known[1]

    def _work_out(self, owner: str, name: str) -> bytes:
        if owner == TEMPLATE:
            return self._sources.find_digest(name)
        if owner == CONTEXT:
            return fingerprint(self._context.get(name, MISSING))
        if owner == STATIC:
            static = dict.get(self._context["static_content"], name)
            return fingerprint(MISSING if static is None else static.save_as)
        content = self._contents.get(owner)
        return fingerprint(MISSING if content is None else getattr(content, name, MISSING))
