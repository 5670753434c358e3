"""What a text may ask of the rest of the export: files, blocks, children, fragments. Core."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from plugins.wordpress_import.model import Export, OldItem
from plugins.wordpress_import.showing.addresses import build_key, drop_size

_STORED = re.compile(r"\.files\.wordpress\.com/(\d{4}/\d\d/.+)")
_SCALED = re.compile(r"-(?:scaled|rotated)(?=\.\w{1,5}$)")
_FRAGMENT = re.compile(r"""#([^\s"'<>#&]{1,200})["']""")


@dataclass(frozen=True)
class Library:
    """Pure lookups into an export, made once for all its texts."""

    site: str = ""
    items: Mapping[int, OldItem] = field(default_factory=dict)
    files: Mapping[str, OldItem] = field(default_factory=dict)
    """Attachments by what their address comes down to, see `build_key`."""
    children: Mapping[int, tuple[OldItem, ...]] = field(default_factory=dict)
    """Attachments of each item, in the order of its gallery."""
    fragments: frozenset[str] = frozenset()
    """What some link of some text leads to within a page."""

    def find_attachment(self, number: int) -> OldItem | None:
        """The attachment whose id is `number`."""
        found = self.items.get(number)
        return found if found is not None and found.attachment_url else None

    def find_block(self, number: int) -> OldItem | None:
        """The reusable block whose id is `number`."""
        found = self.items.get(number)
        return found if found is not None and found.kind == "wp_block" else None

    def find_file(self, address: str) -> OldItem | None:
        """The attachment whose file, or a small size of it, is at `address`."""
        key = build_key(address)
        return self.files.get(key) or self.files.get(drop_size(key))

    def address_file(self, address: str) -> str:
        """Where the blog itself shows the file at `address`, which its host may keep elsewhere."""
        found = self.find_file(address)
        stored = _STORED.search(found.attachment_url) if found else None
        return f"{self.site}/wp-content/uploads/{stored[1]}" if stored and self.site else address

    def is_local(self, address: str) -> bool:
        """Whether the file at `address` comes along with the site."""
        if self.find_file(address) is not None or not re.match(r"(?:https?:)?//", address):
            return True
        host = build_key(self.site).partition("/")[0]
        return bool(host) and build_key(address).partition("/")[0] == host


def build_library(export: Export) -> Library:
    """The lookups into `export`."""
    attachments = [item for item in export.items if item.attachment_url]
    children: dict[int, list[OldItem]] = {}
    for item in attachments:
        children.setdefault(item.parent, []).append(item)
    return Library(
        site=export.site,
        items={item.id: item for item in export.items},
        files={key: item for item in attachments for key in _find_keys(item)},
        children={
            parent: tuple(sorted(group, key=lambda item: (item.order, item.id)))
            for parent, group in children.items()
        },
        fragments=frozenset(_find_fragments(export)),
    )


def _find_keys(attachment: OldItem) -> Iterator[str]:
    """The file, and the larger one that WordPress made it from, after which it names small ones."""
    key = build_key(attachment.attachment_url)
    yield _SCALED.sub("", key)
    yield key


def _find_fragments(export: Export) -> Iterator[str]:
    for item in export.items:
        yield from _FRAGMENT.findall(item.content)
