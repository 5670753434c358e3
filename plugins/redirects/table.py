"""The one table of old addresses: what leads where, in one hop, without a loop. Core."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

from plugins.redirects.addresses import (
    build_key,
    encode_target,
    is_open,
    list_open,
    parse_source,
)
from plugins.shared.findings import Finding, Severity
from plugins.shared.old_addresses import QUERIES, WHOLE

_PART = re.compile(WHOLE)


@dataclass(frozen=True, order=True)
class Redirect:
    """An old address and the one that has taken its place, both percent-encoded."""

    source: str
    target: str


@dataclass(frozen=True)
class Wish:
    """A redirect that somebody asks for.

    `path` is the file that asks, None for our own rows; `line` that of the row in it, None for a
    field of an article.
    """

    source: str
    target: str
    path: str | None = None
    line: int | None = None

    @property
    def place(self) -> str:
        """Who asks, for another who asks the same."""
        line = f":{self.line}" if self.line else ""
        return f"{self.path}{line}" if self.path else "le site lui-même"

    def refuse(self, reason: str, severity: Severity = Severity.ERROR) -> Finding:
        """The finding that says why it cannot be granted."""
        field = "" if self.line else "Redirect_from: "
        message = f"{field}l’ancienne adresse « {self.source} » {reason}"
        return Finding(self.path or "plugins/redirects", self.line, message, severity)


def build_table(
    wishes: Iterable[Wish],
    pages: Collection[str],
    is_there: Callable[[str], bool] = lambda _: True,
) -> tuple[list[Redirect], list[Finding]]:
    """The redirects that can be granted, sorted, and a finding for each that cannot.

    `pages` are the addresses that the site itself answers; a redirect must hide none of them. What
    an article asks for goes before the rows of a file, and these before our own, which give way
    without a word. `is_there` says whether something answers at an address.
    """
    taken = {build_key(parse_source(page) or page) for page in pages}
    taken |= {build_key(part[1]) for page in taken if (part := _PART.match(page))}
    granted: dict[str, Wish] = {}
    findings = []
    for wish in sorted(wishes, key=_rank):
        refusal = _find_refusal(wish, taken, granted)
        if not refusal:
            granted.setdefault(build_key(parse_source(wish.source) or ""), wish)
        elif wish.path is not None:
            findings.append(wish.refuse(refusal))
    redirects, faults = _flatten(granted, taken, is_there)
    return sorted(redirects), findings + faults


def _rank(wish: Wish) -> tuple[bool, bool, str, int, str]:
    return wish.path is None, wish.line is not None, wish.path or "", wish.line or 0, wish.source


def _find_refusal(wish: Wish, taken: Collection[str], granted: Mapping[str, Wish]) -> str | None:
    source = parse_source(wish.source)
    if source is None:
        asked = ", ".join(f"/?{name}=" for name in QUERIES[:3])
        return (
            "ne peut pas être redirigée\u00a0: écrivez le chemin seul, "
            f"comme /2017/11/21/ancien-titre/ ou {asked}…"
        )
    key = build_key(source)
    if key in taken or (is_open(key) and any(_is_below(page, key) for page in taken)):
        return "cacherait une page du site\u00a0: retirez-la."
    other = granted.get(key)
    if other and build_key(other.target) != build_key(wish.target):
        return f"mène déjà à {other.target} ({other.place})\u00a0: gardez une seule des deux."
    return None


def _is_below(page: str, source: str) -> bool:
    return "?" not in source and f"{page.rstrip('/')}/".startswith(source[:-1])


def _flatten(
    granted: Mapping[str, Wish], taken: Collection[str], is_there: Callable[[str], bool]
) -> tuple[list[Redirect], list[Finding]]:
    redirects, findings = [], []
    for wish in granted.values():
        source, target = parse_source(wish.source) or "", _find_end(wish, granted, taken)
        if target is None:
            findings.append(wish.refuse("tourne en rond."))
        elif wish.path and not is_there(target):
            reason = (
                f"mène à « {target} », qui n’est pas sur le site\u00a0: corrigez ou retirez-la."
            )
            findings.append(wish.refuse(reason, Severity.WARNING))
        else:
            redirects.append(Redirect(source, encode_target(target)))
    return redirects, findings


def _find_end(wish: Wish, granted: Mapping[str, Wish], taken: Collection[str]) -> str | None:
    """Where `wish` leads in the end; None when it never ends."""
    passed = {build_key(parse_source(wish.source) or "")}
    target = wish.target
    while (key := build_key(parse_source(target) or target)) not in taken:
        found = next((each for each in (key, *list_open(key)) if each in granted), None)
        if found is None:
            return target
        if found in passed:
            return None
        passed.add(found)
        target = granted[found].target
    return target
