"""Places that links lead to: an id stays where some link of the blog names it, once. Core."""

from collections.abc import Container

from plugins.wordpress_import.showing.elements import HEADINGS
from plugins.wordpress_import.showing.nodes import Node
from plugins.wordpress_import.showing.tokens import Tag


class Anchors:
    """The anchors of one text, of which those in `wanted` are kept."""

    def __init__(self, wanted: Container[str]) -> None:
        self.wanted = wanted
        self._kept: set[str] = set()
        self._waiting: list[str] = []

    def keep(self, tag: Tag, name: str) -> None:
        """Keeps the id of `tag` on a heading, or for the text that follows."""
        if tag.attributes.get("class") == "footnote":
            return
        identity = tag.attributes.pop("id", "") or tag.attributes.get("name", "") * (name == "a")
        if identity not in self.wanted or identity in self._kept:
            return
        self._kept.add(identity)
        if name in HEADINGS:
            tag.attributes["id"] = identity
        else:
            self._waiting.append(identity)

    def take(self) -> list[Node]:
        """The anchors that wait for a text, each an element of its own."""
        taken = [Node("a", {"id": identity}) for identity in self._waiting]
        self._waiting.clear()
        return taken
