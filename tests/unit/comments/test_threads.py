"""A conversation is read in order; nobody is lost in it."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.comments.model import Comment
from plugins.comments.phrases import format_pings
from plugins.comments.threads import DEEPEST, Node, build_thread, list_nodes, split_pings

START = datetime(2026, 11, 24, tzinfo=UTC)


def _make(identity: str, parent: str | None = None, minute: int = 0) -> Comment:
    return Comment(identity, "a", parent, identity, "x", START + timedelta(minutes=minute))


def _chain(length: int) -> list[Comment]:
    return [_make(f"{n:04}", f"{n - 1:04}" if n else None, n) for n in range(length)]


def _draw(nodes: Iterable[Node]) -> str:
    """`a(b c)`: b and c are shown below a."""
    return " ".join(
        node.comment.id + (f"({_draw(node.replies)})" if node.replies else "") for node in nodes
    )


@pytest.mark.parametrize(
    ("comments", "drawing"),
    [
        ([], ""),
        ([_make("b", None, 2), _make("a", None, 1)], "a b"),
        ([_make("b"), _make("a")], "a b"),
        ([_make("c", "a", 3), _make("a"), _make("b", "a", 2)], "a(b c)"),
        ([_make("a", "absent"), _make("b", "a", 1)], "a(b)"),
        ([_make("a", "a")], "a"),
        ([_make("a", "b"), _make("b", "a", 1)], "a(b)"),
        ([_make("a", "b"), _make("b", "c", 1), _make("c", "b", 2)], "b(a c)"),
        ([_make("b", "a", 0), _make("a", None, 1)], "a(b)"),
    ],
)
def test_replies_stand_below_what_they_answer(comments: list[Comment], drawing: str) -> None:
    assert _draw(build_thread(comments)) == drawing


def test_below_the_fifth_step_replies_follow_one_another_and_say_whom_they_answer() -> None:
    nodes = {node.comment.id: node for node in list_nodes(build_thread(_chain(7)))}
    assert [node.depth for node in nodes.values()] == [1, 2, 3, 4, 5, 5, 5]
    told = {i: node.answers.id for i, node in nodes.items() if node.answers}
    assert told == {"0005": "0004", "0006": "0005"}


def test_what_is_flat_is_in_the_order_of_time() -> None:
    late = [_make("y", "0004", 30), _make("x", "0005", 20)]
    nodes = list(list_nodes(build_thread([*_chain(6), *late])))
    assert [node.comment.id for node in nodes][-4:] == ["0004", "0005", "x", "y"]


def test_a_chain_of_thousands_is_no_trouble() -> None:
    assert len(list(list_nodes(build_thread(_chain(5000))))) == 5000


@given(st.lists(st.integers(-1, 12), max_size=12))
def test_whatever_answers_whatever_each_is_shown_once(parents: list[int]) -> None:
    comments = [_make(f"{n}", f"{parent}", n % 3) for n, parent in enumerate(parents)]
    nodes = list(list_nodes(build_thread(comments)))
    assert sorted(node.comment.id for node in nodes) == sorted(c.id for c in comments)
    assert all(1 <= node.depth <= DEEPEST for node in nodes)


def test_pings_are_parted_from_what_is_said_the_oldest_first() -> None:
    first, second = (
        Comment(each * 16, "a", None, "P", "", datetime(2020, day, 1, tzinfo=UTC), source="https://x.fr/")
        for each, day in (("a", 1), ("b", 2))
    )  # fmt: skip
    said = Comment("c" * 16, "a", None, "N", "x", datetime(2019, 1, 1, tzinfo=UTC))
    assert split_pings([second, said, first]) == ([said], [first, second])


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (1, "Cité par une autre page"),
        (2, "Cité par deux autres pages"),
        (17, "Cité par 17 autres pages"),
        (2001, "Cité par 2\u202f001 autres pages"),
    ],
)
def test_pings_are_counted_in_words(count: int, words: str) -> None:
    assert format_pings(count) == words
