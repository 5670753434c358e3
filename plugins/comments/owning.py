"""What a reader may do with a comment of their own within a quarter of an hour. Core.

It can be changed until the moderator has decided, and withdrawn even after.
"""

from dataclasses import replace

from plugins.comments.addresses import format_own
from plugins.comments.answers import (
    Answer,
    Asked,
    mint_nonce,
    redirect,
    refuse_link,
    show,
    take_nonce,
    tell,
    tell_expired,
)
from plugins.comments.model import Action, Change, Comment, Status
from plugins.comments.moderation import apply_change, decide
from plugins.comments.names import clean_text
from plugins.comments.pages import FieldMessage
from plugins.comments.ports import Services
from plugins.comments.receiving import build_notice, sign_own
from plugins.comments.submission import Limits
from plugins.comments.tokens import BadTokenError, ExpiredTokenError, Purpose

OPEN = (
    "Vous pouvez le changer ou le retirer pendant un quart d’heure après l’avoir envoyé, tant que "
    "personne n’en a décidé."
)
DECIDED = "Il ne peut plus être changé, car il a été lu entre-temps. Vous pouvez encore le retirer."
ONCE_MORE = "Rien n’a encore changé\u00a0: appuyez sur l’un des boutons."
WRONG_LENGTH = "Écrivez de 2 à 10\u202f000\u00a0signes, ou retirez votre commentaire."


def own(services: Services, asked: Asked) -> Answer:
    """Show the comment to whoever wrote it; on POST with a good nonce, change or withdraw it."""
    try:
        claims = services.signer.read(Purpose.OWN, asked.path["token"], services.now())
    except ExpiredTokenError:
        return tell_expired(services)
    except BadTokenError:
        return refuse_link(services)
    comment = services.store.find_comment(claims.comment)
    if comment is None:
        return refuse_link(services)
    if comment.status is Status.DELETED:
        return tell(services, "Commentaire retiré", "Il ne sera pas publié.")
    return _act(services, asked, comment) if asked.is_post else _show(services, asked, comment)


def _act(services: Services, asked: Asked, comment: Comment) -> Answer:
    gesture, text = asked.fields.get("geste"), clean_text(asked.fields.get("texte", ""))
    is_change = gesture == "changer" and _can_edit(comment)
    limits = Limits()
    if is_change and not limits.shortest_text <= len(text) <= limits.text:
        return _show(services, asked, comment, (422, WRONG_LENGTH))
    nonce = asked.fields.get("jeton", "")
    if not (is_change or gesture == "retirer"):
        return _show(services, asked, comment, (422, ONCE_MORE))
    if not take_nonce(services, nonce, f"own {comment.id}", None, comment.revision):
        return _show(services, asked, comment, (403, ONCE_MORE))
    if not is_change:
        return _withdraw(services, asked, comment)
    after = replace(comment, text=text, revision=comment.revision + 1)
    mails = (build_notice(services, after),)
    if services.store.rewrite(comment.id, comment.revision, text, mails):
        return redirect(format_own(sign_own(services, after)))
    return _show(services, asked, services.store.find_comment(comment.id) or comment)


def _withdraw(services: Services, asked: Asked, comment: Comment) -> Answer:
    change = decide(comment, Action.DELETE, services.now())
    if change is None or not services.store.change(_sign_change(change)):
        return _show(services, asked, services.store.find_comment(comment.id) or comment)
    services.publish(apply_change(comment, change))
    return redirect(format_own(asked.path["token"]))


def _sign_change(change: Change) -> Change:
    """The journal says who did it, and no moderator takes it back."""
    return replace(change, actor="commenter", previous=None)


def _can_edit(comment: Comment) -> bool:
    return comment.decided is None


def _show(
    services: Services, asked: Asked, comment: Comment, fault: tuple[int, str] = (200, "")
) -> Answer:
    status, sentence = fault
    typed = asked.fields.get("texte")
    context = {
        "path": format_own(asked.path["token"]),
        "nonce": mint_nonce(services, f"own {comment.id}", None, comment.revision),
        "can_edit": _can_edit(comment),
        "explanation": OPEN if _can_edit(comment) else DECIDED,
        "text": comment.text if typed is None else typed,
        "errors": (FieldMessage("texte", sentence),) if sentence else (),
    }
    return show(services, "own.html", "Votre commentaire", status, **context)
