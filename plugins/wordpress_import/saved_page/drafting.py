"""Makes a draft of a page of the old blog that was saved or copied. Edge: it touches the disk.

Nothing is written over: what the blog has already stays, and is named.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from plugins.reading.outputs import list_reserved
from plugins.wordpress_import.addresses import build_key
from plugins.wordpress_import.blog import read_existing
from plugins.wordpress_import.copying import DiskError
from plugins.wordpress_import.saved_page.address import find_path
from plugins.wordpress_import.saved_page.asides import list_asides
from plugins.wordpress_import.saved_page.decoding import MOST_BYTES
from plugins.wordpress_import.saved_page.folder import Album, is_usable, list_saved
from plugins.wordpress_import.saved_page.model import Blog, Draft
from plugins.wordpress_import.saved_page.plan import plan_saved_page
from plugins.wordpress_import.saved_page.saving import save_new
from plugins.wordpress_import.saved_page.telling import tell_draft, tell_twin

SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".txt", ".text", ".mhtml", ".mht"})


def is_saved_page(file: Path) -> bool:
    """Whether `file` is one page, and no export, by its name."""
    return file.suffix.lower() in SUFFIXES


def import_saved_page(
    file: Path, root: Path, settings: Mapping[str, Any], is_rehearsal: bool = False
) -> str:
    """Write the draft of `file` into the project at `root`; what the author is told, in French.

    Raises RefusedPageError, whose `str()` is a sentence without the name of the file, or DiskError.
    """
    blog = build_blog(root, settings)
    draft = plan_saved_page(_read(file), file.name, blog, list_saved(file))
    twin = _find_twin(draft, blog)
    if twin:
        return tell_twin(f"content/{twin}")
    if not is_rehearsal:
        for path, body in _list_files(draft, blog):
            if not save_new(root, path, body) and path.endswith(draft.path):
                return tell_twin(path)
    return tell_draft(draft, is_rehearsal)


def build_blog(root: Path, settings: Mapping[str, Any]) -> Blog:
    """What a draft must know of the blog at `root`."""
    zone = ZoneInfo(settings["TIMEZONE"])
    album = Album(root / "content")
    places = {
        key: existing.path.removeprefix("content/")
        for existing in read_existing(root, ())
        for key in existing.keys
    }
    return Blog(
        author=settings["AUTHOR"],
        category=settings["DEFAULT_CATEGORY"],
        today=datetime.now(zone).date(),
        zone=zone,
        authors=(*settings.get("AUTHOR_NOTES", {}), settings["AUTHOR"]),
        acronyms=frozenset(settings.get("GLOSSARY", {})),
        images=album.names,
        places=places,
        reserved=list_reserved({"THEME_STATIC_DIR": "theme", **settings}),
        is_usable=is_usable,
        find_twin=album.find_twin,
    )


def _read(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            raw = opened.read(MOST_BYTES + 1)
    except OSError as error:
        raise DiskError(str(file), error.strerror) from None
    return raw


def _find_twin(draft: Draft, blog: Blog) -> str:
    """The text of the blog at the address that the draft had, or is to have."""
    path = find_path(draft.address)
    wishes = ([path] if path else []) + [f"/{draft.stem}/"]
    return next(filter(None, (blog.places.get(build_key(wish), "") for wish in wishes)), "")


def _list_files(draft: Draft, blog: Blog) -> Iterator[tuple[str, bytes]]:
    """All that is to be written, the draft at the end."""
    for picture in draft.pictures:
        yield f"content/{picture.path}", picture.content
    yield from list_asides(draft, blog.zone)
    yield f"content/{draft.path}", draft.text
