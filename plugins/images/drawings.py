"""Drawings in lines (SVG): how large they are, and that nothing in them acts or calls. Core.

A browser that is sent to a drawing runs what is in it, on hosts that set no policy: what could act
is refused.
"""

import re
from collections.abc import Iterator
from typing import Any

MOST_BYTES = 2 * 1024 * 1024
LARGEST = 20_000

_SVG = "{http://www.w3.org/2000/svg}"
_START = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}\?>|<!--[^>]{0,2000}-->|<!DOCTYPE\s+svg[^\[>]{0,300}>|\s)*<(?:\w{1,20}:)?svg\b"
)
_LENGTH = re.compile(r"\s*(\d{1,6}(?:\.\d{1,9})?)(?:px)?\s*")
_ACTING = frozenset({"script", "foreignObject", "handler", "listener", "iframe", "object", "embed"})
_ACTING |= {"audio", "video", "set", "animate"}  # these two may change an address
_CALLS = re.compile(
    r"url\(\s*[\"']?\s*(?!#|[\"']?\s*data:image/(?:png|jpe?g|gif|webp))|@import|javascript:",
    re.IGNORECASE,
)
_NEAR = re.compile(r"\s*(?:#|data:image/(?:png|jpe?g|gif|webp)[;,]|$)", re.IGNORECASE)
_ACTS = "contient un programme, ou appelle un autre site\u00a0: exportez-le en PNG"
_UNREADABLE = "n’est pas une image lisible\u00a0: enregistrez-la en PNG ou en JPEG"


class UnfitDrawingError(ValueError):
    """Why a drawing is not shown: a French sentence without its subject."""


def is_drawing(body: bytes) -> bool:
    """Whether `body` begins as a drawing in lines does."""
    return _START.match(body.removeprefix(b"\xef\xbb\xbf")[:8192]) is not None


def read_size(body: bytes) -> tuple[int, int]:
    """Width and height of a drawing; raises UnfitDrawingError."""
    if len(body) > MOST_BYTES:
        raise UnfitDrawingError("est un dessin trop lourd\u00a0: exportez-le en PNG")
    root = _parse(body)
    if root.tag != f"{_SVG}svg":
        raise UnfitDrawingError(_UNREADABLE)
    if b"<!ENTITY" in body or not all(map(_is_still, _walk(root))):
        raise UnfitDrawingError(_ACTS)
    return _measure(root)


def _parse(body: bytes) -> Any:
    """The root of a drawing, without its comments."""
    from lxml import etree  # noqa: PLC0415 - each start would load it, and few sites have drawings

    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
    )
    try:
        return etree.fromstring(body, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise UnfitDrawingError(_UNREADABLE) from None


def _walk(root: Any) -> Iterator[Any]:
    """Every node of the document, what stands before its root too."""
    yield from root.itersiblings(preceding=True)
    yield from root.iter()


def _is_still(node: Any) -> bool:
    """Whether a node neither acts, nor calls another place."""
    if not isinstance(node.tag, str):  # entities, and instructions such as style sheets
        return False
    said = (node.text or "", node.tail or "")  # a style sheet goes on after an element within it
    if _read_name(node.tag) in _ACTING or any(map(_CALLS.search, said)):
        return False
    return all(_is_quiet(_read_name(name), str(value)) for name, value in node.items())


def _read_name(qualified: str) -> str:
    """A name without its namespace."""
    return qualified.rpartition("}")[2]


def _is_quiet(name: str, value: str) -> bool:
    if name.lower().startswith("on") or _CALLS.search(value):
        return False
    return name != "href" or _NEAR.match(value) is not None


def _measure(root: Any) -> tuple[int, int]:
    lengths = [_LENGTH.fullmatch(root.get(name, "")) for name in ("width", "height")]
    numbers = [match[1] for match in lengths if match]
    box = re.split(r"[\s,]+", root.get("viewBox", "").strip())
    if len(numbers) < 2:  # noqa: PLR2004 - a width and a height
        numbers = box[2:4]
    try:
        width, height = (round(float(number)) for number in numbers)
    except ValueError:
        raise UnfitDrawingError(
            "ne dit pas ses dimensions\u00a0: ajoutez-lui width et height"
        ) from None
    if not (0 < width <= LARGEST and 0 < height <= LARGEST):
        raise UnfitDrawingError("a des dimensions impossibles\u00a0: corrigez width et height")
    return width, height
