"""A person reads, takes away or erases all that they wrote, by a link sent to their address. Core.

The page that asks for the address always answers the same: it tells nobody who wrote here.
"""

import json
from typing import Any

from plugins.comments.addresses import format_personal
from plugins.comments.answers import (
    Answer,
    Asked,
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
from plugins.comments.moderation import STATES
from plugins.comments.notification import Envelope, build_personal_mail
from plugins.comments.pages import FieldMessage, show_comment
from plugins.comments.ports import Services
from plugins.comments.submission import is_email
from plugins.comments.tokens import BadTokenError, ExpiredTokenError, Purpose

TITLE = "Vos données"
NO_EMAIL = "Écrivez votre adresse électronique, par exemple nom@exemple.fr."
SENT = (
    "Si cette adresse accompagne un commentaire, un message vient d’y partir. "
    "Son lien est bon 24\u00a0heures."
)
JSON_KIND = "application/json; charset=utf-8"
ATTACHMENT = {"Content-Disposition": 'attachment; filename="mes-commentaires.json"'}


def ask(services: Services, asked: Asked) -> Answer:
    """The page that asks for an address, and what it answers to each."""
    email = asked.fields.get("courriel", "").strip()
    if not asked.is_post:
        return show(services, "personal_ask.html", TITLE, email="", errors=())
    if not is_email(email):
        errors = (FieldMessage("courriel", NO_EMAIL),)
        return show(services, "personal_ask.html", TITLE, 422, email=email, errors=errors)
    _send_link(services, email)
    return tell(services, "Regardez vos messages", SENT)


def _send_link(services: Services, email: str) -> None:
    """At most one message an hour for each address."""
    fingerprint, now = services.privacy.fingerprint(email), services.now()
    is_new = services.store.use_once(f"data {fingerprint[:48]} {now:%Y%m%d%H}", now)
    if is_new and services.store.list_of_person(fingerprint):
        envelope = Envelope(services.make_id(), services.privacy.seal(email), now)
        mail = build_personal_mail(envelope, fingerprint, find_letterhead(services))
        services.store.add_mails([mail], now)


def manage(services: Services, asked: Asked) -> Answer:
    """All that one person wrote; on POST with a good nonce, erase it."""
    token = asked.path["token"]
    try:
        claims = services.signer.read(Purpose.DATA, token, services.now())
    except ExpiredTokenError:
        return tell_expired(services)
    except BadTokenError:
        return refuse_link(services)
    fingerprint = claims.comment
    comments = services.store.list_of_person(fingerprint)
    if asked.is_post and take_nonce(
        services, asked.fields.get("jeton", ""), f"erase {fingerprint}"
    ):
        return _erase(services, fingerprint, comments)
    if not asked.is_post and asked.query.get("format") == "json":
        return Answer(200, _format_export(comments), JSON_KIND, ATTACHMENT)
    return _show(services, token, fingerprint, comments)


def _show(services: Services, token: str, fingerprint: str, comments: list[Comment]) -> Answer:
    look = find_look(services)
    context: dict[str, Any] = {
        "rows": [
            {
                **vars(show_comment(look, comment)),
                "state": STATES[comment.status].capitalize(),
                "article": find_article(services, comment.article),
            }
            for comment in comments
        ],
        "path": format_personal(token),
        "export": f"{format_personal(token)}?format=json",
        "nonce": mint_nonce(services, f"erase {fingerprint}", None),
    }
    return show(services, "personal.html", TITLE, **context)


def _erase(services: Services, fingerprint: str, comments: list[Comment]) -> Answer:
    # The site first: were the store to fail now, the link would still be good for the rest.
    for comment in comments:
        if comment.status is Status.APPROVED:
            services.publish(withdraw(comment))
    services.store.erase(fingerprint, lambda sealed: services.privacy.owns(fingerprint, sealed))
    return tell(services, "C’est effacé", "Ce blog ne garde plus rien de vous.")


def withdraw(comment: Comment) -> Comment:
    """A comment as the site is told of it once it is no more."""
    return Comment(
        comment.id, comment.article, None, "", "", comment.created, status=Status.DELETED
    )


def _format_export(comments: list[Comment]) -> str:
    return json.dumps([_describe(each) for each in comments], ensure_ascii=False, indent=1)


def _describe(comment: Comment) -> dict[str, Any]:
    return {
        "identifiant": comment.id,
        "article": comment.article,
        "en_reponse_a": comment.parent,
        "nom": comment.name,
        "texte": comment.text,
        "date": comment.created.isoformat(),
        "etat": STATES[comment.status],
    }
