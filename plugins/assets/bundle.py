"""Style sheets bundled into one, and names that change with the bytes. Core."""

import hashlib
import re
from collections.abc import Mapping

BUNDLE = "site.css"
"""The one style sheet of every page."""

LAYERS = "css/layers.css"
"""Declares the order of the cascade layers, so it comes first; the other files name theirs."""

APART = {"css/feed.css"}
"""Style sheets that stand alone: only feeds link to them."""

_COMMENT = re.compile(r"/\*.*?\*/", re.S)
_STRING = re.compile(r'("[^"]*")')
_BLANK = re.compile(r"\s+")
_AROUND = re.compile(r" ?([{};,]) ?|(?<=:) ")


def build_assets(sources: Mapping[str, bytes]) -> dict[str, tuple[str, bytes]]:
    """`{asset name: (root-relative URL, bytes)}` from `{path below theme/static: bytes}`."""
    contents = {name: body for name, body in sources.items() if not _is_bundled(name)}
    contents |= {name: minify_css(contents[name]) for name in APART & contents.keys()}
    contents[BUNDLE] = bundle_css({n: b for n, b in sources.items() if _is_bundled(n)})
    return {name: (build_url(name, body), body) for name, body in sorted(contents.items())}


def bundle_css(sheets: Mapping[str, bytes]) -> bytes:
    """One style sheet from many, the layers first, the rest in the order of their names."""
    names = sorted(sheets, key=lambda name: (name != LAYERS, name))
    return b"".join(minify_css(sheets[name]) for name in names)


def minify_css(sheet: bytes) -> bytes:
    """`sheet` without comments and needless blanks; what stands in double quotes is kept."""
    bare = _COMMENT.sub("", sheet.decode("utf-8")).strip()
    parts = [part if part[:1] == '"' else _squeeze(part) for part in _STRING.split(bare)]
    return "".join(parts).replace(";}", "}").encode()


def _squeeze(part: str) -> str:
    return _AROUND.sub(lambda match: match[1] or "", _BLANK.sub(" ", part))


def build_url(name: str, body: bytes) -> str:
    """`css/feed.css` becomes `/theme/css/feed.0123456789.css`: it may be cached for ever."""
    digest = hashlib.sha256(body).hexdigest()[:10]
    stem, _, suffix = name.rpartition(".")
    return f"/theme/{stem}.{digest}.{suffix}"


def _is_bundled(name: str) -> bool:
    return name.startswith("css/") and name.endswith(".css") and name not in APART
