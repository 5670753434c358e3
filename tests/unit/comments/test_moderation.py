"""What each action makes of a comment, and until when it can be taken back."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from plugins.comments.model import (
    Action,
    Assessment,
    Comment,
    OutboxMail,
    Sender,
    Status,
    Submission,
)
from plugins.comments.moderation import (
    Arrival,
    Authorship,
    apply_change,
    build_reply,
    can_undo,
    decide,
    describe_state,
    receive,
    select_actions,
)

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
PENDING = Comment("a" * 16, "oser", None, "Léa", "Merci.", NOW)


def act(comment: Comment, action: Action, moment: datetime = NOW) -> Comment:
    change = decide(comment, action, moment)
    assert change is not None
    return apply_change(comment, change)


@pytest.mark.parametrize(
    ("action", "status"),
    [
        (Action.APPROVE, Status.APPROVED),
        (Action.REPLY, Status.APPROVED),
        (Action.SPAM, Status.SPAM),
        (Action.DELETE, Status.DELETED),
    ],
)
def test_each_action_leads_somewhere_and_raises_the_revision(
    action: Action, status: Status
) -> None:
    after = act(PENDING, action)
    assert (after.status, after.revision, after.previous) == (status, 1, Status.PENDING)
    assert after.decided == NOW


@pytest.mark.parametrize("action", [Action.APPROVE, Action.SPAM, Action.DELETE])
def test_an_undo_goes_back_and_raises_the_revision_again(action: Action) -> None:
    after = act(act(PENDING, action), Action.UNDO)
    assert (after.status, after.revision, after.previous) == (Status.PENDING, 2, None)


def test_a_comment_saved_from_spam_goes_back_there() -> None:
    suspect = replace(PENDING, status=Status.SPAM)
    assert act(act(suspect, Action.APPROVE), Action.UNDO).status is Status.SPAM


def test_the_same_decision_twice_changes_nothing() -> None:
    assert decide(act(PENDING, Action.APPROVE), Action.APPROVE, NOW) is None


@pytest.mark.parametrize("action", [Action.APPROVE, Action.SPAM, Action.REPLY])
def test_what_is_deleted_may_only_return(action: Action) -> None:
    assert decide(act(PENDING, Action.DELETE), action, NOW) is None


def test_an_undo_can_be_asked_once() -> None:
    after = act(act(PENDING, Action.APPROVE), Action.UNDO)
    assert decide(after, Action.UNDO, NOW) is None


def test_nothing_decided_is_nothing_to_undo() -> None:
    assert decide(PENDING, Action.UNDO, NOW) is None


@pytest.mark.parametrize(("days", "possible"), [(0, True), (29, True), (30, False), (400, False)])
def test_an_undo_is_possible_for_thirty_days(days: int, possible: bool) -> None:
    approved = act(PENDING, Action.APPROVE)
    moment = NOW + timedelta(days=days)
    assert can_undo(approved, moment) is possible
    assert (decide(approved, Action.UNDO, moment) is not None) is possible


def test_a_reply_to_what_is_published_keeps_what_an_undo_goes_back_to() -> None:
    after = act(act(PENDING, Action.APPROVE), Action.REPLY)
    assert (after.status, after.previous, after.revision) == (Status.APPROVED, Status.PENDING, 2)


def test_the_reply_of_the_author_is_published_and_bears_her_name() -> None:
    reply = build_reply(PENDING, "Avec joie.", Authorship("b" * 16, NOW, "Karine"))
    assert (reply.parent, reply.article) == (PENDING.id, "oser")
    assert (reply.is_author, reply.status, reply.name) == (True, Status.APPROVED, "Karine")


@pytest.mark.parametrize("status", [Status.PENDING, Status.SPAM])
def test_a_comment_is_received_with_its_verdict_and_its_mails(status: Status) -> None:
    submission = Submission("oser", None, "Léa", "lea@example.org", "Merci.")
    mail = OutboxMail("m", "moderation", b"", "", "")
    arrival = Arrival("a" * 16, NOW, Sender(address="hash"), lambda _: (mail,))
    comment, sender, mails = receive(submission, Assessment(status, 0.5, ("Lien.",)), arrival)
    assert (comment.status, comment.reasons, comment.revision) == (status, ("Lien.",), 0)
    assert "lea@example.org" not in repr(comment)
    assert (sender.address, mails) == ("hash", (mail,))


@pytest.mark.parametrize(
    ("status", "actions"),
    [
        (Status.PENDING, {Action.APPROVE, Action.SPAM, Action.DELETE, Action.REPLY}),
        (Status.APPROVED, {Action.SPAM, Action.DELETE, Action.REPLY}),
        (Status.SPAM, {Action.APPROVE, Action.DELETE, Action.REPLY}),
        (Status.DELETED, set()),
    ],
)
def test_the_buttons_are_those_that_change_something(status: Status, actions: set[Action]) -> None:
    assert set(select_actions(replace(PENDING, status=status))) == actions


def test_a_late_link_says_where_the_comment_stands() -> None:
    assert describe_state(PENDING) == "en attente"
    assert describe_state(act(PENDING, Action.APPROVE)) == "déjà publié"
