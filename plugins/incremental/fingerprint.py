"""A short digest of a value: two values with one digest make the same page. Core.

What a type amounts to is said by `describe`, to which adapters add the types they know.
"""

import dataclasses
import marshal
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
_PLAIN = frozenset({str, bytes, int, float, bool, type(None)})
_FLAT = 2
"""The version of marshal's format that writes equal values alike, whichever objects hold them."""
_describers: dict[type, Callable[[Any], Any]] = {}


def fingerprint(value: Any) -> bytes:
    """The digest of `value`; TypeError for what nobody can describe."""
    return blake2b(marshal.dumps(_reduce(value), _FLAT), digest_size=SIZE).digest()


def _reduce(value: Any) -> Any:
    """`value` in plain texts, numbers and tuples, each but these after the name of its type."""
    kind = type(value)
    if kind in _PLAIN:
        return value
    if kind is list or kind is tuple:
        return tuple([_reduce(each) for each in value])
    describer = _describers.get(kind)
    if describer is None:
        describer = _describers[kind] = describe.dispatch(kind)
    return kind.__name__, _reduce(describer(value))


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


@describe.register
def _(value: str) -> Any:
    return str.__str__(value)


@describe.register(list)
@describe.register(tuple)
def _(value: Any) -> Any:
    return list(value)


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
