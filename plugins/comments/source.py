"""The file of one published comment, from text to value and back. Core.

A header (`Name`, `Date`, perhaps `Reply_to` and `Author: yes`), a blank line, the text as it was
typed. A ping has a `Source`, the address of the page that speaks of the article; `Name` is then the
title of that page, and the text what it says, if anything. Read strictly: what is not understood is
a fault with its line, and never a guess.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from plugins.comments.model import Comment, Status
from plugins.comments.web import is_web_address

EARLIEST_YEAR, LATEST_YEAR = 1990, 2200
LONGEST_SOURCE = 2000

_ID = re.compile(r"[a-z2-7]{16}", re.ASCII)
_SLUG = re.compile(r"[a-z0-9][a-z0-9-]{0,199}", re.ASCII)
_FIELD = re.compile(r"([A-Za-z_-]+)[ \t]*:[ \t]*(.*)", re.ASCII)
_DATE = re.compile(
    r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:\d\d)", re.ASCII
)
_UNREADABLE = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]"
)
_ENDS = re.compile(r"\r\n?")


@dataclass(frozen=True)
class Fault:
    """What is wrong in the file of a comment, in French, and on which line."""

    line: int
    message: str


@dataclass
class _Header:
    values: dict[str, Any] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)


def is_id(text: str) -> bool:
    """Whether `text` is the id of a comment: it names a file and an anchor."""
    return _ID.fullmatch(text) is not None


def is_slug(text: str) -> bool:
    """Whether `text` is the slug of an article: it names a folder."""
    return _SLUG.fullmatch(text) is not None


def format_source(comment: Comment) -> str:
    """The file of `comment`: neither an e-mail nor an address is in it."""
    lines = [f"Name: {comment.name}"]
    lines.append(f"Date: {comment.created.astimezone(UTC).isoformat(timespec='seconds')}")
    lines += [f"Reply_to: {comment.parent}"] if comment.parent else []
    lines += ["Author: yes"] if comment.is_author else []
    lines += [f"Source: {comment.source}"] if comment.source else []
    return "\n".join([*lines, "", comment.text, ""])


def parse_source(raw: bytes, article: str, identity: str) -> Comment | tuple[Fault, ...]:
    """The comment `identity` of `article` whose file holds `raw`, or all that is wrong in it."""
    try:
        text = _ENDS.sub("\n", raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return (Fault(line, "ce fichier n’est pas en UTF-8\u00a0: enregistrez-le en UTF-8"),)
    lines = text.split("\n")
    end = lines.index("") if "" in lines else len(lines)
    header = _read_header(lines[:end])
    body = "\n".join(lines[end + 1 :]).removesuffix("\n")
    faults = [*header.faults, *_find_unreadable(lines), *_find_contradictions(header, identity)]
    if not body.strip() and "Source" not in header.lines:
        faults.append(Fault(end + 1, "il manque le texte, après une ligne vide"))
    return tuple(faults) if faults else _build(header.values, article, identity, body)


def _build(values: dict[str, Any], article: str, identity: str, body: str) -> Comment:
    return Comment(
        id=identity,
        article=article,
        parent=values.get("Reply_to"),
        name=values["Name"],
        text=body,
        created=values["Date"],
        status=Status.APPROVED,
        is_author=values.get("Author", False),
        source=values.get("Source", ""),
    )


def _read_header(lines: list[str]) -> _Header:
    header = _Header()
    for number, line in enumerate(lines, start=1):
        message = _read_line(line, header.values)
        header.faults += [Fault(number, message)] if message else []
        header.lines.setdefault(line.partition(":")[0].rstrip(" \t"), number)
    if not header.faults:
        missing = [name for name in ("Name", "Date") if name not in header.values]
        header.faults += [Fault(1, f"il manque « {name}: »") for name in missing]
    return header


def _read_line(line: str, values: dict[str, Any]) -> str:
    """Read a line of the header into `values`; what is wrong with it, or nothing."""
    match = _FIELD.fullmatch(line)
    if not match or match[1] not in _PARSERS:
        names = ", ".join(_PARSERS)
        return f"« {line[:40]} » n’est pas un champ de commentaire ({names})"
    if match[1] in values:
        return f"{match[1]} est écrit deux fois"
    try:
        values[match[1]] = _PARSERS[match[1]](match[2].rstrip(" \t"))
    except (ValueError, OverflowError) as error:
        return str(error)
    return ""


def _parse_name(text: str) -> str:
    if not text:
        raise ValueError("le nom est vide")
    return text


def _parse_date(text: str) -> datetime:
    right = "écrivez par exemple 2026-11-24T09:30:00+01:00"
    if not _DATE.fullmatch(text):
        raise ValueError(f"la date « {text[:40]} » n’est pas complète\u00a0: {right}")
    try:
        moment = datetime.fromisoformat(text).astimezone(UTC)
    except (ValueError, OverflowError):
        raise ValueError(f"la date « {text[:40]} » n’existe pas\u00a0: {right}") from None
    if not EARLIEST_YEAR <= moment.year <= LATEST_YEAR:
        raise ValueError(f"l’année {moment.year} est bien improbable")
    return moment


def _parse_parent(text: str) -> str:
    if not is_id(text):
        raise ValueError(f"« {text[:40]} » n’est pas l’identifiant d’un commentaire")
    return text


def _parse_author(text: str) -> bool:
    if text != "yes":
        raise ValueError("Author ne s’écrit que « Author: yes », ou pas du tout")
    return True


def _parse_source(text: str) -> str:
    if len(text) > LONGEST_SOURCE or not text.isprintable() or " " in text:
        raise ValueError("l’adresse de « Source » n’est pas celle d’une page")
    if not is_web_address(text):
        raise ValueError(
            f"« {text[:40]} » n’est pas une adresse complète, comme https://exemple.fr/"
        )
    return text


_PARSERS: dict[str, Callable[[str], Any]] = {
    "Name": _parse_name,
    "Date": _parse_date,
    "Reply_to": _parse_parent,
    "Author": _parse_author,
    "Source": _parse_source,
}


def _find_contradictions(header: _Header, identity: str) -> Iterator[Fault]:
    if header.values.get("Reply_to") == identity:
        yield Fault(1, "ce commentaire ne peut pas répondre à lui-même")
    for name in ("Reply_to", "Author") if "Source" in header.lines else ():
        if name in header.lines:
            message = "ne va pas avec Source\u00a0: ce qui vient d’un autre site n’est d’aucun fil"
            yield Fault(header.lines[name], f"{name} {message}")


def _find_unreadable(lines: list[str]) -> Iterator[Fault]:
    for number, line in enumerate(lines, start=1):
        match = _UNREADABLE.search(line)
        if match:
            sign = f"U+{ord(match[0]):04X}"
            yield Fault(number, f"un signe invisible ({sign}) se cache ici\u00a0: retirez-le")
