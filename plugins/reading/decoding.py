"""The bytes of a source become text, or say at which line they are not text. Core.

UTF-8 with or without a mark, and the line ends of every system, are accepted. Anything else is
refused, and decoded as well as may be so that the rest of the file is still checked.
"""

import codecs
import re

from plugins.reading.problems import Problem

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]")
_LINE_END = re.compile("\r\n?")


def decode_source(raw: bytes) -> tuple[str, list[Problem]]:
    """The text of `raw`, its lines parted by `\\n` alone, and what was wrong with its bytes."""
    text, problems = _decode(raw)
    text = _LINE_END.sub("\n", text)
    problems += _find_controls(text)
    return _CONTROL.sub("", text), problems


def _decode(raw: bytes) -> tuple[str, list[Problem]]:
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return raw.decode("utf-16", "replace"), [_refuse_encoding(1, "UTF-16")]
    try:
        return raw.decode("utf-8-sig"), []
    except UnicodeDecodeError as failure:
        read = _LINE_END.sub("\n", raw[: failure.start].decode("latin-1"))
        line = read.count("\n") + 1
        return raw.decode("cp1252", "replace"), [_refuse_encoding(line, "Windows-1252")]


def _refuse_encoding(line: int, likely: str) -> Problem:
    return Problem(
        line,
        f"ce fichier n’est pas en UTF-8 (sans doute {likely})\u00a0: "
        "dans votre éditeur, enregistrez-le avec l’encodage UTF-8",
    )


def _find_controls(text: str) -> list[Problem]:
    lines = {text.count("\n", 0, match.start()) + 1: match[0] for match in _CONTROL.finditer(text)}
    return [
        Problem(line, f"un caractère de commande invisible (U+{ord(sign):04X}) est à retirer")
        for line, sign in lines.items()
    ]
