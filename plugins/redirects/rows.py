"""`content/anciennes-adresses.txt`, one old address and its new one a line, read strictly. Core."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from plugins.redirects.table import Wish
from plugins.shared.findings import Finding
from plugins.shared.old_addresses import FILE

PLACE = f"content/{FILE}"
_SHAPE = "écrivez l’ancienne adresse, une espace, la nouvelle\u00a0: /2017/11/titre/ /titre/"
LONGEST = 4000


def parse_rows(raw: bytes) -> tuple[list[Wish], list[Finding]]:
    """The rows of the file, and what is wrong with the others; `#` begins a remark."""
    text = raw.decode("utf-8-sig", "replace")
    wishes: list[Wish] = []
    findings: list[Finding] = []
    known: dict[str, int] = {}
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), 1):
        words = line.split()
        if not words or words[0].startswith("#"):
            continue
        faults = [*_find_faults(line, words)]
        if not faults and words[0] in known:
            faults = [f"« {words[0]} » est déjà ligne {known[words[0]]}\u00a0: gardez-en une."]
        findings += [Finding(PLACE, number, message) for message in faults]
        known.setdefault(words[0], number)
        if not faults:
            wishes.append(Wish(words[0], words[1], PLACE, number))
    return wishes, findings


def _find_faults(line: str, words: list[str]) -> Iterator[str]:
    if len(line) > LONGEST:
        yield "cette ligne est trop longue pour deux adresses."
    elif "\ufffd" in line:
        yield "cette ligne n’est pas en UTF-8\u00a0: enregistrez le fichier avec cet encodage."
    elif not line.replace("\t", " ").isprintable():
        yield "cette ligne contient un signe invisible, à retirer."
    elif len(words) != 2:  # noqa: PLR2004 - an old address and a new one
        yield f"{_SHAPE} (une espace dans une adresse s’écrit %20)."
    else:
        yield from filter(None, map(_find_fault, words))
        if set(words[1]) & set("?#*"):
            yield f"la nouvelle adresse « {words[1]} » s’écrit sans « ? », « # » ni « * »."


def _find_fault(address: str) -> str:
    """What is wrong with the beginning of an address."""
    if "://" in address or address.startswith("//"):
        path = _find_path(address)
        return f"une adresse s’écrit sans le nom du site\u00a0: essayez « {path} »."
    if not address.startswith("/"):
        return f"une adresse doit commencer par /\u00a0: essayez « /{address} »."
    if ".." in address.split("/"):
        return f"l’adresse « {address} » ne doit pas contenir « .. »."
    return ""


def _find_path(address: str) -> str:
    try:
        parts = urlsplit(address)
    except ValueError:
        return "/"
    return f"{parts.path or '/'}{'?' * bool(parts.query)}{parts.query}"
