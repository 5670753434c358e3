"""Small texts of WordPress, written for a test and shown."""

from plugins.wordpress_import.model import Export, OldItem
from plugins.wordpress_import.showing.content import Shown, build_library, show_content

SITE = "https://blog.example"
UPLOADS = f"{SITE}/wp-content/uploads"


def write_text(content: str, **fields: object) -> OldItem:
    """An article whose raw content is `content`."""
    known: dict[str, object] = {
        "id": 1,
        "kind": "post",
        "status": "publish",
        "title": "Titre",
        "slug": "titre",
        "link": f"{SITE}/titre/",
        "guid": f"{SITE}/?p=1",
        "content": content,
    }
    return OldItem(**{**known, **fields})  # type: ignore[arg-type]


def attach(number: int, name: str, **fields: object) -> OldItem:
    """The attachment `number`, a child of the article."""
    known: dict[str, object] = {
        "id": number,
        "kind": "attachment",
        "status": "inherit",
        "parent": 1,
        "link": f"{SITE}/titre/{number}/",
        "attachment_url": f"{UPLOADS}/{name}",
    }
    return write_text("", **{**known, **fields})


def show(content: str, *others: OldItem, **fields: object) -> Shown:
    """What is shown of `content` in a blog that also holds `others`."""
    old = write_text(content, **fields)
    return show_content(old, build_library(Export(site=SITE, items=(old, *others))))


def show_html(content: str, *others: OldItem, **fields: object) -> str:
    """The HTML alone."""
    return show(content, *others, **fields).html
