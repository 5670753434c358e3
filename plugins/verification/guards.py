"""What must not be sent without a word from a person, who types a number to go on. Core.

Each guard compares what is about to be sent with what was sent last. A stop is no fault of a page:
it may be wanted, and then the number that it names says that it was read.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from plugins.shared.releases import Release

MOST_WITHDRAWN = 20
MOST_SHARE = 0.10
_PRIVATE = ("localhost", "127.0.0.1", "0.0.0.0", "::1")  # noqa: S104 - refused as names
_RESERVED = ("example", "test", "invalid", "localhost", "local")
_EXAMPLES = ("example.com", "example.org", "example.net", "exemple.fr", "exemple.com")


@dataclass(frozen=True)
class Stop:
    """Why nothing is sent: a French sentence, and the number to type to send all the same."""

    kind: str
    sentence: str
    number: int


def find_stops(new: Release, previous: Release | None) -> list[Stop]:
    """The stops of the release `new` after `previous`, which is None the first time."""
    stops = [*_check_emptiness(new), *_check_address(new)]
    if previous is not None:
        stops += _check_host(new, previous)
        stops += _check_withdrawn(new, previous)
        stops += _check_ids(new, previous)
    return stops


def _check_emptiness(new: Release) -> Iterator[Stop]:
    if not new.feed_ids:
        yield Stop("vide", "Le site n’a aucun article. Pour l’envoyer ainsi, tapez 0.", 0)


def _check_address(new: Release) -> Iterator[Stop]:
    why = _find_wrong_address(new.site_url)
    if why:
        number = len(new.pages)
        yield Stop(
            "adresse",
            f"SITEURL vaut «\u00a0{new.site_url}\u00a0»\u00a0: {why}. Les flux "
            f"et les {number}\u00a0pages porteraient cette adresse. Corrigez-la dans "
            f"pelicanconf.py\u00a0; pour envoyer malgré tout, tapez {number}.",
            number,
        )


def _find_wrong_address(url: str) -> str:
    parts = urlsplit(url)
    host = parts.hostname or ""
    if host in _PRIVATE:
        return "c’est l’adresse de votre ordinateur"
    if not host or host.rpartition(".")[2] in _RESERVED or _is_below(host, _EXAMPLES):
        return "c’est un exemple, et non l’adresse du blog"
    return "" if parts.scheme == "https" else "elle doit commencer par https://"


def _agree(count: int, name: str) -> str:
    return f"{count}\u00a0{name}{'s' if count > 1 else ''}"


def _is_below(host: str, names: tuple[str, ...]) -> bool:
    return any(host == name or host.endswith(f".{name}") for name in names)


def _check_host(new: Release, previous: Release) -> Iterator[Stop]:
    if new.site_url != previous.site_url:
        number = len(new.pages)
        yield Stop(
            "adresse",
            f"L’adresse du site était «\u00a0{previous.site_url}\u00a0» et devient «\u00a0"
            f"{new.site_url}\u00a0»\u00a0: les {number}\u00a0pages changent d’adresse pour les "
            f"moteurs de recherche. Si c’est voulu, tapez {number}.",
            number,
        )


def _check_withdrawn(new: Release, previous: Release) -> Iterator[Stop]:
    gone = sorted(previous.pages - new.pages)
    if len(gone) > min(MOST_WITHDRAWN, MOST_SHARE * len(previous.pages)):
        first = ", ".join(gone[:3]) + (", …" if len(gone) > len(gone[:3]) else "")
        yield Stop(
            "retrait",
            f"{_agree(len(gone), 'page')} sur {len(previous.pages)} "
            f"{'n’est' if len(gone) == 1 else 'ne sont'} plus dans le site "
            f"({first}). Si c’est voulu, tapez {len(gone)}.",
            len(gone),
        )


def _check_ids(new: Release, previous: Release) -> Iterator[Stop]:
    known = previous.feed_ids
    changed = sorted(a for a, i in new.feed_ids.items() if known.get(a, i) != i)
    if changed:
        yield Stop(
            "identifiant",
            f"{_agree(len(changed), 'article')} {'a' if len(changed) == 1 else 'ont'} changé "
            "d’identifiant dans les flux ("
            f"{changed[0]}…)\u00a0: les personnes abonnées les verraient comme nouveaux. "
            f"Remettez FEED_ID_NAMESPACE ou Guid\u00a0; si c’est voulu, tapez {len(changed)}.",
            len(changed),
        )
