"""Readers who follow a conversation: confirm, leave, and report what is out of place. Core."""

from typing import Any

from plugins.comments.addresses import (
    format_anchor,
    format_report,
    format_subscription,
    format_unsubscription,
)
from plugins.comments.answers import (
    Answer,
    Asked,
    address_moderator,
    find_article,
    find_letterhead,
    find_look,
    mint_nonce,
    refuse_link,
    show,
    take_nonce,
    tell,
    tell_expired,
)
from plugins.comments.model import Comment, Status
from plugins.comments.notification import build_report_mail
from plugins.comments.pages import show_comment
from plugins.comments.ports import Services
from plugins.comments.rows import Subscription
from plugins.comments.tokens import BadTokenError, ExpiredTokenError, Purpose

SUBSCRIBE, LEAVE = "Recevoir les réponses", "Ne plus recevoir les réponses"
NOT_YET = "Appuyez sur le bouton pour confirmer."


def subscribe(services: Services, asked: Asked) -> Answer:
    """Double opt-in: the mail leads here, and the button confirms."""
    token = asked.path["token"]
    try:
        claims = services.signer.read(Purpose.SUBSCRIBE, token, services.now())
    except ExpiredTokenError:
        return tell_expired(services)
    except BadTokenError:
        return refuse_link(services)
    comment = services.store.find_comment(claims.comment)
    if comment is None or comment.status is not Status.APPROVED:
        return refuse_link(services)
    if asked.is_post and take_nonce(services, asked.fields.get("jeton", ""), f"sub {comment.id}"):
        return _subscribe(services, comment)
    status = 403 if asked.is_post else 200
    button = _offer(services, comment, (format_subscription(token), f"sub {comment.id}"))
    return show(services, "confirm.html", SUBSCRIBE, status, label="Confirmer", **button)


def _subscribe(services: Services, comment: Comment) -> Answer:
    sender = services.store.find_sender(comment.id)
    if sender is None or sender.sealed_email is None or sender.fingerprint is None:
        return refuse_link(services)
    services.store.add_subscription(
        Subscription(
            comment.id,
            comment.article,
            sender.sealed_email,
            sender.fingerprint,
            services.now(),
            is_confirmed=True,
        )
    )
    leave = "Chaque message vous proposera de ne plus en recevoir."
    return tell(
        services, "C’est noté", "Les réponses à ce commentaire vous seront envoyées.", leave
    )


def unsubscribe(services: Services, asked: Asked) -> Answer:
    """One click: mail programs post here without a page of ours, as RFC 8058 asks."""
    token = asked.path["token"]
    try:
        claims = services.signer.read(Purpose.UNSUBSCRIBE, token, services.now())
    except BadTokenError:
        return refuse_link(services)
    if asked.is_post:
        services.store.remove_subscription(claims.comment)
        return tell(services, "C’est noté", "Vous ne recevrez plus les réponses à ce commentaire.")
    comment = services.store.find_comment(claims.comment)
    button = _offer(services, comment, (format_unsubscription(token), "leave"))
    return show(services, "confirm.html", LEAVE, label="Ne plus les recevoir", **button)


def _offer(services: Services, comment: Comment | None, target: tuple[str, str]) -> dict[str, Any]:
    """A page with one button; `target` is its path, and the subject of its nonce."""
    article = find_article(services, comment.article) if comment else None
    path, subject = target
    return {
        "paragraphs": (NOT_YET,),
        "shown": show_comment(find_look(services), comment) if comment else None,
        "path": path,
        "nonce": mint_nonce(services, subject, None),
        "back": article.url if article else "/",
        "back_label": "Revenir au blog",
    }


def report(services: Services, asked: Asked) -> Answer:
    """Tell the moderator of a published comment, once for each comment and connection."""
    comment = services.find_published(asked.path["id"])
    if comment is None:
        return refuse_link(services)
    subject = f"report {comment.id}"
    if asked.is_post and take_nonce(services, asked.fields.get("jeton", ""), subject):
        return _report(services, asked, comment)
    button = _offer(services, comment, (format_report(comment.id), subject))
    sentence = "Ce commentaire vous paraît-il déplacé\u202f? La personne qui modère le relira."
    button |= {
        "paragraphs": (sentence,),
        "back": format_anchor(find_article(services, comment.article).url, comment.id),
        "back_label": "Revenir au commentaire",
        "label": "Signaler",
    }
    return show(services, "confirm.html", "Signaler", 403 if asked.is_post else 200, **button)


def _report(services: Services, asked: Asked, comment: Comment) -> Answer:
    address = services.privacy.hash_address(asked.address)
    if services.store.use_once(f"report {comment.id} {address}", services.now()):
        article = find_article(services, comment.article)
        is_stored = services.store.find_comment(comment.id) is not None
        mail = build_report_mail(
            address_moderator(services), comment, article, find_letterhead(services), is_stored
        )
        services.store.add_mails([mail], services.now(), [comment.id])
    return tell(services, "Merci", "La personne qui modère ce blog va relire ce commentaire.")
