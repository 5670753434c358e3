"""Items of an old blog, written in one line by tests."""

from collections.abc import Iterable
from typing import Any

from plugins.wordpress_import.addresses import find_site
from plugins.wordpress_import.model import Export, OldItem, OldTerm

HOME = "https://www.ancien.example"
SITE = find_site([HOME])


def build_item(identity: int, slug: str = "", kind: str = "post", **values: Any) -> OldItem:
    """A published item; its address is `/2017/11/21/slug/`, that of a page `/slug/`."""
    folder = "" if kind == "page" else "2017/11/21/"
    given = {
        "status": "publish",
        "title": slug.replace("-", " ").capitalize(),
        "link": f"{HOME}/{folder}{slug}/",
        "guid": f"{HOME}/?p={identity}",
        "content": "<p>Texte.</p>",
        **values,
    }
    return OldItem(id=identity, kind=kind, slug=slug, **given)


def build_attachment(identity: int, name: str, **values: Any) -> OldItem:
    """A file of the library, `name` below its folder of uploads."""
    address = f"{HOME}/wp-content/uploads/{name}"
    given = {"status": "inherit", "content": "", "attachment_url": address, **values}
    return build_item(identity, f"piece-{identity}", "attachment", **given)


def build_export(items: Iterable[OldItem], terms: Iterable[OldTerm] = ()) -> Export:
    """The export of a blog that holds `items`."""
    by_key = {(term.taxonomy, term.slug): term for term in terms}
    return Export("Ancien blog", HOME, "fr-FR", terms=by_key, items=tuple(items))
