"""Comments keep their states, and what is not clearly approved waits for a person."""

from datetime import UTC, datetime

import pytest

from plugins.wordpress_import.model import OldComment
from tests.wordpress_import.export.exports import list_notes, read_item, read_text, write_export


def write_comment(number: int = 1, approved: str = "1", kind: str = "comment", **more: str) -> str:
    fields = {"id": str(number), "approved": approved, "type": kind, **more}
    told = "".join(
        f"<wp:comment_{name}>{value}</wp:comment_{name}>" for name, value in fields.items()
    )
    return f"<wp:comment>{told}</wp:comment>"


def read_comments(*comments: str) -> tuple[OldComment, ...]:
    return read_item(f"<item><wp:post_id>1</wp:post_id>{''.join(comments)}</item>").comments


def test_a_comment_keeps_all_that_is_known_of_it() -> None:
    (comment,) = read_comments(
        write_comment(
            5,
            author="Jean &amp; Cie",
            author_email="jean@example.net",
            author_url="https://jean.example/?a=1&amp;b=2",
            author_IP="192.0.2.7",
            date_gmt="2017-11-22 09:00:00",
            content="<![CDATA[Bravo\n<b>!</b>]]>",
            parent="2",
            user_id="3",
        )
    )
    assert comment == OldComment(
        id=5,
        name="Jean & Cie",
        text="Bravo\n<b>!</b>",
        created=datetime(2017, 11, 22, 9, tzinfo=UTC),
        parent=2,
        user=3,
        email="jean@example.net",
        url="https://jean.example/?a=1&b=2",
        address="192.0.2.7",
    )


@pytest.mark.parametrize(
    ("approved", "status"),
    [
        ("1", "approved"),
        ("0", "pending"),
        ("spam", "spam"),
        ("trash", "trash"),
        ("post-trashed", "trash"),
        ("", "pending"),
        ("oui", "pending"),
    ],
)
def test_only_what_is_said_approved_is(approved: str, status: str) -> None:
    assert read_comments(write_comment(approved=approved))[0].status == status


@pytest.mark.parametrize(
    ("told", "kind", "status"),
    [
        ("", "comment", "approved"),
        ("comment", "comment", "approved"),
        ("pingback", "pingback", "approved"),
        ("trackback", "trackback", "approved"),
        ("order_note", "comment", "pending"),
    ],
)
def test_a_kind_that_is_unknown_waits(told: str, kind: str, status: str) -> None:
    (comment,) = read_comments(write_comment(kind=told))
    assert (comment.kind, comment.status) == (kind, status)


def test_a_comment_told_twice_is_one() -> None:
    assert len(read_comments(write_comment(1), write_comment(1))) == 1


def test_two_comments_of_one_number_are_two() -> None:
    one, other = read_comments(write_comment(1, author="a"), write_comment(1, author="b"))
    assert (one.id, other.id) == (1, -1)


def test_replies_never_turn_in_a_circle() -> None:
    one, other = read_comments(write_comment(1, parent="2"), write_comment(2, parent="1"))
    assert [one.parent, other.parent].count(0) == 1


def test_a_comment_without_a_number_gets_one_and_is_told() -> None:
    text = f"<item><wp:post_id>1</wp:post_id>{write_comment(0)}</item>"
    export = read_text(write_export(text))
    assert export.items[0].comments[0].id == -1
    assert any("reçoit un numéro à part" in note for note in list_notes(export))
