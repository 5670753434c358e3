"""Whether a form comes from a page of this very preview, on this very machine. Core.

A page of another site can make a browser post here; it can neither read the token that our pages
hold, nor hide where it comes from.
"""

import hmac
from collections.abc import Mapping
from ipaddress import ip_address

ELSEWHERE = "Cette demande ne vient pas d’une page de l’aperçu\u00a0: elle n’a rien changé."
STALE = "Cette page date d’un autre aperçu\u00a0: rechargez-la, puis recommencez."
AWAY = "Cela ne se fait que depuis l’ordinateur où tourne l’aperçu."


def is_this_machine(client: str | None) -> bool:
    """Whether the address of who asks is a loopback one."""
    try:
        return ip_address(client or "").is_loopback
    except ValueError:
        return False


def find_refusal(
    headers: Mapping[str, str], client: str | None, given: str, token: str
) -> str | None:
    """Why the form is not acted upon, in French; None when it may be."""
    if not is_this_machine(client):
        return AWAY
    if not _is_from_here(headers):
        return ELSEWHERE
    if not hmac.compare_digest(given.encode(), token.encode()):
        return STALE
    return None


def _is_from_here(headers: Mapping[str, str]) -> bool:
    """Browsers say where a post comes from; who says nothing is no browser of ours."""
    origin, site = headers.get("origin"), headers.get("sec-fetch-site")
    if origin is None and site is None:
        return False
    same_origin = origin in {None, f"http://{headers.get('host', '')}"}
    return same_origin and site in {None, "same-origin"}
