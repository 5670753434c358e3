"""Sounds, films and frames, read from their elements. Core."""

from plugins.wordpress_import.markdown.addresses import is_safe
from plugins.wordpress_import.markdown.model import Paragraph, Player, Span
from plugins.wordpress_import.markdown.reader import Reader
from plugins.wordpress_import.markdown.spacing import flatten_line
from plugins.wordpress_import.markdown.tree import Node

_KEPT = {
    "source": ("type", "media"),
    "track": ("kind", "srclang", "label"),
    "audio": (),
    "video": (),
}


def read_player(reader: Reader, node: Node) -> None:
    """A player with its sources; without any it is what stands for it."""
    content, others = reader.collect_line(node)
    parts = [(part.name, _read_attributes(reader, part)) for part in node.find("source", "track")]
    parts = [part for part in parts if "src" in part[1]]
    attributes = _read_attributes(reader, node)
    if "src" in attributes or any(name == "source" for name, _ in parts):
        reader.add(Player(node.name, attributes, parts, content))
    elif content:
        reader.add_line(content)
    reader.add(*others)


def read_frame(reader: Reader, node: Node) -> None:
    """A frame shows another site, which ours does not: a link leads there."""
    src = (node.attributes.get("src") or node.attributes.get("data-src", "")).strip()
    if not src or not is_safe(src) or src.startswith("about:"):
        return
    href = reader.resolve.link(src)
    if not href:
        return
    reader.end_line()
    reader.add(Paragraph([Span("a", [href], {"href": href})]))
    reader.tell(f"cadre d’un autre site remplacé par un lien\u00a0: {flatten_line(src)[:120]}")


def _read_attributes(reader: Reader, node: Node) -> dict[str, str]:
    """What a player or a source says of itself, its addresses resolved."""
    kept = {}
    src = node.attributes.get("src", "").strip()
    if src and is_safe(src):
        kept["src"] = reader.resolve.media(src)
    for name in _KEPT[node.name]:
        value = flatten_line(node.attributes.get(name, ""))
        if value:
            kept[name] = value
    poster = node.attributes.get("poster", "").strip()
    if poster and node.name == "video":
        kept["poster"] = reader.resolve.image(poster, "")[0]
    return {name: value for name, value in kept.items() if value}
