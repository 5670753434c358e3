"""Two values with one digest make the same page."""

import pickle
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import Enum
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.incremental.fingerprint import MISSING, fingerprint

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=8,
)


class Color(Enum):
    RED = 1
    BLUE = 2


@dataclass(frozen=True)
class Inner:
    number: int


@dataclass(frozen=True)
class Outer:
    inner: Inner
    names: tuple[str, ...] = ()


DIFFERENT: list[tuple[Any, Any]] = [
    ("1", 1),
    (1, True),
    (1, 1.0),
    (0, False),
    (None, MISSING),
    ("", None),
    ("", []),
    (b"a", "a"),
    (["a", "b"], ["ab"]),
    (["a", "b"], ["b", "a"]),
    ([["a"], "b"], [["a", "b"]]),
    ({"a": 1, "b": 2}, {"b": 2, "a": 1}),
    ({"a": None}, {}),
    (Outer(Inner(1)), Outer(Inner(2))),
    (Outer(Inner(1)), Outer(Inner(1), ("a",))),
    (Color.RED, Color.BLUE),
    (date(2026, 1, 1), datetime(2026, 1, 1, tzinfo=UTC)),
    (ZoneInfo("Europe/Paris"), ZoneInfo("Asia/Tokyo")),
    (
        datetime(2026, 1, 1, 1, tzinfo=ZoneInfo("Europe/Paris")),
        datetime(2026, 1, 1, tzinfo=UTC),
    ),
]


@pytest.mark.parametrize(("one", "other"), DIFFERENT, ids=repr)
def test_values_that_differ_have_two_digests(one: Any, other: Any) -> None:
    assert fingerprint(one) != fingerprint(other)


@given(PLAIN)
def test_equal_values_have_one_digest_whichever_objects_hold_them(value: Any) -> None:
    assert fingerprint(pickle.loads(pickle.dumps(value))) == fingerprint(value)  # noqa: S301


def test_the_order_of_a_set_does_not_count() -> None:
    names = [f"name {number}" for number in range(50)]
    backwards = names[::-1]
    assert fingerprint(set(names)) == fingerprint({*backwards})
    assert fingerprint({"a"}) != fingerprint({"b"})


def test_a_surrogate_is_no_obstacle() -> None:
    assert fingerprint("\udcff") != fingerprint("\udcfe")


@pytest.mark.parametrize("value", [object(), [object()], {"a": object()}, Outer(object())])  # type: ignore[arg-type]
def test_what_nobody_can_describe_is_refused(value: Any) -> None:
    with pytest.raises(TypeError, match="has no fingerprint"):
        fingerprint(value)


def test_what_has_a_telling_form_is_described_by_it() -> None:
    assert fingerprint(SimpleNamespace(a=1)) != fingerprint(SimpleNamespace(a=2))
