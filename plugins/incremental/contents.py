"""Articles and pages that note who reads what of them, and keep their body on disk.

Adapter: Pelican's own classes, with three differences. While a file is being made, each attribute
read is noted; addresses are worked out once, where Pelican works them out at each access; the body
is fetched when it is asked for, so that ten thousand articles fit in memory.
"""

import io
import pickle
from collections.abc import Iterable
from functools import cache
from typing import Any, Protocol

from pelican.contents import Article, Content, Page
from pelican.paginator import Page as ListingPage
from pelican.paginator import Paginator
from pelican.urlwrappers import URLWrapper

from plugins.incremental.fingerprint import describe
from plugins.shared.recording import RECORDER

UNTRACKED = frozenset(
    {"settings", "_context", "_bodies", "_text", "_kept_names", "kept", "_derived"}
)
"""What is the same for all contents of a build, or our own."""
_OWN = UNTRACKED | {"translations"}


class Bodies(Protocol):
    """Where texts are kept by their digest."""

    def load(self, key: str) -> str: ...

    def save(self, text: str) -> str: ...


class _Kept:
    """Mixed into Pelican's classes of contents."""

    @property
    def url(self) -> str:
        return self._work_out("_url", Content.url)

    @property
    def save_as(self) -> str:
        return self._work_out("_save_as", Content.save_as)

    def get_relative_source_path(self, source_path: str | None = None) -> str | None:
        """Where the source lies below the folder of contents; kept for its own path."""
        own: str | None = self.__dict__.get("relative_source_path")
        if source_path is None and own is not None:
            return own
        found: str | None = Content.get_relative_source_path(self, source_path)
        return found

    def _work_out(self, name: str, address: Any) -> str:
        kept = self.__dict__
        if name not in kept:
            kept[name] = address.fget(self)
        return str(kept[name])

    @property
    def _content(self) -> str:
        kept = self.__dict__
        return str(kept["_text"] if "_text" in kept else kept["_bodies"].load(kept["_body"]))

    @_content.setter
    def _content(self, text: str) -> None:
        self.__dict__["_text"] = text

    @property
    def kept(self) -> dict[str, Any]:
        """What was worked out of it while files were made, until it changes."""
        found: dict[str, Any] = self.__dict__.setdefault("_derived", {})
        return found

    def get_content(self, siteurl: str) -> str:
        """The body with its links to other sources resolved."""
        text = self._content
        marked = "{" in text or "|" in text
        return str(Content._update_content(self, text, siteurl)) if marked else text

    def get_summary(self, siteurl: str) -> str:
        """The summary; Pelican's own keeps the first one it ever gave."""
        return str(Content.__dict__["get_summary"].func(self, siteurl))


def _read_noted(content: object, name: str) -> Any:
    """The attribute `name` of `content`, noted as read unless one of its own properties asks."""
    if name in UNTRACKED or name.startswith("__") or RECORDER.inside is content:
        return _read(content, name)
    RECORDER.note(_read(content, "__dict__")["relative_source_path"], name)
    outside, RECORDER.inside = RECORDER.inside, content
    try:
        return _read(content, name)
    finally:
        RECORDER.inside = outside


def _watch(is_on: bool) -> None:
    """Have contents note their readers while somebody records; else Python reads them unaided,
    which takes a third of the time when lists are made of thousands."""
    if is_on:
        _Kept.__getattribute__ = _read_noted  # type: ignore[method-assign]
    else:
        del _Kept.__getattribute__


_read = object.__getattribute__
RECORDER.switches.append(_watch)


class Register(dict[str, Any]):
    """Contents by the names of their sources, which notes who looks for one: it may come yet."""

    def __init__(self, owner: str = "") -> None:
        super().__init__()
        self._owner = owner

    def get(self, name: str, default: Any = None) -> Any:
        """The content of `name`, if there is one."""
        owner = (self._owner, name) if self._owner else (name, "relative_source_path")
        RECORDER.note(*owner)
        return super().get(name, default)


class KeptArticle(_Kept, Article):  # type: ignore[misc]  # Pelican has no types
    """An article that notes its readers."""


class KeptPage(_Kept, Page):  # type: ignore[misc]  # Pelican has no types
    """A page that notes its readers."""

    def _expand_settings(self, key: str, klass: str | None = None) -> Any:
        """Pelican takes the name of the class for that of the settings."""
        kind = "draft_page" if self.status == "draft" else "page"
        return Content._expand_settings(self, key, klass or kind)


@describe.register
def _(value: _Kept) -> Any:
    return value.__dict__["relative_source_path"]


@describe.register
def _(value: URLWrapper) -> Any:
    more = getattr(value, "parents", ()), getattr(value, "description", "")
    return value.name, value.slug, *(more if any(more) else ())


@describe.register
def _(value: Paginator) -> Any:
    return value.name, value.url, value.count, value.per_page, list(value.object_list)


@describe.register
def _(value: ListingPage) -> Any:
    return value.number, value.paginator.num_pages, value.paginator.count, list(value.object_list)


def settle(content: Any, bodies: Bodies) -> None:
    """Move the body of `content` to `bodies`, and note what its source alone said of it."""
    _ = content.url, content.save_as  # worked out now, and kept
    state = content.__dict__
    state["_bodies"], state["_body"] = bodies, bodies.save(state.pop("_text", "") or "")
    state["_kept_names"] = _share(frozenset(state.keys() - _OWN))


def freeze(content: Any) -> bytes:
    """What reading its source gave, before any link to other contents was made."""
    state = content.__dict__
    buffer = io.BytesIO()
    pickler = _Pickler(buffer, pickle.HIGHEST_PROTOCOL)
    pickler.settings = content.settings
    pickler.dump({name: state[name] for name in state.keys() - _OWN})
    return buffer.getvalue()


def thaw(kind: Any, frozen: bytes, settings: Any, context: Any, bodies: Bodies) -> Any:
    """The content that `freeze` gave `frozen` of, in another build."""
    unpickler = _Unpickler(io.BytesIO(frozen))
    unpickler.settings = settings
    state = unpickler.load()
    content = kind.__new__(kind)
    content.__dict__.update(state)
    content.__dict__.update(
        settings=settings,
        _context=context,
        translations=[],
        _bodies=bodies,
        _kept_names=_share(frozenset(state)),
    )
    return content


class _Pickler(pickle.Pickler):
    settings: Any = None

    def persistent_id(self, value: Any) -> Any:
        if value is self.settings:
            return "settings"
        if isinstance(value, URLWrapper):
            state = value.__dict__.items()
            return type(value), tuple((name, each) for name, each in state if name not in _OFFERED)
        return None


class _Unpickler(pickle.Unpickler):
    settings: Any = None

    def persistent_load(self, key: Any) -> Any:
        """The settings, or the category, tag or author that all contents share."""
        if key == "settings":
            return self.settings
        kind, state = key
        groups, mark = self.settings.setdefault("GROUPS", {}), (kind, *map(_mark, state))
        if mark not in groups:
            group = groups[mark] = kind.__new__(kind)
            group.__dict__.update(state, settings=self.settings)
        return groups[mark]


def _mark(attribute: tuple[str, Any]) -> tuple[Any, ...]:
    """What tells `attribute` of a group from others: those above it are held once, as it is."""
    name, value = attribute
    return (name, *map(id, value)) if isinstance(value, tuple) else attribute


_OFFERED = frozenset({"settings", "name", "slug"})
"""What Pelican adds to a category, a tag or an author for the patterns of addresses."""


def replace(content: Any, other: Any) -> None:
    """Make `content` what `other` is, so that whoever holds it holds the new one."""
    linked = {name: content.__dict__[name] for name in list_linked(content)}
    content.__dict__.clear()
    content.__dict__.update({**linked, **other.__dict__})


def list_linked(content: Any) -> Iterable[str]:
    """The attributes that the site around `content` gave it."""
    state = content.__dict__
    linked: set[str] = state.keys() - state["_kept_names"] - _OWN
    return linked


@cache
def _share(names: frozenset[str]) -> frozenset[str]:
    """`names`, held once for all contents that have the same."""
    return names
