"""Small exports written by the tests."""

from plugins.wordpress_import.export.merging import merge
from plugins.wordpress_import.export.reading import read_part
from plugins.wordpress_import.model import Export, OldItem

HEAD = """<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0"
  xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
  xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:wp="http://wordpress.org/export/1.2/">
<channel>
<wp:wxr_version>1.2</wp:wxr_version>
"""
"""What each export begins with: its own lines come after the eighth."""

FOOT = "</channel>\n</rss>\n"


def write_export(inside: str = "") -> str:
    """An export that holds `inside` from its ninth line on."""
    return f"{HEAD}{inside}{FOOT}"


def write_item(number: int = 1, **fields: str) -> str:
    """An item with these elements of WordPress, `content` and `excerpt` apart."""
    told = {"post_type": "post", "status": "publish", **fields}
    texts = "".join(
        f"<{name}:encoded><![CDATA[{told.pop(name)}]]></{name}:encoded>"
        for name in ("content", "excerpt")
        if name in told
    )
    plain = "".join(f"<wp:{name}>{value}</wp:{name}>" for name, value in told.items())
    return f"<item>{texts}<wp:post_id>{number}</wp:post_id>{plain}</item>\n"


def read_text(text: str, path: str = "export.xml") -> Export:
    """What an export of this text holds."""
    return read_bytes(text.encode(), path)


def read_bytes(data: bytes, path: str = "export.xml", size: int = 50) -> Export:
    """The same of its bytes, which come by pieces of this size."""
    return merge([read_part((data[at : at + size] for at in range(0, len(data), size)), path)])


def read_item(inside: str) -> OldItem:
    """The only item of an export that holds `inside`."""
    (item,) = read_text(write_export(inside)).items
    return item


def list_notes(export: Export) -> list[str]:
    """Places and messages of the notes."""
    return [f"{note.place} {note.message}".strip() for note in export.notes]
