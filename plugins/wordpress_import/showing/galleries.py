"""Galleries and playlists: which files they show, in which order. Core."""

from collections.abc import Iterator, Sequence

from plugins.wordpress_import.model import OldItem
from plugins.wordpress_import.showing.addresses import AUDIO, VIDEO
from plugins.wordpress_import.showing.elements import name_set
from plugins.wordpress_import.showing.growing import Piece
from plugins.wordpress_import.showing.lookups import Library
from plugins.wordpress_import.showing.tokens import Tag, scan_markup

_IMAGES = name_set("jpg jpeg jpe png gif webp avif svg bmp tif tiff heic ico")
_DIGITS = 18
_ENDINGS = {"image": _IMAGES, "audio": AUDIO, "video": VIDEO}


def choose_attachments(
    named: dict[str, str], kind: str, number: int, library: Library
) -> list[OldItem]:
    """The files of `[gallery …]` or `[playlist …]` in the text whose id is `number`."""
    wanted = _read_numbers(named.get("ids") or named.get("include", ""))
    if wanted:
        found = [library.find_attachment(one) for one in wanted]
        chosen = [one for one in found if one is not None]
    else:
        parent = next(iter(_read_numbers(named.get("id", ""))), number)
        excluded = set(_read_numbers(named.get("exclude", "")))
        chosen = [one for one in library.children.get(parent, ()) if one.id not in excluded]
    shown = [one for one in chosen if _is_of_kind(one, kind)]
    return _sort(shown, named, is_listed=bool(wanted))


def build_gallery(attachments: Sequence[OldItem], named: dict[str, str]) -> Iterator[Piece]:
    """A figure for each image, with its link and its caption."""
    for attachment in attachments:
        yield Tag("figure", is_paired=True)
        yield from _link(attachment, named.get("link", ""))
        if attachment.excerpt.strip():
            yield Tag("figcaption", is_paired=True)
            yield from scan_markup(attachment.excerpt, with_shortcodes=False)
            yield Tag("figcaption", is_end=True)
        yield Tag("figure", is_end=True)


def _link(attachment: OldItem, link: str) -> Iterator[Piece]:
    alt = attachment.find_meta("_wp_attachment_image_alt")
    image = Tag("img", {"src": attachment.attachment_url, "alt": alt})
    if link == "none":
        yield image
        return
    href = attachment.attachment_url if link == "file" else attachment.link
    yield from (Tag("a", {"href": href}, is_paired=True), image, Tag("a", is_end=True))


def _read_numbers(text: str) -> list[int]:
    parts = text.replace(",", " ").split()
    return [
        int(part) for part in parts if part.isascii() and part.isdigit() and len(part) <= _DIGITS
    ]


def _is_of_kind(attachment: OldItem, kind: str) -> bool:
    ending = attachment.attachment_url.rpartition(".")[2].lower()
    return ending in _ENDINGS.get(kind, frozenset())


def _sort(attachments: list[OldItem], named: dict[str, str], *, is_listed: bool) -> list[OldItem]:
    """In the order that the gallery asks for; a random one is that of the list."""
    by = named.get("orderby", "post__in" if is_listed else "menu_order").lower().split()
    keys = {
        "title": lambda one: one.title.casefold(),
        "date": lambda one: one.date.isoformat() if one.date else "",
        "post_date": lambda one: one.date.isoformat() if one.date else "",
        "id": lambda one: one.id,
        "menu_order": lambda one: (one.order, one.id),
    }
    wanted = keys.get(by[0]) if by else None
    ordered = sorted(attachments, key=wanted) if wanted else attachments
    return ordered[::-1] if named.get("order", "").upper() == "DESC" else ordered
