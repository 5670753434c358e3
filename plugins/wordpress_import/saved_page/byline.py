"""The line under a title that tells day, author and theme, and the labels under a text. Core."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from plugins.wordpress_import.saved_page.dates import find_date
from plugins.wordpress_import.saved_page.model import OldPage

_LONGEST = 200
_DAY = "\x01"
_NO_NAMES = r"une?|l[ea]s?|l[’']|ce|cette|m[aeo][ns]?|des?|hasard|exemple|contre|ailleurs"
_NAME = rf"(?!\s|(?:{_NO_NAMES})\b)[^\x01|•·–—,:;/]{{1,60}}?"
_STOP = r"(?=\s*(?:\Z|[|•·–—,;/\x01]|\b(?:dans|in|le|on|posted|publié)\b))"
_WEEKDAYS = (
    r"(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
)
_PIECES = tuple(
    (name, re.compile(pattern, re.IGNORECASE))
    for name, pattern in (
        ("gap", r"[\s|•·–—,;./-]{1,20}"),
        ("day", _DAY),
        (
            "verb",
            r"(?:publi(?:é|cation)|post(?:é|ed)|écrit|rédigé|mis en ligne|mis à jour|published"
            r"|written|updated|last updated|modifié|date|auteur|author|"
            rf"{_WEEKDAYS})\b\s*(?:le|on)?\b\s*:?",
        ),
        ("filler", r"(?:le|on)\b"),
        ("author", rf"(?:par|by)\b\s*:?\s*(?P<value>{_NAME}){_STOP}"),
        (
            "category",
            rf"(?:dans|in|catégories?\s*:|posted in|publié dans|classé dans)\s*(?P<value>{_NAME})"
            r"(?=\s*(?:\Z|[|•·–—;/\x01]))",
        ),
        (
            "count",
            r"(?:\d{1,5}|aucun|no|pas de) (?:commentaires?|comments?|réponses?|vues?|views?)"
            r"|laisser un commentaire|leave a comment|(?:temps de lecture\s*:?\s*)?\d{1,3}"
            r" ?min(?:utes?)?(?: de lecture| read)?|modifier|edit\b",
        ),
        ("bare", r"(?P<value>[^\W\d_][^\x01|•·–—,:;/.!?…]{1,40}?)(?=\s{0,4}(?:[|•·\x01]|\Z))"),
    )
)
_LABELS = re.compile(
    r"(?P<what>catégories?|categor(?:y|ies)|posted in|publié dans|classé dans|filed under"
    r"|rubriques?|étiquettes?|étiqueté|mots[- ]clés|tags?|tagged)\b\s*:?\s*(?P<names>.*)",
    re.IGNORECASE,
)
_TAGS = ("étiq", "mots", "tag")
_BARS = set("|•·")
_ALSO = re.compile(r"\s(?:and|et|,)\s(?:tagged|étiqueté\w{0,2})\b\s*:?", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s*[,;|•·/]\s*|\s+(?:et|and)\s+")


@dataclass
class Byline:
    """What such a line tells."""

    created: date | datetime | None = None
    author: str = ""
    category: str = ""
    tags: list[str] = field(default_factory=list)
    bare: list[str] = field(default_factory=list)
    """Names between bars, that may be an author’s or a theme’s."""


def read_byline(line: str) -> Byline | None:
    """What `line` tells, if it is nothing but a byline."""
    if not line or len(line) > _LONGEST or _DAY in line:
        return None
    found, byline = find_date(line), Byline()
    if found:
        byline.created = found.value
        line = f"{line[: found.start]}{_DAY}{line[found.end :]}"
    place, names, before = 0, set(), ""
    while place < len(line):
        name, match = _read_piece(line, place)
        if match is None or (name == "bare" and not set(before) & _BARS):
            return None
        before = match[0]
        names.add(name)
        _note(byline, name, match)
        place = match.end()
    return byline if names & {"day", "author", "count"} else None


def read_labels(line: str) -> Byline | None:
    """The category or the tags that `line` lists after their word."""
    match = _LABELS.fullmatch(line.strip()) if len(line) <= _LONGEST else None
    if match is None:
        return None
    first, _, tags = _ALSO.sub("\x01", match["names"], count=1).partition("\x01")
    names = _split_names(first)
    if match["what"].lower().startswith(_TAGS):
        return Byline(tags=names)
    return Byline(category="".join(names[:1]), tags=[*names[1:], *_split_names(tags)])


def _split_names(text: str) -> list[str]:
    return [name for name in _SEPARATOR.split(text.strip(" .")) if name]


def merge_byline(page: OldPage, told: Byline, authors: Iterable[str]) -> None:
    """Add what a line tells to what is known; the first that speaks is right."""
    page.created = page.created or told.created
    page.author = page.author or told.author
    page.category = page.category or told.category
    page.tags += [tag for tag in told.tags if tag not in page.tags]
    known = {author.casefold() for author in authors}
    for name in told.bare:
        is_author = not page.author and name.casefold() in known
        page.author = name if is_author else page.author
        page.category = page.category or ("" if is_author else name)


def _note(byline: Byline, name: str, match: re.Match[str]) -> None:
    if name in ("author", "category"):
        setattr(byline, name, " ".join(match["value"].split()))
    elif name == "bare":
        byline.bare.append(" ".join(match["value"].split()))


def _read_piece(line: str, place: int) -> tuple[str, re.Match[str] | None]:
    for name, pattern in _PIECES:
        match = pattern.match(line, place)
        if match and match.end() > place:
            return name, match
    return "", None
