"""A picture alone in its paragraph is a figure, and its title the caption. Core.

An extension of Python-Markdown, so that whatever reads an article with the settings of the site
shows its captions; `plugins/images` then makes the picture itself of our own images.
"""

import xml.etree.ElementTree as ET
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

_AFTER_ATTRIBUTES = 6
"""The priority: once `{: … }` were read, before escaped signs are put back."""


class CaptionsExtension(Extension):
    """What `MARKDOWN` names."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 — Python-Markdown’s name
        """Register the step that makes the figures."""
        md.treeprocessors.register(_Captions(md), "captions", _AFTER_ATTRIBUTES)


class _Captions(Treeprocessor):
    def run(self, root: ET.Element) -> None:
        for paragraph in root.iter("p"):
            picture = _find_picture(paragraph)
            if picture is not None:
                _build_figure(paragraph, picture)


def _find_picture(paragraph: ET.Element) -> ET.Element | None:
    """The picture with a title that is all that `paragraph` holds, in a link or not."""
    alone = _find_only_child(paragraph)
    if alone is not None and alone.tag == "a":
        alone = _find_only_child(alone)
    return alone if alone is not None and alone.tag == "img" and alone.get("title") else None


def _find_only_child(element: ET.Element) -> ET.Element | None:
    if len(element) != 1 or (element.text or "").strip() or (element[0].tail or "").strip():
        return None
    return element[0]


def _build_figure(paragraph: ET.Element, picture: ET.Element) -> None:
    paragraph.tag = "figure"
    paragraph[0].tail = None
    caption = ET.SubElement(paragraph, "figcaption")
    caption.text = picture.attrib.pop("title")


def makeExtension(**settings: Any) -> CaptionsExtension:  # noqa: N802 — Python-Markdown’s name
    """The extension, as Python-Markdown asks for it."""
    return CaptionsExtension(**settings)
