"""What becomes of a comment: received, decided upon, and a decision taken back. Core.

Each change raises the comment's revision, so that every link made before it comes too late.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from plugins.comments.model import (
    Action,
    Assessment,
    Change,
    Comment,
    OutboxMail,
    Sender,
    Status,
    Submission,
)

UNDO_TIME = timedelta(days=30)
TARGETS = {
    Action.APPROVE: Status.APPROVED,
    Action.REPLY: Status.APPROVED,
    Action.SPAM: Status.SPAM,
    Action.DELETE: Status.DELETED,
}
"""Where each action leads; an undo goes back to where the comment came from."""

STATES = {
    Status.PENDING: "en attente",
    Status.APPROVED: "publié",
    Status.SPAM: "rangé parmi les indésirables",
    Status.DELETED: "supprimé",
}
"""How a page says where a comment stands."""

VERBS = {
    Action.APPROVE: "Publier",
    Action.SPAM: "Indésirable",
    Action.DELETE: "Supprimer",
    Action.REPLY: "Répondre",
    Action.UNDO: "Annuler",
}
"""What stands on the button of each action."""


@dataclass(frozen=True)
class Arrival:
    """What the edge adds to a submission: its name, its moment, and who is told of it."""

    id: str
    moment: datetime
    sender: Sender
    build_mails: Callable[[Comment], tuple[OutboxMail, ...]]


@dataclass(frozen=True)
class Authorship:
    """A reply of the author's: its name, its moment and how she signs."""

    id: str
    moment: datetime
    name: str


def receive(
    submission: Submission, assessment: Assessment, arrival: Arrival
) -> tuple[Comment, Sender, tuple[OutboxMail, ...]]:
    """The comment to keep, apart from its sender, and the mails that tell of it."""
    comment = Comment(
        id=arrival.id,
        article=submission.article,
        parent=submission.parent,
        name=submission.name,
        text=submission.text,
        created=arrival.moment,
        status=assessment.status,
        reasons=assessment.reasons,
    )
    return comment, arrival.sender, arrival.build_mails(comment)


def decide(comment: Comment, action: Action, now: datetime) -> Change | None:
    """The change that `action` asks for; None when there is nothing to change."""
    if action is Action.UNDO:
        return _undo(comment, now)
    target = TARGETS[action]
    if action not in select_actions(comment):
        return None
    return _change(comment, action, target, now)


def _undo(comment: Comment, now: datetime) -> Change | None:
    if comment.previous is None or not can_undo(comment, now):
        return None
    return replace(_change(comment, Action.UNDO, comment.previous, now), previous=None)


def _change(comment: Comment, action: Action, target: Status, now: datetime) -> Change:
    """A reply to what is published already leaves untouched what an undo goes back to."""
    previous = comment.status if target is not comment.status else comment.previous
    return Change(comment.id, comment.revision, action, target, previous, now)


def can_undo(comment: Comment, now: datetime) -> bool:
    """Whether the last decision can still be taken back."""
    if comment.previous is None or comment.decided is None:
        return False
    return now < comment.decided + UNDO_TIME


def apply_change(comment: Comment, change: Change) -> Comment:
    """The comment after `change`, as the store keeps it."""
    return replace(
        comment,
        status=change.status,
        revision=comment.revision + 1,
        previous=change.previous,
        decided=change.moment,
    )


def build_reply(comment: Comment, text: str, authorship: Authorship) -> Comment:
    """The author's own reply, published with what it answers."""
    return Comment(
        id=authorship.id,
        article=comment.article,
        parent=comment.id,
        name=authorship.name,
        text=text,
        created=authorship.moment,
        status=Status.APPROVED,
        is_author=True,
    )


def select_actions(comment: Comment) -> tuple[Action, ...]:
    """The actions that make sense for a comment where it stands; the deleted only returns."""
    actions = (Action.APPROVE, Action.SPAM, Action.DELETE)
    if comment.status is Status.DELETED:
        return ()
    return *(each for each in actions if TARGETS[each] is not comment.status), Action.REPLY


def describe_state(comment: Comment) -> str:
    """« déjà publié », which is what a link answers when it comes too late."""
    return f"déjà {STATES[comment.status]}" if comment.decided else STATES[comment.status]
