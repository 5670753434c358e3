"""Who may look from the local network: whoever showed, once, the token of this run. Core.

The token comes in the address that the terminal shows, as text and as a picture for a telephone.
The site sets no cookie, and no address but the first holds the token: it is the address on the
network of who showed it that is remembered, until the preview ends.
"""

import hmac
from dataclasses import dataclass, field
from io import StringIO
from ipaddress import ip_address
from urllib.parse import parse_qsl, urlencode

import segno

from plugins.preview.places import EVENTS, MODULES, REPORT, SCRIPT, STYLE

FIELD = "jeton"
OPEN = (EVENTS, MODULES, REPORT, SCRIPT, STYLE)
"""What a guest may see of the preview itself, besides the site."""
PRIVATE = ("/-/", "/commentaires/")
READING = ("GET", "HEAD")
ALONE = "Cela ne se voit et ne se fait que depuis l’ordinateur où tourne l’aperçu."
UNKNOWN = (
    "L’aperçu demande un jeton\u00a0: ouvrez l’adresse complète que montre le terminal, ou visez "
    "de nouveau l’image."
)
NO_NETWORK = "Cet ordinateur n’est sur aucun réseau\u00a0: l’aperçu ne se voit que d’ici."
INVITATION = """Depuis un téléphone du même réseau, visez cette image ou ouvrez cette adresse\u00a0:

{picture}
  {address}

Qui a cette adresse voit vos brouillons, jusqu’à l’arrêt de l’aperçu."""
STRANGER = "L’aperçu ne répond qu’aux appareils du réseau local."


@dataclass
class Guests:
    """The token of this run, and the addresses on the network that showed it."""

    token: str
    admitted: set[str] = field(default_factory=set)

    def admit(self, client: str, query: str) -> bool:
        """Whether `query` holds the token, in which case `client` is known from now on."""
        given = dict(parse_qsl(query)).get(FIELD, "")
        shown = hmac.compare_digest(given.encode(), self.token.encode())
        if shown:
            self.admitted.add(client)
        return shown

    def find_refusal(self, client: str, method: str, path: str) -> str | None:
        """Why `client`, who is not this machine, gets no answer; None when it gets one."""
        if not is_near(client):
            return STRANGER
        if client not in self.admitted:
            return UNKNOWN
        is_private = path.startswith(PRIVATE) and not path.startswith(OPEN)
        return ALONE if is_private or method not in READING else None


def is_near(client: str) -> bool:
    """Whether an address belongs to a network of one's own."""
    try:
        address = ip_address(client.partition("%")[0])
    except ValueError:
        return False
    return address.is_private or address.is_link_local


def drop_token(query: str) -> str:
    """`query` without the token, which no history has to keep."""
    return urlencode([(name, value) for name, value in parse_qsl(query) if name != FIELD])


def format_invitation(host: str | None, port: int, token: str) -> str:
    """What the terminal says to whoever wants to look from elsewhere."""
    if host is None:
        return NO_NETWORK
    address = f"http://{host}:{port}/?{FIELD}={token}"
    return INVITATION.format(address=address, picture=_draw(address))


def _draw(address: str) -> str:
    """The address as a picture made of signs, for the camera of a telephone."""
    drawn = StringIO()
    segno.make(address, error="l", micro=False).terminal(drawn, compact=True)
    return drawn.getvalue()
