"""Who may see all comments, how each is listed, and the private feed of what waits. Core."""

from hmac import compare_digest
from typing import Any

from plugins.comments.addresses import Base, format_queue
from plugins.comments.answers import Answer, Asked, find_article, find_look, refuse_link
from plugins.comments.links import link_to
from plugins.comments.model import Action, Comment, Status
from plugins.comments.pages import Look, render_page, show_comment
from plugins.comments.ports import Services

FEED_KIND = "application/atom+xml; charset=utf-8"


def send_feed(services: Services, asked: Asked) -> Answer:
    """What waits, for a feed reader."""
    if not is_known(services, asked):
        return refuse_link(services)
    look, base = find_look(services), Base(services.settings.base_url)
    comments = services.store.list_comments(Status.PENDING, 50)
    rows = [build_row(services, look, comment) for comment in comments]
    path = f"{format_queue(services.settings.secret)}flux.xml"
    context = {
        "id": f"urn:commentaires:{services.settings.site_name}",
        "self_url": base.join(path),
        "updated": max((c.created for c in comments), default=services.now()).isoformat(),
        "rows": [{**row, "url": base.join(row["path"])} for row in rows],
    }
    return Answer(200, render_page("queue_feed.xml", look, "", context), FEED_KIND)


def is_known(services: Services, asked: Asked) -> bool:
    """Whether the address holds the secret."""
    given, secret = asked.path["secret"], services.settings.secret
    return bool(secret) and compare_digest(given.encode("utf-8", "replace"), secret.encode())


def build_row(services: Services, look: Look, comment: Comment) -> dict[str, Any]:
    """What a list shows of a comment, and the page on which it is decided."""
    shown = show_comment(look, comment)
    action = Action.UNDO if comment.status is Status.DELETED else Action.REPLY
    return {
        "comment": comment,
        "moment": shown.moment,
        "body": shown.body,
        "article": find_article(services, comment.article),
        "path": link_to(services, comment, action),
    }
