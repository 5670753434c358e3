"""One Markdown converter for all files, set as the site’s settings say. Core: text in, HTML out.

Two things differ from Pelican’s own: the header is never its business, so that a text that begins
with `Word: more` stays whole; and columns are aligned by a class, for the site’s policy forbids
inline styles.
"""

import copy
import re
from collections.abc import Callable, Mapping
from typing import Any

from markdown import Markdown

from plugins.reading.slugs import slugify_heading

Convert = Callable[[str], str]
"""From the Markdown of a text to its HTML."""

_HEADER_EXTENSIONS = {"meta", "markdown.extensions.meta"}
_TOC = "markdown.extensions.toc"
_ALIGNED = re.compile(r'<(t[hd]) style="text-align: (left|right|center);">')


def build_converter(settings: Mapping[str, Any]) -> Convert:
    """A function from Markdown to HTML; `settings` are Pelican’s `MARKDOWN`."""
    options = {key: copy.copy(value) for key, value in settings.items()}
    names = options.get("extensions", [])
    options["extensions"] = [name for name in names if name not in _HEADER_EXTENSIONS]
    configs = {name: dict(config) for name, config in options.get("extension_configs", {}).items()}
    configs.setdefault(_TOC, {}).setdefault("slugify", slugify_heading)
    options["extension_configs"] = configs
    markdown = Markdown(**options)

    def convert(text: str) -> str:
        markdown.reset()
        return _ALIGNED.sub(r'<\1 class="align-\2">', markdown.convert(text))

    return convert
