"""Turns the images of articles and pages into pictures, and publishes their variants.

Adapter. In the preview nothing waits for an encoder: pages name the variants, and the server makes
each one when a browser asks for it.
"""

import html
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from markupsafe import Markup
from pelican import signals

from plugins.images.markup import find_sources, render_picture, replace_images
from plugins.images.media import (
    CACHE_NAME,
    UnreadableImageError,
    encode_all,
    read_master,
    save_plan,
)
from plugins.images.variants import Picture, plan_picture
from plugins.shared.findings import Finding
from plugins.shared.outputs import Copy
from plugins.shared.stamps import FileStamp, find_stamp

PREFIXES = ("{static}/images/", "/images/")


class _Album:
    """The pictures of a site: each master is read once for as long as it stays as it is."""

    def __init__(self, settings: Any) -> None:
        self.settings = settings
        self.content = Path(settings["PATH"])
        self.findings: list[Finding] = settings["FINDINGS"]
        self.cache = Path(settings["CACHE_FOLDER"]) / CACHE_NAME
        self.pictures: dict[str, tuple[FileStamp | None, Picture | None, str]] = {}

    def find(self, source: str) -> Picture | None:
        """The picture that `source` names, or None where there is no such image of ours."""
        url = self._locate(source)
        if not source.startswith(PREFIXES) or ".." in url:
            return None
        stamp = find_stamp(self.content / url.lstrip("/"))
        if url not in self.pictures or self.pictures[url][0] != stamp:
            self.pictures[url] = stamp, *self._read(url)
        _, picture, reason = self.pictures[url]
        if reason:
            self.findings.append(Finding(f"content{url}", None, f"ce fichier {reason}."))
        return picture

    def _locate(self, source: str) -> str:
        return "/" + source.removeprefix("{static}").lstrip("/")

    def _read(self, url: str) -> tuple[Picture | None, str]:
        """The picture, or why there is none in a file that is there."""
        path = self.content / url.lstrip("/")
        if not path.is_file():
            return None, ""
        try:
            return plan_picture(read_master(path, url)), ""
        except UnreadableImageError as reason:
            return None, str(reason)

    def look(self, sources: Iterable[str]) -> tuple[tuple[str, Picture | None], ...]:
        """`(path below the contents, picture)` for each of `sources` that is an image of ours."""
        named = [self._locate(s) for s in sources if s.startswith(PREFIXES) and ".." not in s]
        return tuple((url.lstrip("/"), self.find(url)) for url in dict.fromkeys(named))


def register() -> None:
    """Connect the receivers; called by Pelican at each start."""
    signals.initialized.connect(open_album)
    signals.generator_init.connect(add_globals)
    signals.content_object_init.connect(attach_pictures)
    signals.all_generators_finalized.connect(find_card)
    signals.all_generators_finalized.connect(plan_variants)


def open_album(pelican: Any) -> None:
    """Start the album of pictures."""
    pelican.settings["ALBUM"] = _Album(pelican.settings)


def add_globals(generator: Any) -> None:
    """`picture(article.picture, alt, …)` for templates."""
    generator.env.globals["picture"] = _render


def find_card(generators: list[Any]) -> None:
    """Give templates the site's own card."""
    context, album = generators[0].context, generators[0].settings["ALBUM"]
    card = album.settings["SITE_CARD"]
    context["SITE_PICTURE"] = album.find(card)
    if card and context["SITE_PICTURE"] is None:
        message = f"SITE_CARD nomme « {card} », qui n’existe pas sous content/."
        album.findings.append(Finding("pelicanconf.py", None, message))


def _render(picture: Picture, alt: str, **options: Any) -> Markup:
    return Markup(render_picture(picture, html.unescape(str(alt)), **options))  # noqa: S704 - it escapes


def attach_pictures(content: Any) -> None:
    """Pictures in the body; `picture` and `card` for templates; `shows_lead` if the body has it."""
    album = content.settings.get("ALBUM")
    if album is None or not hasattr(content, "_content") or content._content is None:
        return
    sources = find_sources(content._content)
    shown = [album.find(source) for source in sources]
    content.pictures = album.look([content.metadata.get("image", ""), *sources])
    content.needs = (*getattr(content, "needs", ()), *(path for path, _ in content.pictures))
    content.picture = album.find(content.metadata.get("image", ""))
    content.card = content.picture.card if content.picture else None
    content.shows_lead = content.picture in shown
    content._content = replace_images(content._content, album.find)


def plan_variants(generators: list[Any]) -> None:
    """Plan the variants that pages name; in the preview, each is made when it is asked for."""
    settings = generators[0].settings
    album = settings["ALBUM"]
    plan = _list_variants(album, settings["LIBRARY"].contents.values())
    plan |= _list_asked(album, settings.get("PICTURES_ASKED", ()))
    if settings["PREVIEW"]:
        save_plan(album.cache, plan)
        return
    files = encode_all(album.cache, plan.values())
    for url, path in zip(plan, files, strict=True):
        copy = Copy(str(path))
        settings["OUTPUTS"].add(url.lstrip("/"), lambda copy=copy: copy, url=url)


def _list_asked(album: _Album, sources: Iterable[str]) -> dict[str, tuple[Path, Any]]:
    """The largest variant of each image that an address from elsewhere leads to."""
    named = ((path, picture.webp[-1]) for path, picture in album.look(sources) if picture)
    return {variant.url: (album.content / path, variant) for path, variant in named}


def _list_variants(album: _Album, contents: Iterable[Any]) -> dict[str, tuple[Path, Any]]:
    """`{address of a variant: (its master, what it is)}` for all that pages name."""
    card = album.settings["SITE_CARD"]
    named = dict(album.look([card] if card else []))
    for content in contents:
        named.update(content.pictures)
    return {
        variant.url: (album.content / path, variant)
        for path, picture in sorted(named.items())
        if picture is not None
        for variant in picture.variants
    }
