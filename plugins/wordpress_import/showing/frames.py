"""Players, frames of other sites and images, as elements that our pages may hold. Core."""

from plugins.wordpress_import.showing.addresses import find_player, follow_frame, is_followed
from plugins.wordpress_import.showing.lookups import Library
from plugins.wordpress_import.showing.nodes import Node

_LONGEST = 100

_LAZY = ("data-orig-file", "data-lazy-src", "data-src", "data-original", "src")
"""Where the address of an image may stand; scripts that load late keep the true one aside."""
_EMOJI = ("s.w.org/images/core/emoji", "/smilies/", "/images/emoji/")


def build_frame(address: str) -> Node:
    """A paragraph with a link to what a frame showed, whose address may be too long to be read."""
    page = follow_frame(address.strip())
    shown = page if len(page) <= _LONGEST else f"{page[: _LONGEST - 1]}…"
    return _build_link(page, shown)


def build_embed(address: str, library: Library) -> Node:
    """What an address alone on its line shows: a player for our files, a link for all else."""
    player = find_player(address)
    if player and library.is_local(address):
        return Node(player, {"controls": "", "src": address})
    return _build_link(address, address)


def _build_link(address: str, text: str) -> Node:
    link = Node("a", {"href": address}, [text])
    return Node("p", {}, [link]) if is_followed(address) else Node("p")


def build_image(attributes: dict[str, str], library: Library) -> Node | str:
    """The image at its full size; the sign that an image of an emoji stands for."""
    address = next((attributes[name] for name in _LAZY if attributes.get(name)), "").strip()
    alt = attributes.get("alt", "")
    if any(part in address for part in _EMOJI) and alt:
        return alt
    if not address or not (is_followed(address) or address.startswith("data:image/")):
        return alt
    attachment = library.find_file(address)
    source = attachment.attachment_url if attachment is not None else address
    return Node("img", {"src": source, "alt": alt})
