"""The elements of HTML: what each becomes in clean HTML, and what may stand in it. Core."""

import re

_LANGUAGE = re.compile(r"(?:\bbrush:\s{0,9}|\blang:|\blang(?:uage)?-)([a-zA-Z][\w+#-]{0,20})")
_ALIGNED = re.compile(r"(?:text-align:\s{0,9}|\bhas-text-align-|\balign)(right|center)\b")


def name_set(names: str) -> frozenset[str]:
    """The names in `names`, which spaces part."""
    return frozenset(names.split())


VOID = name_set("area base br col embed hr img input link meta param source track wbr")
"""Elements without content; an end tag of theirs means nothing."""

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")

LEAVES = frozenset(HEADINGS) | name_set("p run pre figcaption summary caption dt audio video")
"""Blocks that hold text; a `run` is text that no element of its own holds."""

PARTS = name_set(
    "div section article aside header footer main nav center form fieldset hgroup body html head "
    "noindex dialog search"
)
"""Blocks that only part what they hold from what stands around."""

CONTAINERS = PARTS | name_set(
    "blockquote ul ol li dl dd figure table thead tbody tfoot tr td th details"
)
"""Blocks that hold blocks."""

BLOCKS = CONTAINERS | LEAVES | {"hr"}

_RENAMED = {
    "b": "strong",
    "i": "em",
    "var": "em",
    "dfn": "em",
    "tt": "code",
    "samp": "code",
    "strike": "s",
    "acronym": "abbr",
    "dir": "ul",
    "menu": "ul",
    "listing": "pre",
    "plaintext": "pre",
    "xmp": "pre",
    "address": "p",
    "legend": "p",
    "image": "img",
}

INLINE = name_set("a em strong del ins sub sup abbr kbd code span cite q mark small s u")
"""Elements within a text that are kept."""

ATTRIBUTES = {
    "a": ("href", "title", "id", "class"),
    "img": ("src", "alt"),
    "ol": ("start", "reversed"),
    "abbr": ("title",),
    "blockquote": ("cite",),
    "td": ("colspan", "rowspan", "align"),
    "th": ("colspan", "rowspan", "align"),
    "pre": ("class",),
    "audio": ("controls", "src"),
    "video": ("controls", "src", "poster"),
    "details": ("open",),
    "section": ("class",),
    **dict.fromkeys((*HEADINGS, "li"), ("id",)),
}
"""What each element may say of itself; all the rest was presentation."""

NESTABLE = frozenset({"q", "span"})
"""Inline elements that may hold their like; of others, one is enough."""


def rename_element(name: str, attributes: dict[str, str]) -> str:
    """What `<name …>` is in the clean HTML, by its name and by what it says of itself."""
    if not attributes:
        return _RENAMED.get(name, name)
    kinds = frozenset(attributes.get("class", "").split())
    if "wp-caption-text" in kinds or "wp-caption-dd" in kinds:
        return "figcaption"
    if "wp-caption" in kinds and name in {"div", "dl"}:
        return "figure"
    if "wp-caption-dt" in kinds:
        return "div"
    if "data-fn" in attributes:
        return "span"
    styled = _read_style(name, attributes.get("style", ""))
    return styled or _RENAMED.get(name, name)


def read_language(attributes: dict[str, str]) -> str:
    """The language of code, in the words of the plugins that coloured it."""
    match = _LANGUAGE.search(attributes.get("class", ""))
    return match[1].lower() if match else ""


def read_alignment(attributes: dict[str, str]) -> str:
    """The side that a cell of a table leans to, if it is not its own."""
    said = " ".join(attributes.get(name, "") for name in ("style", "class"))
    match = _ALIGNED.search(said)
    side = match[1] if match else attributes.get("data-align") or attributes.get("align", "")
    return side if side in {"right", "center"} else ""


def _read_style(name: str, style: str) -> str:
    """What word processors say by style: a bold `span` is strong, a `b` may be nothing."""
    said = style.replace(" ", "").lower()
    is_light = "font-weight:normal" in said or "font-weight:400" in said
    if name in {"b", "strong"} and is_light:
        return "span"
    if name in {"i", "em"} and "font-style:normal" in said:
        return "span"
    if name != "span":
        return ""
    signs = {
        "strong": ("font-weight:bold", "font-weight:700"),
        "em": ("font-style:italic",),
        "s": ("text-decoration:line-through",),
        "u": ("text-decoration:underline",),
    }
    return next((kind for kind, said_so in signs.items() if any(s in said for s in said_so)), "")
