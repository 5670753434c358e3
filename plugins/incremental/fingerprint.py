"""A short digest of a value: two values with one digest make the same page. Core.

What a type amounts to is said by `describe`, to which adapters add the types they know.
"""

import dataclasses
from collections.abc import Callable, Mapping
from datetime import date
from enum import Enum
from functools import singledispatch
from hashlib import blake2b
from typing import Any
from zoneinfo import ZoneInfo

SIZE = 12
"""Bytes: two of a billion values that share one are not to be expected (a birthday in 2⁹⁶)."""
MISSING = object()
"""The value of what is not there."""


def fingerprint(value: Any) -> bytes:
    """The digest of `value`; TypeError for what nobody can describe."""
    digest = blake2b(digest_size=SIZE)
    _add(digest.update, value)
    return digest.digest()


def _add(update: Callable[[bytes], None], value: Any) -> None:
    if isinstance(value, str):
        update(b"s%d:" % len(value))
        update(value.encode("utf-8", "surrogatepass"))
    elif isinstance(value, bytes):
        update(b"b%d:" % len(value))
        update(value)
    elif isinstance(value, list | tuple):
        update(b"l%d:" % len(value))
        for each in value:
            _add(update, each)
    elif value is None or isinstance(value, bool | int | float):
        update(f"n{value!r};".encode())
    else:
        _add(update, (type(value).__name__, describe(value)))


@singledispatch
def describe(value: Any) -> Any:
    """What `value` amounts to, in texts, numbers, lists and tuples."""
    if value is MISSING:
        return "missing"
    if dataclasses.is_dataclass(value):
        return [getattr(value, each.name) for each in dataclasses.fields(value)]
    if callable(value):
        return getattr(value, "__qualname__", type(value).__qualname__)
    text = repr(value)
    if " at 0x" in text:
        raise TypeError(f"{type(value).__qualname__} has no fingerprint")
    return text


@describe.register(dict)
@describe.register(Mapping)
def _(value: Mapping[Any, Any]) -> Any:
    return [part for pair in value.items() for part in pair]


@describe.register(set)
@describe.register(frozenset)
def _(value: Any) -> Any:
    return sorted(fingerprint(each) for each in value)


@describe.register
def _(value: date) -> Any:
    return value.isoformat()


@describe.register
def _(value: Enum) -> Any:
    return value.name


@describe.register
def _(value: ZoneInfo) -> Any:
    return value.key
