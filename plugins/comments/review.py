"""The private page of all comments, behind an address that nobody guesses. Core.

Filters, decisions on many at once, the journal of what was done, and a feed of what waits.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from plugins.comments.addresses import format_queue
from plugins.comments.answers import (
    Answer,
    Asked,
    find_look,
    mint_nonce,
    redirect,
    refuse_link,
    show,
    take_nonce,
)
from plugins.comments.decisions import carry_out
from plugins.comments.journal import describe_entry
from plugins.comments.listing import build_row, is_known
from plugins.comments.model import Action, Comment, Status
from plugins.comments.moderation import VERBS
from plugins.comments.ports import Services

PAGE = 15
"""Comments on a page: with them, a form stays below the number of fields that is accepted."""
QUEUE = "queue"
LABELS = {
    Status.PENDING: "En attente",
    Status.SPAM: "Indésirables",
    Status.APPROVED: "Publiés",
    Status.DELETED: "Supprimés",
}
GESTURES = {
    Status.PENDING: (Action.APPROVE, Action.SPAM, Action.DELETE),
    Status.SPAM: (Action.APPROVE, Action.DELETE),
    Status.APPROVED: (Action.UNDO, Action.SPAM, Action.DELETE),
    Status.DELETED: (Action.UNDO,),
}


def review(services: Services, asked: Asked) -> Answer:
    """The list, or the journal; on POST with a good nonce, a decision on what was ticked."""
    if not is_known(services, asked):
        return refuse_link(services)
    if asked.is_post:
        return _decide(services, asked)
    if asked.query.get("vue") == "journal":
        return _show_journal(services)
    return _show_list(services, asked)


def _decide(services: Services, asked: Asked) -> Answer:
    status = _find_status(asked.fields.get("etat", ""))
    if not take_nonce(services, asked.fields.get("jeton", ""), QUEUE):
        return _show_list(services, asked, 403)
    gesture = asked.fields.get("geste", "")
    allowed = {action.value: action for action in GESTURES[status]}
    if gesture not in allowed:
        return _show_list(services, asked, 422)
    ticked = _find_ticked(services, asked.fields.items())
    done = [comment for comment in ticked if carry_out(services, comment, allowed[gesture])]
    query = {"etat": status.value, "fait": str(len(done))}
    return redirect(f"{format_queue(services.settings.secret)}?{urlencode(query)}")


def _find_ticked(services: Services, fields: Iterable[tuple[str, str]]) -> list[Comment]:
    """The comments ticked that are still as they were shown."""
    ticked = [(name, value) for name, value in fields if value.isdecimal()]
    found = [(services.store.find_comment(name), value) for name, value in ticked]
    return [comment for comment, value in found if comment and str(comment.revision) == value]


def _show_list(services: Services, asked: Asked, status_code: int = 200) -> Answer:
    status = _find_status(asked.query.get("etat") or asked.fields.get("etat", ""))
    path, look = format_queue(services.settings.secret), find_look(services)
    before = _find_place(asked.query.get("avant", ""))
    comments = services.store.list_comments(status, PAGE + 1, before)
    here = {"etat": status.value, **({"avant": asked.query["avant"]} if before else {})}
    older = (
        {"etat": status.value, "avant": _format_place(comments[PAGE - 1])}
        if len(comments) > PAGE
        else None
    )
    are_checked = asked.query.get("cocher") == "tout"
    ticking = here if are_checked else {**here, "cocher": "tout"}
    context = {
        "path": path,
        "done": _describe_done(asked, status_code),
        "filters": _build_filters(services, status),
        "journal": f"{path}?vue=journal",
        "feed": f"{path}flux.xml",
        "rows": [build_row(services, look, comment) for comment in comments[:PAGE]],
        "nonce": mint_nonce(services, QUEUE, None),
        "state": status.value,
        "buttons": [{"value": a.value, "label": VERBS[a]} for a in GESTURES[status]],
        "check_all": f"{path}?{urlencode(ticking)}",
        "are_checked": are_checked,
        "older": f"{path}?{urlencode(older)}" if older else "",
    }
    return show(services, "queue.html", "Commentaires", status_code, **context)


def _describe_done(asked: Asked, status_code: int) -> str | None:
    if status_code != 200:  # noqa: PLR2004 - OK
        return "Rien n’a changé\u00a0: cette page était ouverte depuis trop longtemps. Recommencez."
    count = asked.query.get("fait", "")
    if not count.isdecimal():
        return None
    return f"C’est fait pour {int(count[:3])}\u00a0commentaire{'s' if int(count[:3]) > 1 else ''}."


def _build_filters(services: Services, current: Status) -> list[dict[str, Any]]:
    counts, path = services.store.count_by_status(), format_queue(services.settings.secret)
    return [
        {
            "label": label,
            "path": f"{path}?etat={status.value}",
            "count": counts.get(status, 0),
            "is_current": status is current,
        }
        for status, label in LABELS.items()
    ]


def _show_journal(services: Services) -> Answer:
    look = find_look(services)
    entries = [
        {**describe_entry(entry), "moment": look.format_moment(entry.moment)}
        for entry in services.store.list_audit(100)
    ]
    path = format_queue(services.settings.secret)
    return show(services, "journal.html", "Journal", path=path, entries=entries)


def _find_status(value: str) -> Status:
    return next((status for status in Status if status.value == value), Status.PENDING)


def _format_place(comment: Comment) -> str:
    return f"{comment.created.isoformat()} {comment.id}"


def _find_place(text: str) -> tuple[datetime, str] | None:
    moment, _, identity = text.partition(" ")
    try:
        created = datetime.fromisoformat(moment)
    except ValueError:
        return None
    return (created, identity) if created.tzinfo and identity else None
