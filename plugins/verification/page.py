"""A page of the site, taken apart: its elements in their order. Core: values only."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple


class Tag(NamedTuple):
    """One element: `line` is 1-based, `parent` the place of its parent in `Page.tags`, or -1.

    `text` is what a reader hears of an element that has to say something (a link, a heading, a
    title…), with the texts of its images; it is empty for all others.
    """

    name: str
    attributes: dict[str, str]
    line: int
    parent: int
    text: str = ""


@dataclass(frozen=True)
class Page:
    """The HTML file at `path` below the output folder."""

    path: str
    source: str
    tags: tuple[Tag, ...] = field(repr=False)

    @property
    def address(self) -> str:
        """Where a browser finds it."""
        return find_address(self.path)

    @cached_property
    def by_name(self) -> dict[str, list[Tag]]:
        """The elements of each name, in their order."""
        named: dict[str, list[Tag]] = {}
        for tag in self.tags:
            named.setdefault(tag.name, []).append(tag)
        return named

    @cached_property
    def ids(self) -> frozenset[str]:
        """What a fragment can lead to."""
        named = (tag.attributes.get("name", "") for tag in self.find("a"))
        return frozenset({tag.attributes.get("id", "") for tag in self.tags} | {*named}) - {""}

    @cached_property
    def is_indexable(self) -> bool:
        """Whether search engines are asked to keep it."""
        return "noindex" not in self.find_meta("robots")

    def find(self, *names: str) -> Iterator[Tag]:
        """The elements with one of `names`, by name and then in their order."""
        for name in names:
            yield from self.by_name.get(name, ())

    def find_meta(self, name: str) -> str:
        """The content of `<meta name=…>`, "" without one."""
        metas = (tag.attributes for tag in self.find("meta"))
        return next((m.get("content", "") for m in metas if m.get("name") == name), "")

    def find_ancestors(self, tag: Tag) -> Iterator[Tag]:
        """The elements around `tag`, the closest first."""
        while tag.parent >= 0:
            tag = self.tags[tag.parent]
            yield tag


def find_address(path: str) -> str:
    """The root-relative address, not encoded, of the output file `path`."""
    return f"/{path.removesuffix('index.html')}" if _is_index(path) else f"/{path}"


def _is_index(path: str) -> bool:
    return path == "index.html" or path.endswith("/index.html")
