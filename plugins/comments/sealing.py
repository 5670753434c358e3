"""The keys of the service, and what they do: seal an address, or tell two apart unread. Core.

A fingerprint is a keyed hash: it finds the comments of one person, or of one connection, without
anybody but the holder of the key being able to try addresses one after the other.
"""

import hmac
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from ipaddress import IPv6Address, ip_address, ip_network

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

NETWORK = 64
"""Bits of an IPv6 address that name a household; the rest changes as its devices like."""


class SealError(Exception):
    """None of our keys sealed this."""


@dataclass(frozen=True, repr=False)
class Keys:
    """All secrets; the first of a list is used from now on, the others still open what they did."""

    signing: tuple[str, ...]
    sealing: tuple[str, ...]
    pepper: str
    moderation: str
    """What the address of the private moderation page holds."""

    def __repr__(self) -> str:
        return f"<Keys: {len(self.signing)} to sign, {len(self.sealing)} to seal>"

    def seal(self, email: str) -> bytes:
        """`email`, for our own reading alone."""
        return self._box().encrypt(email.encode())

    def unseal(self, sealed: bytes) -> str:
        """The address that `seal` was given."""
        try:
            return self._box().decrypt(sealed).decode()
        except InvalidToken:
            raise SealError from None

    def fingerprint(self, email: str) -> str:
        """The same for the same address, however it was typed."""
        return self._hash("email", normalise_email(email))

    def hash_address(self, address: str) -> str:
        """The same for one connection: an IPv4 address, or the household of an IPv6 one."""
        return self._hash("address", normalise_address(address))

    def owns(self, fingerprint: str, sealed: bytes) -> bool:
        """Whether a sealed address is that of the person whose fingerprint this is."""
        try:
            return hmac.compare_digest(self.fingerprint(self.unseal(sealed)), fingerprint)
        except SealError:
            return False

    def _box(self) -> MultiFernet:
        return _make_box(self.sealing)

    def _hash(self, purpose: str, text: str) -> str:
        message = f"{purpose}\0{text}".encode()
        return hmac.digest(self.pepper.encode(), message, "sha256").hex()


@lru_cache(maxsize=16)
def _make_box(keys: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(key) for key in keys])


def normalise_email(email: str) -> str:
    """One form for all ways to type one address."""
    return unicodedata.normalize("NFC", email.strip()).casefold()


def normalise_address(address: str) -> str:
    """What is counted as one connection; what is no address counts as one."""
    try:
        parsed = ip_address(address.partition("%")[0])
    except ValueError:
        return "unknown"
    if isinstance(parsed, IPv6Address):
        if parsed.ipv4_mapped is None:
            return str(ip_network((parsed.packed, NETWORK), strict=False))
        parsed = parsed.ipv4_mapped
    return str(parsed)
