"""The one table of old addresses: what leads where, in one hop, without a loop. Core."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from plugins.redirects.addresses import build_key, encode_target, parse_source
from plugins.shared.findings import Finding


@dataclass(frozen=True, order=True)
class Redirect:
    """An old address and the one that has taken its place, both percent-encoded."""

    source: str
    target: str


@dataclass(frozen=True)
class Wish:
    """A redirect that somebody asks for; `path` is the file that asks, None for our own rows."""

    source: str
    target: str
    path: str | None = None


def build_table(
    wishes: Iterable[Wish], pages: Collection[str]
) -> tuple[list[Redirect], list[Finding]]:
    """The redirects that can be granted, sorted, and a finding for each that cannot.

    `pages` are the addresses that the site itself answers; a redirect must hide none of them. What
    a file asks for goes before our own rows, which give way without a word.
    """
    taken = {build_key(parse_source(page) or page) for page in pages}
    granted: dict[str, Wish] = {}
    findings = []
    for wish in sorted(wishes, key=lambda wish: (wish.path is None, wish.path or "", wish.source)):
        refusal = _find_refusal(wish, taken, granted)
        if not refusal:
            granted.setdefault(build_key(parse_source(wish.source) or ""), wish)
        elif wish.path is not None:
            findings.append(Finding(wish.path, None, refusal))
    redirects, loops = _flatten(granted)
    return sorted(redirects), findings + loops


def _find_refusal(wish: Wish, taken: Collection[str], granted: Mapping[str, Wish]) -> str | None:
    source = parse_source(wish.source)
    named = f"Redirect_from: l’ancienne adresse « {wish.source} »"
    if source is None:
        return (
            f"{named} ne peut pas être redirigée : écrivez le chemin seul, "
            "comme /2017/11/21/ancien-titre/."
        )
    if build_key(source) in taken:
        return f"{named} cacherait une page du site : retirez-la."
    other = granted.get(build_key(source))
    if other and build_key(other.target) != build_key(wish.target):
        place = other.path or "le site lui-même"
        return f"{named} mène déjà à {other.target} ({place}) : gardez une seule des deux."
    return None


def _flatten(granted: Mapping[str, Wish]) -> tuple[list[Redirect], list[Finding]]:
    redirects, findings = [], []
    for wish in granted.values():
        source, target = parse_source(wish.source) or "", _find_end(wish, granted)
        if target is not None:
            redirects.append(Redirect(source, encode_target(target)))
        else:
            message = f"Redirect_from: l’ancienne adresse « {wish.source} » tourne en rond."
            findings.append(Finding(wish.path or "plugins/redirects", None, message))
    return redirects, findings


def _find_end(wish: Wish, granted: Mapping[str, Wish]) -> str | None:
    passed = {build_key(parse_source(wish.source) or "")}
    target = wish.target
    while (key := build_key(parse_source(target) or target)) in granted:
        if key in passed:
            return None
        passed.add(key)
        target = granted[key].target
    return target
