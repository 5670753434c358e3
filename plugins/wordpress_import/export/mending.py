"""Makes of the text of an export what XML allows, and notes what had to be changed. Core.

Control characters go, a lone `&` and the entities of HTML are written as XML wants them. Comments
and processing instructions are dropped; a DOCTYPE is refused, and with it every entity that a
file could declare. The text comes in pieces of any size, and lines keep their numbers.
"""

import re
from collections.abc import Iterable, Iterator
from html import escape
from html.entities import html5

from plugins.wordpress_import.export.refusals import HOW_TO_EXPORT, Notebook

FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
SECTION = re.compile(r"<!\[CDATA\[|<!--|<\?|<!")
CDATA = "<![CDATA["
ENDS = {CDATA: "]]>", "<!--": "-->", "<?": "?>"}
LOOSE = re.compile(
    r"&(?:#([0-9]{1,8}|[xX][0-9a-fA-F]{1,7});|([A-Za-z][A-Za-z0-9]{0,31});)?|<(?=[\s0-9=])|\]\]>"
)
DECLARATION = re.compile(r"<!(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)\b", re.IGNORECASE)
WEB_PAGE = re.compile(r"<!DOCTYPE\s+html\b", re.IGNORECASE)
UNFINISHED = re.compile(r"(?:<[!?]?\[?[CDAT]{0,5}-?|&[#A-Za-z0-9]{0,32}|\]{1,2})\Z")
"""The end of a piece that must wait for the next one to be understood."""

LONGEST_WAIT = 40
HIGHEST = 0x10FFFF

Step = tuple[str, int, bool]
"""What is given, where to go on, and whether there is more to do with what is known."""


def mend(texts: Iterable[str], notebook: Notebook) -> Iterator[str]:
    """The pieces of `texts` as XML, without comments; raises what `notebook` refuses."""
    mender = _Mender(notebook)
    for text in texts:
        yield mender.feed(text)
    yield mender.finish()


class _Mender:
    def __init__(self, notebook: Notebook) -> None:
        self._notebook = notebook
        self._line = self._opened = 1
        self._waiting = ""
        self._section = ""

    def feed(self, text: str, *, final: bool = False) -> str:
        """What can be given of `text` now; its end may wait."""
        rest = self._waiting + self._purge(text)
        pieces, at, goes_on = [], 0, True
        while goes_on and at < len(rest):
            advance = self._close if self._section else self._open
            piece, at, goes_on = advance(rest, at, final)
            pieces.append(piece)
        self._waiting = rest[at:]
        return "".join(pieces)

    def finish(self) -> str:
        """The end that waited."""
        return self.feed("", final=True)

    def _purge(self, text: str) -> str:
        """`text` without what XML forbids everywhere; strange bytes are read as Windows wrote
        them."""
        if not (found := FORBIDDEN.search(text)):
            return text
        line = self._line + self._waiting.count("\n") + text.count("\n", 0, found.start())
        text, times = FORBIDDEN.subn(_replace_forbidden, text)
        self._notebook.add("Des caractères que XML interdit ont été ôtés ou corrigés", line, times)
        return text

    def _open(self, rest: str, at: int, final: bool) -> Step:
        """Go on to the next section, or to the end of what is known."""
        found = SECTION.search(rest, at)
        if not found or (len(rest) - found.start() < len(CDATA) and not final):
            end = found.start() if found else _find_unfinished(rest, at, final)
            return self._write(rest[at:end]), end, False
        written = self._write(rest[at : found.start()])
        self._section, self._opened = found[0], self._line
        if found[0] == "<!":
            self._refuse_declaration(rest[found.start() : found.start() + LONGEST_WAIT])
        return written + (CDATA if found[0] == CDATA else ""), found.end(), True

    def _close(self, rest: str, at: int, final: bool) -> Step:
        """Go on to the end of the open section, or to the end of what is known."""
        ending, is_cdata = ENDS[self._section], self._section == CDATA
        found = rest.find(ending, at)
        if found >= 0:
            self._section, end = "", found + len(ending)
        else:
            end = len(rest) if final else max(at, len(rest) - len(ending) + 1)
        if final and found < 0 and not is_cdata:
            raise self._notebook.refuse(
                "le fichier s’arrête au milieu d’un commentaire\u00a0: refaites l’export.",
                self._opened,
            )
        return self._keep(rest[at:end], is_cdata), end, found >= 0

    def _keep(self, text: str, is_cdata: bool) -> str:
        newlines = text.count("\n")
        self._line += newlines
        return text if is_cdata else "\n" * newlines

    def _write(self, text: str) -> str:
        """`text`, which is between sections, with its loose characters written properly."""
        start, last = self._line, 0
        if "&" not in text and "<" not in text and "]]>" not in text:
            self._line += text.count("\n")
            return text

        def replace(found: re.Match[str]) -> str:
            nonlocal start, last
            start += text.count("\n", last, found.start())
            last = found.start()
            return self._replace_loose(found, start)

        written = LOOSE.sub(replace, text)
        self._line += text.count("\n")
        return written

    def _replace_loose(self, found: re.Match[str], line: int) -> str:
        number, name = found[1], found[2]
        if number:
            code = int(number[1:], 16) if number[0] in "xX" else int(number)
            if code <= HIGHEST and not FORBIDDEN.match(chr(code)):
                return found[0]
            self._notebook.add("Un caractère que XML interdit a été ôté", line)
            return ""
        if name and f"{name};" in html5:
            return escape(html5[f"{name};"])
        self._notebook.add(
            "Un signe mal écrit pour XML («\u00a0&\u00a0» ou «\u00a0<\u00a0») a été lu comme tel",
            line,
        )
        return escape(found[0])

    def _refuse_declaration(self, text: str) -> None:
        reason = "le fichier est abîmé\u00a0: une balise y commence par «\u00a0<!\u00a0»"
        if DECLARATION.match(text):
            reason = "ce fichier déclare un DOCTYPE ou des entités, ce qu’aucun export ne fait"
        if WEB_PAGE.match(text):
            reason = f"c’est une page web, non un export\u00a0; {HOW_TO_EXPORT}"
        raise self._notebook.refuse(f"{reason}.", self._line)


def _find_unfinished(rest: str, at: int, final: bool) -> int:
    found = UNFINISHED.search(rest, max(at, len(rest) - LONGEST_WAIT))
    return found.start() if found and not final else len(rest)


def _replace_forbidden(found: re.Match[str]) -> str:
    code = ord(found[0])
    if 0xDC80 <= code <= 0xDCFF:  # noqa: PLR2004  (a byte kept by surrogateescape)
        return bytes((code - 0xDC00,)).decode("windows-1252", "ignore")
    return ""
