"""Carries out what the moderator decides: one transaction, then the site. Core.

The mails that a decision causes are in its transaction; the site is written once it is committed.
"""

from collections.abc import Iterator

from plugins.comments.answers import find_article, find_letterhead
from plugins.comments.judging import teach
from plugins.comments.model import Action, Comment, OutboxMail, Status
from plugins.comments.moderation import Authorship, apply_change, build_reply, decide
from plugins.comments.notification import Envelope, build_opt_in_mail, build_reply_mail
from plugins.comments.ports import Services


def carry_out(
    services: Services, comment: Comment, action: Action, text: str = ""
) -> Comment | None:
    """The comment after `action`; None, and nothing done, if it is too late or changes nothing.

    `text` is the author's answer, which a reply publishes together with the comment.
    """
    change = decide(comment, action, services.now())
    if change is None:
        return None
    after = apply_change(comment, change)
    reply = _write_reply(services, comment, text) if action is Action.REPLY else None
    mails = tuple(_build_news(services, comment, after, reply))
    published = [after]
    if reply is None:
        is_done = services.store.change(change, mails)
    else:
        is_done = services.store.change(change, mails, reply)
        published.append(reply)
    if not is_done:
        return None
    for each in published:
        services.publish(each)
    teach(services, comment, after, action)
    return after


def _write_reply(services: Services, comment: Comment, text: str) -> Comment:
    author = services.settings.author_name
    return build_reply(comment, text, Authorship(services.make_id(), services.now(), author))


def _build_news(
    services: Services, before: Comment, after: Comment, reply: Comment | None
) -> Iterator[OutboxMail]:
    """Who hears of it: whoever asked to, each once for each comment."""
    if after.status is Status.APPROVED and before.status is not Status.APPROVED:
        yield from _ask_sender(services, after)
        if after.parent is not None:
            yield from _tell_subscribers(services, after.parent, after)
    if reply is not None:
        yield from _tell_subscribers(services, before.id, reply)


def _ask_sender(services: Services, comment: Comment) -> Iterator[OutboxMail]:
    """Only now that a person has read it: the form cannot be used to write to strangers."""
    sender = services.store.find_sender(comment.id)
    if sender is None or not sender.wants_replies or sender.sealed_email is None:
        return
    if services.store.use_once(f"opt-in {comment.id}", services.now()):
        envelope = Envelope(services.make_id(), sender.sealed_email, services.now())
        article = find_article(services, comment.article)
        yield build_opt_in_mail(envelope, comment, article, find_letterhead(services))


def _tell_subscribers(services: Services, parent: str, reply: Comment) -> Iterator[OutboxMail]:
    answered = services.store.find_comment(parent)
    if answered is None:
        return
    sender = services.store.find_sender(reply.id)
    own = sender.fingerprint if sender else None
    article, letterhead = find_article(services, reply.article), find_letterhead(services)
    for subscription in services.store.list_subscribers(reply.article, parent):
        once = f"reply {reply.id} {subscription.comment}"
        if subscription.fingerprint == own or not services.store.use_once(once, services.now()):
            continue
        envelope = Envelope(services.make_id(), subscription.sealed_email, services.now())
        yield build_reply_mail(envelope, (answered, reply), article, letterhead)
