"""From the bytes of an export to its text, with `\\n` at each end of line. Core.

A byte that the encoding does not know comes out as a lone surrogate (`surrogateescape`), which
`mending` replaces and notes with its line.
"""

import codecs
import io
import re
from collections.abc import Iterable, Iterator
from itertools import chain

from plugins.wordpress_import.export.refusals import HOW_TO_EXPORT, Notebook

HEAD = 16_384
"""Bytes looked at before anything is decided."""

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"<\0?\0", "utf-16-le"),
    (b"\0<\0?", "utf-16-be"),
)
ENCODINGS = {
    "utf-8": "utf-8",
    "utf8": "utf-8",
    "us-ascii": "utf-8",
    "ascii": "utf-8",
    "utf-16": "utf-8",  # declared in a text that has one byte a letter
    "iso-8859-1": "windows-1252",  # as browsers read it
    "latin1": "windows-1252",
    "windows-1252": "windows-1252",
    "cp1252": "windows-1252",
    "iso-8859-15": "iso-8859-15",
}
ARCHIVES = (b"PK\x03\x04", b"\x1f\x8b", b"7z\xbc\xaf\x27\x1c", b"Rar!", b"BZh", b"\xfd7zXZ")
DECLARED = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9._-]{1,40})[\"']")
DECLARATION = re.compile(r"<\?xml\s[^>]*>")
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
ROOT = re.compile(r"<\?xml\s|<rss[\s>]")
NOT_TO_SKIP = re.compile(r"<!(?!--)|<html", re.IGNORECASE)


def decode(chunks: Iterable[bytes], notebook: Notebook) -> Iterator[str]:
    """The text of `chunks`, without its XML declaration; lines keep their numbers."""
    source = iter(chunks)
    head = _read_head(source)
    _refuse_archives(head, notebook)
    decoder = _choose_decoder(head, notebook)
    yield _strip_prolog(decoder.decode(head), notebook)
    for chunk in chain(source, (b"",)):
        yield decoder.decode(chunk, final=not chunk)


def _read_head(source: Iterator[bytes]) -> bytes:
    head = b""
    for chunk in source:
        head += chunk
        if len(head) >= HEAD:
            break
    return head


def _refuse_archives(head: bytes, notebook: Notebook) -> None:
    if not head.strip():
        raise notebook.refuse(f"ce fichier est vide\u00a0; {HOW_TO_EXPORT}.", 1)
    if head.startswith(ARCHIVES):
        raise notebook.refuse(
            "c’est une archive compressée\u00a0: décompressez-la d’abord, puis donnez le"
            " fichier .xml qui en sort.",
            1,
        )


def _choose_decoder(head: bytes, notebook: Notebook) -> io.IncrementalNewlineDecoder:
    encoding = _find_encoding(head, notebook)
    errors = "replace" if encoding.startswith("utf-16") else "surrogateescape"
    decoder = codecs.getincrementaldecoder(encoding)(errors)
    return io.IncrementalNewlineDecoder(decoder, translate=True)


def _find_encoding(head: bytes, notebook: Notebook) -> str:
    for mark, encoding in BYTE_ORDER_MARKS:
        if head.startswith(mark):
            return encoding
    root = head.find(b"<rss")
    found = DECLARED.search(head, 0, HEAD if root < 0 else root)
    declared = found[1].decode("ascii").lower() if found else "utf-8"
    if declared not in ENCODINGS:
        raise notebook.refuse(
            f"l’encodage «\u00a0{declared}\u00a0» n’est pas connu ici\u00a0: enregistrez le"
            " fichier en UTF-8, ou refaites l’export.",
            1,
        )
    if ENCODINGS[declared] != "utf-8":
        notebook.add(f"Le fichier a été lu en {declared}, comme il le dit", 1)
    return ENCODINGS[declared]


def _strip_prolog(text: str, notebook: Notebook) -> str:
    """`text` without its declaration, nor what a server wrote before it: warnings of PHP."""
    root = ROOT.search(text, 0, HEAD)
    before = text[: root.start()] if root else ""
    if not root and not text.lstrip().startswith("<"):
        raise notebook.refuse(f"ce n’est pas un export de WordPress\u00a0; {HOW_TO_EXPORT}.", 1)
    if not root or NOT_TO_SKIP.search(before):
        return text
    if COMMENT.sub("", before).strip():
        notebook.add("Ce qui précède le début de l’export a été laissé de côté", 1)
    end = root.start()
    if declaration := DECLARATION.match(text, end):
        end = declaration.end()
    return "\n" * text.count("\n", 0, end) + text[end:]
