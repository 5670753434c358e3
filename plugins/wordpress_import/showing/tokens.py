"""Raw markup cut into texts, tags, comments and shortcodes, in one pass that never goes back. Core.

Whatever is typed comes out in order and nothing raises; the work is proportional to the length,
because what was looked for and is nowhere ahead is not looked for again.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from plugins.wordpress_import.showing.attributes import read_attributes
from plugins.wordpress_import.showing.elements import name_set

KNOWN = frozenset({"caption", "wp_caption", "gallery", "audio", "video", "embed", "playlist"})
"""The shortcodes that WordPress itself runs."""

_RAW = name_set("script style textarea iframe noscript svg xmp noembed noframes template")
_CODE = frozenset({"pre", "code"})
_MARK = re.compile(r"<(?=[a-zA-Z/!?])|\[(?=\[?/?[^\W\d_])")
_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/<>]*)")
_CODE_TAG = re.compile(r"\[(/?)([^\W\d_][\w-]*)(?![\w-])([^\[\]]*)\]")
_CODE_START = re.compile(r"\[([^\W\d_][\w-]*)")
_CODE_END = re.compile(r"\[/([^\W\d_][\w-]*)\]")


@dataclass(slots=True)
class Tag:
    """`<name …>` or `</name>`; `is_paired` once its other half was found."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    is_end: bool = False
    is_paired: bool = False


@dataclass(frozen=True, slots=True)
class Comment:
    """What stands between `<!--` and `-->`, or in a `<!…>` or `<?…>` that browsers do not show."""

    text: str


@dataclass(frozen=True, slots=True)
class Raw:
    """An element whose content is not markup: a script, a frame…"""

    name: str
    attributes: dict[str, str]
    text: str


@dataclass(frozen=True, slots=True)
class Shortcode:
    """`[name …]` or `[/name]`, word for word in `typed`; `is_in_code` within <pre> or <code>."""

    name: str
    attributes: str
    typed: str
    is_end: bool = False
    is_in_code: bool = False


Token = str | Tag | Comment | Raw | Shortcode


def scan_markup(source: str, *, with_shortcodes: bool = True) -> list[Token]:
    """The tokens of `source`, texts with their entities decoded."""
    return list(_Scanner(source, with_shortcodes).scan())


def find_closed(source: str) -> frozenset[str]:
    """The names that `[name …]` opens and `[/name]` closes somewhere in `source`."""
    return frozenset(_CODE_END.findall(source)) & frozenset(_CODE_START.findall(source))


class _Scanner:
    def __init__(self, source: str, with_shortcodes: bool) -> None:
        self.source = source
        self.with_shortcodes = with_shortcodes
        self.length = len(source)
        self.is_torn = False
        """Whether a quotation mark was left open: from there on `>` ends a tag wherever it is."""
        self.depth_in_code = 0
        self.absent: dict[str, int] = {}

    def scan(self) -> Iterator[Token]:
        start = position = 0
        while match := _MARK.search(self.source, position):
            token, end = self._read(match.start())
            if token is None:
                position = max(end, match.start() + 1)
                continue
            if match.start() > start:
                yield html.unescape(self.source[start : match.start()])
            yield token
            start = position = end
        if start < self.length:
            yield html.unescape(self.source[start:])

    def _read(self, start: int) -> tuple[Token | None, int]:
        """The token that begins at `start` and its end; None when it is but text."""
        if self.source[start] == "[":
            return self._read_shortcode(start)
        if self.source[start + 1] in "!?":
            return self._read_comment(start)
        return self._read_tag(start)

    def _read_shortcode(self, start: int) -> tuple[Token | None, int]:
        if not self.with_shortcodes:
            return None, start + 1
        if self.source.startswith("[[", start):
            return self._read_escaped(start)
        match = _CODE_TAG.match(self.source, start)
        if match is None:
            return None, start + 1
        token = Shortcode(match[2], match[3], match[0], bool(match[1]), self.depth_in_code > 0)
        return token, match.end()

    def _read_escaped(self, start: int) -> tuple[Token | None, int]:
        """`[[name …]]` shows `[name …]` where WordPress knows the name, else what was typed."""
        match = _CODE_TAG.match(self.source, start + 1)
        if match is None:
            return None, start + 1
        end = self._find_escaped_end(match)
        if end < 0 or match[2] not in KNOWN:
            return None, max(end, start + 1)
        return html.unescape(self.source[start + 1 : end - 1]), end

    def _find_escaped_end(self, match: re.Match[str]) -> int:
        """Where `]]` ends what `[[` escapes: the shortcode alone, or up to its own end."""
        if self.source.startswith("]", match.end()):
            return match.end() + 1
        closing = f"[/{match[2]}]"
        end = self._find(closing, match.end()) if match[2] in KNOWN else -1
        is_escaped = end >= 0 and self.source.startswith("]", end + len(closing))
        return end + len(closing) + 1 if is_escaped else -1

    def _read_comment(self, start: int) -> tuple[Token | None, int]:
        opening, closing = ("<!--", "-->") if self.source.startswith("<!--", start) else ("<!", ">")
        end = self._find(closing, start + len(opening))
        if end < 0:
            return ("", start + len(opening)) if opening == "<!--" else (None, start + 1)
        return Comment(self.source[start + len(opening) : end]), end + len(closing)

    def _read_tag(self, start: int) -> tuple[Token | None, int]:
        match = _TAG.match(self.source, start)
        if match is None or (bound := self._find(">", match.end())) < 0:
            return None, start + 1
        attributes, end = read_attributes(
            self.source, match.end(), bound if self.is_torn else self.length
        )
        if end >= self.length:
            self.is_torn = True
            attributes, end = read_attributes(self.source, match.end(), bound)
        name, is_end = match[2].lower(), bool(match[1])
        if name in _CODE:
            self.depth_in_code = max(0, self.depth_in_code + (-1 if is_end else 1))
        if name in _RAW and not is_end:
            return self._read_raw(name, attributes, end)
        return Tag(name, attributes, is_end), end + 1

    def _read_raw(self, name: str, attributes: dict[str, str], end: int) -> tuple[Token, int]:
        """All up to the end tag; an element that is never closed, or closes itself, is empty."""
        closing = -1 if self.source[end - 1] == "/" else self._find_end_tag(name, end + 1)
        if closing < 0:
            return Raw(name, attributes, ""), end + 1
        text = self.source[end + 1 : closing]
        after = self._find(">", closing)
        return Raw(name, attributes, text), (after if after >= 0 else self.length - 1) + 1

    def _find(self, needle: str, start: int) -> int:
        if self.absent.get(needle, start + 1) <= start:
            return -1
        found = self.source.find(needle, start)
        if found < 0:
            self.absent[needle] = start
        return found

    def _find_end_tag(self, name: str, start: int) -> int:
        if self.absent.get(name, start + 1) <= start:
            return -1
        match = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(self.source, start)
        if match is None:
            self.absent[name] = start
        return match.start() if match else -1
