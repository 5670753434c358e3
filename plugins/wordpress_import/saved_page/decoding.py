"""The bytes of a saved page become text, or are refused with what to give instead. Core."""

import codecs
import re

from plugins.wordpress_import.saved_page.model import RefusedPageError

MOST_BYTES = 24 * 1024 * 1024
_DECLARED = re.compile(rb"(?:charset|encoding)\s{0,4}=\s{0,4}[\"']?([A-Za-z0-9_.:-]{2,24})", re.I)
_KNOWN = re.compile(
    r"utf-?8|iso-?8859-\d{1,2}|latin-?\d|windows-\d{3,4}|cp\d{3,4}|mac-?(?:roman|intosh)|us-ascii"
    r"|koi8-[ru]|shift_jis|euc-(?:jp|kr)|gb(?:k|2312|18030)|big5",
    re.IGNORECASE,
)
_CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u200b\u2060\ufeff\ufffe\uffff]"
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_LINE_END = re.compile("\r\n?|[\x85\u2028\u2029]")
_HEAD = 4096
_MOST_CONTROLS = 0.02

_INSTEAD = (
    "enregistrez la page de l’article depuis le navigateur («\u00a0Enregistrer sous\u00a0»), "
    "ou copiez son texte dans un fichier .txt"
)
_MAGIC = (
    (b"%PDF", "est un PDF"),
    (b"PK\x03\x04", "est une archive ou un document de traitement de texte"),
    (b"\xd0\xcf\x11\xe0", "est un document de traitement de texte"),
    (b"{\\rtf", "est un document RTF"),
    (b"\x89PNG", "est une image"),
    (b"\xff\xd8\xff", "est une image"),
    (b"GIF8", "est une image"),
    (b"\x1f\x8b", "est un fichier compressé"),
)


def decode_page(raw: bytes) -> tuple[str, str]:
    """The text of `raw`, its lines parted by `\\n`, and the encoding that had to be guessed.

    Raises RefusedPageError for what is no text at all.
    """
    _refuse_binary(raw)
    text, guessed = _decode(raw)
    text = _SURROGATE.sub("\ufffd", _LINE_END.sub("\n", text))
    if len(_CONTROL.findall(text, 0, _HEAD)) > _MOST_CONTROLS * min(len(text), _HEAD) + 1:
        raise RefusedPageError(f"ce fichier n’est pas du texte\u00a0: {_INSTEAD}")
    return _CONTROL.sub("", text), guessed


def refuse_size(raw: bytes) -> None:
    """Raise RefusedPageError for what no page of a blog weighs."""
    if len(raw) > MOST_BYTES:
        most = MOST_BYTES // (1024 * 1024)
        raise RefusedPageError(f"ce fichier dépasse {most}\u00a0Mo\u00a0: {_INSTEAD}")


def _refuse_binary(raw: bytes) -> None:
    if not raw.strip(b"\x00\r\n\t \xef\xbb\xbf\xfe\xff"):
        raise RefusedPageError(f"ce fichier est vide\u00a0: {_INSTEAD}")
    for magic, what in _MAGIC:
        if raw.startswith(magic):
            raise RefusedPageError(f"ce fichier {what}\u00a0: {_INSTEAD}")


def _decode(raw: bytes) -> tuple[str, str]:
    wide = _find_wide(raw)
    if wide:
        return raw.decode(wide, "replace"), ""
    try:
        return raw.decode("utf-8-sig"), ""
    except UnicodeDecodeError:
        return _decode_old(raw)


def _find_wide(raw: bytes) -> str:
    """The encoding of two bytes a sign, marked or plain to see, if it is one of these."""
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    head = raw[:_HEAD]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if max(even, odd) * 4 < len(head) or min(even, odd) * 8 > max(even, odd):
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


def _decode_old(raw: bytes) -> tuple[str, str]:
    """Not UTF-8: as the page declares, else as old Windows wrote."""
    declared = _DECLARED.search(raw, 0, _HEAD)
    name = declared[1].decode("ascii") if declared else ""
    if re.fullmatch(r"(?:iso-?8859-1|latin-?1|us-ascii|utf-?8)", name, re.IGNORECASE):
        name = ""  # so called, and written as Windows-1252 nearly always
    if _KNOWN.fullmatch(name):
        try:
            return raw.decode(name), name
        except (LookupError, UnicodeDecodeError):
            pass
    return raw.decode("cp1252", "replace"), "Windows-1252"
