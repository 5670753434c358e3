"""The page behind each link of a moderator's mail: it shows, and its buttons decide. Core.

A link is good for one comment, one action and one state of it. Reading it changes nothing; a button
posts a nonce which this page minted, and which is good once.
"""

from dataclasses import dataclass
from typing import Any

from plugins.comments.addresses import format_moderation
from plugins.comments.answers import (
    Answer,
    Asked,
    find_article,
    find_look,
    mint_nonce,
    redirect,
    refuse_link,
    show,
    take_nonce,
    tell_expired,
)
from plugins.comments.decisions import carry_out
from plugins.comments.model import Action, Comment
from plugins.comments.moderation import (
    STATES,
    UNDO_TIME,
    VERBS,
    can_undo,
    describe_state,
    select_actions,
)
from plugins.comments.names import clean_text
from plugins.comments.pages import FieldMessage, show_comment
from plugins.comments.ports import Services
from plugins.comments.submission import Limits
from plugins.comments.tokens import BadTokenError, Claims, ExpiredTokenError, Purpose

OLD_PAGE = (
    "Cette page était ouverte depuis trop longtemps, ou son bouton a déjà servi. "
    "Rien n’a changé\u00a0: appuyez de nouveau."
)
QUESTIONS = {
    Action.APPROVE: "Publier ce commentaire\u202f?",
    Action.SPAM: "Ranger ce commentaire parmi les indésirables\u202f?",
    Action.DELETE: "Supprimer ce commentaire\u202f?",
    Action.REPLY: "Répondre à ce commentaire",
}
NO_TEXT = "Écrivez votre réponse."
LONG_TEXT = "Votre réponse est trop longue\u00a0: 10\u202f000\u00a0signes au plus."


@dataclass(frozen=True)
class Shown:
    """What the page shows besides the comment: its own action first, and what went wrong."""

    action: Action
    is_late: bool = False
    text: str = ""
    trouble: str = ""
    error: str = ""
    status: int = 200


def moderate(services: Services, asked: Asked) -> Answer:
    """Show the comment of a link; on POST with a good nonce, do what the link is for."""
    try:
        claims = services.signer.read(Purpose.MODERATE, asked.path["token"], services.now())
    except ExpiredTokenError:
        return tell_expired(services)
    except BadTokenError:
        return refuse_link(services)
    comment = services.store.find_comment(claims.comment)
    if comment is None or claims.action is None:
        return refuse_link(services)
    if claims.revision != comment.revision:
        typed = asked.fields.get("texte", "")
        return _show(services, comment, Shown(claims.action, is_late=True, text=typed))
    if not asked.is_post:
        return _show(services, comment, Shown(claims.action))
    return _act(services, asked, comment, claims.action)


def _act(services: Services, asked: Asked, comment: Comment, action: Action) -> Answer:
    text = clean_text(asked.fields.get("texte", "")) if action is Action.REPLY else ""
    error = _find_fault(action, text)
    if error:
        return _show(services, comment, Shown(action, text=text, error=error, status=422))
    nonce = asked.fields.get("jeton", "")
    if not take_nonce(services, nonce, comment.id, action, comment.revision):
        return _show(services, comment, Shown(action, text=text, trouble=OLD_PAGE, status=403))
    after = carry_out(services, comment, action, text)
    if after is None:
        present = services.store.find_comment(comment.id) or comment
        return _show(services, present, Shown(action, is_late=True, text=text))
    following = Action.APPROVE if action is Action.UNDO else Action.UNDO
    return redirect(link_to(services, after, following))


def _find_fault(action: Action, text: str) -> str:
    if action is not Action.REPLY:
        return ""
    if not text:
        return NO_TEXT
    return LONG_TEXT if len(text) > Limits().text else ""


def link_to(services: Services, comment: Comment, action: Action) -> str:
    """The page of `action` on the comment as it stands."""
    expires = services.now() + Purpose.MODERATE.lifetime
    claims = Claims(comment.id, action, comment.revision, expires)
    return format_moderation(services.signer.sign(Purpose.MODERATE, claims))


def _show(services: Services, comment: Comment, shown: Shown) -> Answer:
    look, article = find_look(services), find_article(services, comment.article)
    page = show_comment(look, comment)
    until = comment.decided + UNDO_TIME if comment.decided else None
    is_undoable = can_undo(comment, services.now())
    context = {
        "comment": comment,
        "moment": page.moment,
        "body": page.body,
        "article": article,
        "state": describe_state(comment) if shown.is_late else STATES[comment.status],
        "until": look.format_moment(until) if until and is_undoable else "",
        "trouble": shown.trouble,
        "errors": (FieldMessage("texte", shown.error),) if shown.error else (),
        "buttons": _build_buttons(services, comment, shown),
        "reply": _build_reply(services, comment, shown),
        "kept": shown.text if shown.is_late else "",
    }
    title = _find_title(comment, shown)
    return show(services, "moderation.html", title, shown.status, **context)


def _find_title(comment: Comment, shown: Shown) -> str:
    if shown.is_late or shown.action is Action.UNDO:
        return f"Commentaire {describe_state(comment)}"
    return QUESTIONS[shown.action]


def _build_buttons(services: Services, comment: Comment, shown: Shown) -> list[dict[str, Any]]:
    """The link's own action first. A link that comes too late only offers to undo."""
    actions = [] if shown.is_late else [a for a in select_actions(comment) if a is not Action.REPLY]
    if can_undo(comment, services.now()):
        actions.insert(0, Action.UNDO)
    actions.sort(key=lambda action: action is not shown.action)
    return [_build_button(services, comment, action) for action in actions]


def _build_button(services: Services, comment: Comment, action: Action) -> dict[str, Any]:
    return {
        "path": link_to(services, comment, action),
        "nonce": mint_nonce(services, comment.id, action, comment.revision),
        "label": VERBS[action],
    }


def _build_reply(services: Services, comment: Comment, shown: Shown) -> dict[str, Any] | None:
    if shown.is_late or Action.REPLY not in select_actions(comment):
        return None
    is_published = Action.APPROVE not in select_actions(comment)
    return {
        **_build_button(services, comment, Action.REPLY),
        "label": VERBS[Action.REPLY] if is_published else "Répondre et publier",
        "text": shown.text,
        "is_first": shown.action is Action.REPLY,
    }
