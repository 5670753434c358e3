"""One Markdown converter for all files, set as the site’s settings say. Core: text in, HTML out.

Four things differ from Pelican’s own: the header is never its business, so that a text that begins
with `Word: more` stays whole; columns are aligned by a class, for the site’s policy forbids inline
styles; an empty header of a table is none; and HTML comments, which are for the author, go no
further.
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
_NO_HEAD = re.compile(r"<thead>\n<tr>\n(?:<th[^<>]*></th>\n)+</tr>\n</thead>\n")
_COMMENT = re.compile(
    r"<!--(?:-?>|.*?(?:--!?>|\Z))|<[!?][^<>]*>"
    r"|(?P<tag></?[a-zA-Z](?:[^<>\"']|\"[^\"]*\"|'[^']*')*>)",
    re.DOTALL,
)


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
        html = _ALIGNED.sub(r'<\1 class="align-\2">', markdown.convert(text))
        return remove_comments(_NO_HEAD.sub("", html))

    return convert


def remove_comments(html: str) -> str:
    """`html` without its comments, nor what browsers take for one; code shows its own, escaped.

    One that is never closed hides all that follows it from readers, and here too.
    """
    if "<!" not in html and "<?" not in html:
        return html  # nearly always
    return _COMMENT.sub(lambda match: match["tag"] or "", html)
