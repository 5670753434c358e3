"""Who may ask, and from which page: the same rules for every address. Core."""

from dataclasses import dataclass

from plugins.preview.consent import is_this_machine
from plugins.preview.lan import Guests, drop_token
from plugins.shared.headers import SECURITY_HEADERS

LOCAL_NAMES = frozenset({"127.0.0.1", "localhost", "[::1]"})
EVERYWHERE = frozenset({"", "0.0.0.0", "::"})  # noqa: S104 - refused as names
NAMELESS = "L’aperçu ne répond qu’à 127.0.0.1 et localhost."
FOREIGN_PAGE = "L’aperçu ne répond pas aux pages d’un autre site."
AWAY = (
    "L’aperçu ne répond qu’à l’ordinateur où il tourne. Pour le voir sur un téléphone\u00a0: "
    "make preview LAN=1"
)
PRIVATE_HEADERS = {**SECURITY_HEADERS, "Cache-Control": "no-store"}


@dataclass(frozen=True)
class Asked:
    """What is looked at in a request; `server` is the address on which it came in."""

    method: str
    path: str
    query: str = ""
    hosts: tuple[str, ...] = ()
    origin: str | None = None
    site: str | None = None
    client: str = ""
    server: str = ""


@dataclass(frozen=True)
class Door:
    """What this preview listens to, and the guests that it lets in, if any."""

    bind: str = "127.0.0.1"
    guests: Guests | None = None


@dataclass(frozen=True)
class Refusal:
    """What is answered instead: a French sentence, or the same address without the token."""

    status: int
    text: str
    location: str | None = None


def find_refusal(asked: Asked, door: Door) -> Refusal | None:
    """Why this request is not answered; None when it is."""
    if not _is_trusted_name(asked, door):
        return Refusal(403, NAMELESS)
    if not _is_trusted_page(asked):
        return Refusal(403, FOREIGN_PAGE)
    if is_this_machine(asked.client):
        return None
    if door.guests is None:
        return Refusal(403, AWAY)
    return _receive(asked, door.guests)


def _receive(asked: Asked, guests: Guests) -> Refusal | None:
    if guests.admit(asked.client, asked.query):
        rest = drop_token(asked.query)
        return Refusal(303, "", f"{asked.path}?{rest}" if rest else asked.path)
    refused = guests.find_refusal(asked.client, asked.method, asked.path)
    return Refusal(403, refused) if refused else None


def _is_trusted_name(asked: Asked, door: Door) -> bool:
    """A foreign name that leads here belongs to a page which tries to read the drafts from outside.

    A guest names the very address on which it came in: a figure, which no foreign name can be.
    """
    names = {door.bind} | ({asked.server} if door.guests else set())
    return len(asked.hosts) == 1 and is_trusted_host(asked.hosts[0], *names)


def is_trusted_host(host: str, *names: str) -> bool:
    """Whether the Host header is one of `names`, or a name that each machine has for itself."""
    name, colon, port = host.rpartition(":")
    if not colon or not (port.isascii() and port.isdecimal()):
        name = host
    return name.lower() in LOCAL_NAMES | set(names) - EVERYWHERE


def _is_trusted_page(asked: Asked) -> bool:
    """Browsers say which page makes them ask; ours that hide it say at least that it is ours."""
    same_site = asked.site in {None, "same-origin", "none"}
    if asked.origin == "null":
        return asked.site == "same-origin"
    if asked.origin is None:
        return same_site or asked.method in {"GET", "HEAD"}
    return same_site and asked.origin.lower() == f"http://{asked.hosts[0]}".lower()
