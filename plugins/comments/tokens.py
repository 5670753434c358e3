"""Signed tokens, which stand in every link and every form that may change something. Core.

A token is `key id.claims.signature`: HMAC-SHA-256 by itsdangerous, under a salt of its purpose, so
that what was made for one use is worth nothing for another. The first key signs; the others still
verify, until they are retired.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import Enum
from functools import lru_cache
from hmac import compare_digest

import itsdangerous
from itsdangerous.encoding import base64_decode, base64_encode

from plugins.comments.model import Action

LONGEST = 1000
"""No token of ours is longer: what is, is not even looked at."""
_SALT = "plugins.comments/"
_DECOY = b"a key that signs nothing, so that an unknown key id takes as long as a known one"


class Purpose(Enum):
    """What a token is for, and how long it is good."""

    MODERATE = "moderate", timedelta(days=14)
    NONCE = "nonce", timedelta(minutes=30)
    OWN = "own", timedelta(minutes=15)
    SUBSCRIBE = "subscribe", timedelta(days=14)
    UNSUBSCRIBE = "unsubscribe", timedelta(days=5 * 365)
    DATA = "data", timedelta(days=1)
    FORM_TIME = "form-time", timedelta(days=30)

    def __init__(self, title: str, lifetime: timedelta) -> None:
        self.title, self.lifetime = title, lifetime


class BadTokenError(Exception):
    """Not signed by us for this purpose: nothing in it is to be believed."""


class ExpiredTokenError(BadTokenError):
    """Signed by us for this purpose, but too long ago."""


@dataclass(frozen=True)
class Claims:
    """What a token says: about which comment, for which action, at which revision, until when.

    `comment` is the subject: a comment's id, an article's slug for a form, the keyed hash of an
    e-mail address for personal data. `unique` sets apart a token that is good for one use.
    """

    comment: str
    action: Action | None
    revision: int
    expires: datetime
    unique: str = ""


class Signer:
    """Signs with the first of `keys` and reads what any of them signed."""

    def __init__(self, keys: Sequence[str]) -> None:
        if not keys or not all(keys):
            raise ValueError("at least one key, and none that is empty")
        self._keys = {_identify(key): key.encode() for key in keys}
        self._current = _identify(keys[0])

    def sign(self, purpose: Purpose, claims: Claims) -> str:
        """The token that says `claims`, good for `purpose` alone."""
        value = f"{self._current}.{_pack(claims)}"
        return _sign(self._keys[self._current], purpose, value)

    def read(self, purpose: Purpose, token: str, now: datetime) -> Claims:
        """The claims of `token`; BadTokenError when it is not ours, or not for this purpose."""
        if not token.isascii() or len(token) > LONGEST:
            raise BadTokenError
        value, _, _ = token.rpartition(".")
        key_id, _, packed = value.partition(".")
        expected = _sign(self._keys.get(key_id, _DECOY), purpose, value)
        # The whole text is compared: base64 has several ways to write one signature.
        if not compare_digest(expected, token) or key_id not in self._keys:
            raise BadTokenError
        claims = _unpack(packed)
        if claims.expires <= now:
            raise ExpiredTokenError
        return claims


def _identify(key: str) -> str:
    return hashlib.sha256(f"{_SALT}{key}".encode()).hexdigest()[:8]


def _sign(key: bytes, purpose: Purpose, value: str) -> str:
    return _make_signer(key, purpose).sign(value).decode()


@lru_cache(maxsize=64)
def _make_signer(key: bytes, purpose: Purpose) -> itsdangerous.Signer:
    """Who signs for one purpose, its key derived once."""
    salt, sha = _SALT + purpose.title, hashlib.sha256
    signer = itsdangerous.Signer(key, salt, key_derivation="hmac", digest_method=sha)
    return itsdangerous.Signer(signer.derive_key(), salt, key_derivation="none", digest_method=sha)


def _pack(claims: Claims) -> str:
    action = claims.action.value if claims.action else ""
    until = int(claims.expires.timestamp())
    parts = [claims.comment, action, claims.revision, until, claims.unique]
    return base64_encode(json.dumps(parts, separators=(",", ":"))).decode()


def _unpack(packed: str) -> Claims:
    comment, action, revision, until, unique = json.loads(base64_decode(packed))
    expires = datetime.fromtimestamp(until, UTC)
    return Claims(comment, Action(action) if action else None, revision, expires, unique)
