"""What must never be published: places of work, unfinished text, people's data, secrets. Core.

Each mark is looked for by a piece that is never missing from it, so that a sound file costs little.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from plugins.shared.findings import Severity
from plugins.verification.facts import SiteFacts
from plugins.verification.faults import LEAK, Fault
from plugins.verification.page import find_address
from plugins.verification.site import Site

_WARNING = Severity.WARNING


class Mark(NamedTuple):
    """`hints` are pieces of which a match holds one; code in a text may hold it if `in_code`."""

    hints: tuple[str, ...]
    pattern: re.Pattern[str]
    sentence: str
    in_code: bool = True
    severity: Severity = Severity.ERROR


_IP = r"(?<![\d.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\d.])"
MARKS = (
    Mark(
        ("localhost", "127.0.0.1", "0.0.0.0", "[::1]"),  # noqa: S104 - refused
        re.compile(r"\b(?:localhost|127\.0\.0\.1|0\.0\.0\.0)\b(?::\d+)?|\[::1\]"),
        "«\u00a0{}\u00a0» est l’adresse de votre ordinateur\u00a0: écrivez celle du site, ou /…",
    ),
    Mark(
        ("file:/",),
        re.compile(r"\bfile:/{1,3}[^\s\"'<>]*"),
        "«\u00a0{}\u00a0» est un fichier de votre ordinateur\u00a0: mettez-le dans content/",
    ),
    Mark(
        ("{{", "{%", "{#", "{filename}", "{static}", "{attach}", "{author}", "{tag}", "{category}"),
        re.compile(
            r"\{\{[^}\n]*\}?\}?|\{%[^}\n]*%?\}?|\{(?:filename|static|attach|author|tag|category)\}"
        ),
        "il reste une marque de gabarit, «\u00a0{}\u00a0»\u00a0: écrivez ce qu’elle devait donner",
    ),
    Mark(
        ("À compléter",),
        re.compile(r"À compléter\s?:? ?[^<\n\"&]*"),
        "il reste «\u00a0{}\u00a0»\u00a0: écrivez-le avant la mise en ligne",
        in_code=False,
        severity=_WARNING,
    ),
)
_TOKEN = "«\u00a0{}…\u00a0» ressemble à un secret\u00a0: retirez-le, et changez-le là où il sert"  # noqa: S105 - a sentence
SECRETS = (
    Mark(
        ("-----BEGIN", "AKIA", "ghp_", "gho_", "ghs_", "glpat-", "sk_live_", "xox", "eyJ", "AIza"),
        re.compile(
            r"-----BEGIN [A-Z ]*PRIVATE KEY|\bAKIA[0-9A-Z]{16}\b|\bgh[ops]_[A-Za-z0-9]{30,}"
            r"|\bglpat-[\w-]{20,}|\bsk_live_\w{16,}|\bxox[abprs]-[\w-]{10,}|\bAIza[\w-]{35}"
            r"|\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]+"
        ),
        _TOKEN,
    ),
    Mark(("://",), re.compile(r"://[^\s/:@\"'<>]{1,64}:[^\s/:@\"'<>]{1,64}@"), _TOKEN),
)
_PREVIEW = "«\u00a0{}\u00a0» n’existe que dans l’aperçu\u00a0: retirez-le"
_DOTTED = re.compile(r"\.\d{1,3}\.\d{1,3}\.")
_ADDRESS = re.compile(_IP)
_HOST = re.compile(r"@(?:[\w-]+\.)+[a-zA-Z]{2,}")
_FILES = (".png", ".jpg", ".jpeg", ".webp", ".avif", ".gif", ".svg")
"""Ends of names such as `logo@2x.png`."""
_NAME = re.compile(r"[\w.+-]+\Z")
_RESERVED = (".example", ".invalid", ".test", "example.com", "example.org", "example.net")
_CODE = re.compile(r"<(code|pre|kbd|samp)\b.*?</\1>", re.DOTALL | re.IGNORECASE)
_TEXTS = (".html", ".xml", ".json", ".txt", ".css", ".js", ".svg", ".webmanifest")


@lru_cache
def build_preview_mark(url: str) -> Mark:
    """What only the preview of the site at `url` answers."""
    place = rf"(?:{re.escape(url)}|(?<![\w/.]))/(?:-|brouillons)/[\w./-]*"
    return Mark(("/-/", "/brouillons/"), re.compile(place), _PREVIEW)


def find_leaks(path: str, text: str, facts: SiteFacts) -> Iterator[Fault]:
    """A fault for each different mark in the file at `path`, whose text is `text`."""
    if not path.endswith(_TEXTS):
        return
    marks = [*MARKS, build_preview_mark(facts.url)]
    if path.endswith((".css", ".js")):
        marks = [mark for mark in marks if "{" not in mark.hints[0]]
    for mark in marks:
        if any(hint in text for hint in mark.hints):
            yield from _find(path, _CODE.sub(_blank, text) if mark.in_code else text, mark)
    yield from _find_secrets(path, text)
    if _DOTTED.search(text):
        yield from _find_numbers(path, _CODE.sub(_blank, text))
    yield from _find_emails(path, text, facts)


def _blank(match: re.Match[str]) -> str:
    """As many lines, so that what follows stays on its own."""
    return "\n" * match[0].count("\n")


def _find(path: str, text: str, mark: Mark) -> Iterator[Fault]:
    for found, place in _list_first(mark.pattern, text):
        words = found.strip().rstrip(".")
        line = text.count("\n", 0, place) + 1
        sentence = mark.sentence.format(words[:80])
        yield Fault(path, line, LEAK, sentence, (found.strip(), words), mark.severity)


def _find_secrets(path: str, text: str) -> Iterator[Fault]:
    for mark in SECRETS:
        if any(hint in text for hint in mark.hints):
            for found, place in _list_first(mark.pattern, text):
                sentence = mark.sentence.format(found[:8])  # a report must not tell it again
                yield Fault(path, text.count("\n", 0, place) + 1, LEAK, sentence, (found,))


def _find_numbers(path: str, text: str) -> Iterator[Fault]:
    for found, place in _list_first(_ADDRESS, text):
        if found not in {"127.0.0.1", "0.0.0.0"}:  # noqa: S104 - told of as such already
            sentence = f"«\u00a0{found}\u00a0» est une adresse IP\u00a0: retirez-la"
            yield Fault(path, text.count("\n", 0, place) + 1, LEAK, sentence, (found,))


def _find_emails(path: str, text: str, facts: SiteFacts) -> Iterator[Fault]:
    for email, place in _list_emails(text).items():
        if email not in facts.emails and not email.endswith(_RESERVED + _FILES):
            sentence = (
                f"«\u00a0{email}\u00a0» serait publiée\u00a0: retirez-la, ou déclarez-la dans "
                'CONTACT_EMAIL ou VERIFICATION["emails"] de pelicanconf.py'
            )
            yield Fault(path, text.count("\n", 0, place) + 1, LEAK, sentence, (email,))


def _list_emails(text: str) -> dict[str, int]:
    """Each e-mail address, in lower case, with its first place."""
    found: dict[str, int] = {}
    for match in _HOST.finditer(text):
        name = _NAME.search(text, max(0, match.start() - 64), match.start())
        if name:
            found.setdefault(f"{name[0]}{match[0]}".lower(), match.start())
    return found


def _list_first(pattern: re.Pattern[str], text: str) -> list[tuple[str, int]]:
    """Each different match with its first place."""
    found: dict[str, int] = {}
    for match in pattern.finditer(text):
        found.setdefault(match[0], match.start())
    return list(found.items())


def check_hidden(site: Site) -> Iterator[Fault]:
    """No draft and no article of a day to come is in the output."""
    for output, source in site.facts.sources.items():
        if source.is_hidden and output in site.sizes:
            sentence = (
                f"ce brouillon, ou cet article à paraître, serait publié à {find_address(output)}"
                "\u00a0: relancez make publish"
            )
            yield Fault(output, None, LEAK, sentence, ("Status:", "Date:"))
