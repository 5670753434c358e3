"""Who asks: the address at the other end, or the one that a listed proxy vouches for. Core."""

from collections.abc import Sequence
from functools import lru_cache
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network

UNKNOWN = "0.0.0.0"  # noqa: S104 - it is no address to listen on


def find_client(peer: str, forwarded: str, proxies: Sequence[str]) -> str:
    """The client's address; `forwarded` is X-Forwarded-For, believed of listed proxies alone.

    Each proxy adds on the right whom it heard: the first from the right that is not a proxy of ours
    is the client, and whatever stands before it may be invented.
    """
    client = _read(peer)
    if client is None:
        return UNKNOWN
    for part in reversed(forwarded.split(",")):
        if not is_listed(client, proxies):
            break
        heard = _read(part.strip())
        if heard is None:
            break
        client = heard
    return client


def is_listed(address: str, proxies: Sequence[str]) -> bool:
    """Whether `address` is one of the proxies, which may be given as networks."""
    client = ip_address(address)
    return any(client in _read_network(proxy) for proxy in proxies)


@lru_cache(maxsize=256)
def _read_network(proxy: str) -> IPv4Network | IPv6Network:
    return ip_network(proxy, strict=False)


def _read(text: str) -> str | None:
    """A plain address; one of IPv4 written in IPv6 is the same as itself."""
    try:
        address = ip_address(text)
    except ValueError:
        return None
    mapped = getattr(address, "ipv4_mapped", None)
    return str(mapped or address)
