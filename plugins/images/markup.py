"""Images in HTML: each `<img>` of a body becomes a picture, a captioned one a figure. Core."""

import html
import re
from collections.abc import Callable, Sequence
from html.parser import HTMLParser

from plugins.images.variants import Picture, Variant

SIZES = "(min-width: 48rem) 44rem, 100vw"
"""How wide a figure is shown; the style sheet's `--measure-wide` says the same."""

_TAG = r"""<img\b(?:[^>"']|"[^"]*"|'[^']*')*>"""
_ALONE = re.compile(rf"<p>\s*({_TAG})\s*</p>|({_TAG})")
_LINK = re.compile(r'(?<=href=")(/images/[^"#?]+)(?=")')

FindPicture = Callable[[str], Picture | None]
"""Gives the picture of an image's address, or None where it is not one of ours."""


class _Attributes(HTMLParser):
    """Reads the attributes of one start tag."""

    def __init__(self, tag: str) -> None:
        super().__init__()
        self.values: dict[str, str] = {}
        self.feed(tag)

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.values = {name: value or "" for name, value in attrs}


def parse_image(tag: str) -> dict[str, str]:
    """The attributes of an `<img …>` tag, unescaped."""
    return _Attributes(tag).values


def find_sources(body: str) -> list[str]:
    """The `src` of each image of `body`, in order."""
    return [parse_image(match[1] or match[2]).get("src", "") for match in _ALONE.finditer(body)]


def replace_images(body: str, find: FindPicture) -> str:
    """`body` with its own images as pictures; an image alone in a paragraph becomes a figure."""

    def replace(match: re.Match[str]) -> str:
        attributes = parse_image(match[1] or match[2])
        picture = find(attributes.get("src", ""))
        if picture is None:
            return match[0]
        rendered = render_picture(picture, attributes.get("alt", ""))
        return _render_figure(rendered, attributes.get("title", "")) if match[1] else rendered

    return _link_to_largest(_ALONE.sub(replace, body), find)


def render_picture(picture: Picture, alt: str, *, sizes: str = SIZES, eager: bool = False) -> str:
    """The `<picture>` element: AVIF, or WebP for the others; its size is known at once.

    What is published as it is needs but an `<img>`.
    """
    shown = picture.fallback
    loading = 'fetchpriority="high"' if eager else 'loading="lazy"'
    if shown.is_whole:
        return (
            f'<img src="{html.escape(shown.url)}" width="{shown.width}" height="{shown.height}" '
            f'alt="{html.escape(alt)}" {loading} decoding="async">'
        )
    return (
        f'<picture><source type="image/avif" srcset="{_render_set(picture.avif)}" sizes="{sizes}">'
        f'<img src="{html.escape(shown.url)}" srcset="{_render_set(picture.webp)}" '
        f'sizes="{sizes}" width="{shown.width}" height="{shown.height}" '
        f'alt="{html.escape(alt)}" {loading} decoding="async"></picture>'
    )


def _render_set(variants: Sequence[Variant]) -> str:
    return html.escape(", ".join(f"{variant.url} {variant.width}w" for variant in variants))


def _render_figure(picture: str, caption: str) -> str:
    text = f"<figcaption>{html.escape(caption, quote=False)}</figcaption>" if caption else ""
    return f"<figure>{picture}{text}</figure>"


def _link_to_largest(body: str, find: FindPicture) -> str:
    def replace(match: re.Match[str]) -> str:
        picture = find(html.unescape(match[1]))
        return match[1] if picture is None else html.escape(picture.largest.url)

    return _LINK.sub(replace, body)
