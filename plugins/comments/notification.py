"""The mails of the service: to the moderator, to whoever waits for a reply, to whoever asks. Core.

Text and HTML say the same; the HTML is escaped and loads nothing. Every link stands on the
configured base. No header holds a commenter's address: the recipient alone is known, and sealed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from plugins.comments import addresses
from plugins.comments.addresses import Base
from plugins.comments.messages import clean_header
from plugins.comments.model import Action, ArticleInfo, Comment, OutboxMail, Status
from plugins.comments.moderation import VERBS
from plugins.comments.phrases import format_count
from plugins.comments.tokens import Claims, Purpose, Signer
from plugins.shared.numbers import format_number

MODERATION, DIGEST, REPORT = "moderation", "digest", "report"
REPLY, OPT_IN, PERSONAL = "reply", "opt-in", "personal"
LINKS = (Action.APPROVE, Action.SPAM, Action.DELETE, Action.REPLY)
_START, _END = "<!-- comment -->", "<!-- end -->"
"""What stands around the part of a mail that a digest repeats; no escaped text can hold them."""

_TEMPLATES = Environment(
    loader=PackageLoader("plugins.comments", "mails"),
    autoescape=select_autoescape(["html"]),
    undefined=StrictUndefined,
    auto_reload=False,
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
)
_TEMPLATES.globals["verbs"] = VERBS


@dataclass(frozen=True)
class Envelope:
    """The name of a mail in the outbox, its sealed recipient, and its moment."""

    id: str
    recipient: bytes
    moment: datetime


@dataclass(frozen=True)
class Letterhead:
    """What all mails share: the blog, its address, the private page, and who signs links."""

    site: str
    base: Base
    queue: str
    signer: Signer


def build_moderation_mail(
    envelope: Envelope, comment: Comment, article: ArticleInfo, letterhead: Letterhead
) -> OutboxMail:
    """One comment, why it is suspect if it is, the four links and the queue."""
    context = {
        **_describe(comment, article, letterhead),
        "links": build_moderation_links(comment, letterhead, envelope.moment),
        "queue": letterhead.base.join(letterhead.queue),
        "is_spam": comment.status is Status.SPAM,
    }
    mark = "Indésirable ? " if comment.status is Status.SPAM else ""
    subject = f"{mark}Commentaire de {comment.name} sur « {article.title} »"
    return _render(envelope, MODERATION, subject, context)


def build_moderation_links(
    comment: Comment, letterhead: Letterhead, now: datetime
) -> dict[Action, str]:
    """The whole address of each action's page, good for the comment as it stands."""
    expires = now + Purpose.MODERATE.lifetime
    links = {}
    for action in LINKS:
        claims = Claims(comment.id, action, comment.revision, expires)
        token = letterhead.signer.sign(Purpose.MODERATE, claims)
        links[action] = letterhead.base.join(addresses.format_moderation(token))
    return links


def build_digest(
    envelope: Envelope, mails: Sequence[OutboxMail], letterhead: Letterhead, count: int
) -> OutboxMail:
    """One mail that holds all that `mails` would have said, when `count` of them come too fast."""
    context = {
        "site": letterhead.site,
        "count": format_count(count),
        "told": len(mails),
        "others": format_number(count - len(mails)) if count > len(mails) else "",
        "texts": [mail.text for mail in mails],
        "queue": letterhead.base.join(letterhead.queue),
    }
    subject = f"{format_count(count)} vous attendent sur « {letterhead.site} »"
    digest = _render(envelope, DIGEST, subject, context)
    parts = "".join(mail.html.partition(_START)[2].partition(_END)[0] for mail in mails)
    before, mark, after = digest.html.partition(_START)
    return replace(digest, html=before + mark + parts + after)


def build_report_mail(
    envelope: Envelope,
    comment: Comment,
    article: ArticleInfo,
    letterhead: Letterhead,
    is_stored: bool = True,
) -> OutboxMail:
    """A reader finds a published comment out of place; some are in content/comments alone."""
    links = build_moderation_links(comment, letterhead, envelope.moment) if is_stored else {}
    context = {
        **_describe(comment, article, letterhead),
        "links": links,
        "queue": letterhead.base.join(letterhead.queue),
    }
    return _render(envelope, REPORT, f"Commentaire signalé sur « {article.title} »", context)


def build_opt_in_mail(
    envelope: Envelope, comment: Comment, article: ArticleInfo, letterhead: Letterhead
) -> OutboxMail:
    """Asks whoever gave this address whether they do want to hear of replies."""
    token = _sign(letterhead, Purpose.SUBSCRIBE, comment.id, envelope.moment)
    link = letterhead.base.join(addresses.format_subscription(token))
    context = {**_describe(comment, article, letterhead), "link": link}
    return _render(envelope, OPT_IN, "Recevoir les réponses à votre commentaire ?", context)


def build_reply_mail(
    envelope: Envelope, pair: tuple[Comment, Comment], article: ArticleInfo, letterhead: Letterhead
) -> OutboxMail:
    """Tells who wrote the first of `pair` that the second answers it."""
    answered, reply = pair
    token = _sign(letterhead, Purpose.UNSUBSCRIBE, answered.id, envelope.moment)
    leave = letterhead.base.join(addresses.format_unsubscription(token))
    context = {**_describe(reply, article, letterhead), "answered": answered.text, "leave": leave}
    headers = {
        "List-Unsubscribe": f"<{leave}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
    subject = f"{reply.name} a répondu à votre commentaire sur « {article.title} »"
    return _render(envelope, REPLY, subject, context, headers)


def build_personal_mail(envelope: Envelope, fingerprint: str, letterhead: Letterhead) -> OutboxMail:
    """The link by which a person reads, takes away or erases what they wrote."""
    token = _sign(letterhead, Purpose.DATA, fingerprint, envelope.moment)
    link = letterhead.base.join(addresses.format_personal(token))
    context = {"site": letterhead.site, "link": link}
    return _render(envelope, PERSONAL, f"Vos commentaires sur « {letterhead.site} »", context)


def _sign(letterhead: Letterhead, purpose: Purpose, subject: str, now: datetime) -> str:
    return letterhead.signer.sign(purpose, Claims(subject, None, 0, now + purpose.lifetime))


def _describe(comment: Comment, article: ArticleInfo, letterhead: Letterhead) -> dict[str, Any]:
    """What most mails show of a comment; each line is kept apart, so that it can be quoted."""
    url = letterhead.base.join(article.url)
    reasons = tuple(clean_header(reason) for reason in comment.reasons)
    return {
        "site": letterhead.site,
        "comment": replace(comment, name=clean_header(comment.name), reasons=reasons),
        "lines": comment.text.splitlines(),
        "article": replace(article, title=clean_header(article.title)),
        "article_url": url,
        "comment_url": addresses.format_anchor(url, comment.id),
    }


def _render(
    envelope: Envelope,
    kind: str,
    subject: str,
    context: Mapping[str, Any],
    headers: Mapping[str, str] | None = None,
) -> OutboxMail:
    return OutboxMail(
        id=envelope.id,
        kind=kind,
        recipient=envelope.recipient,
        subject=clean_header(subject),
        text=_TEMPLATES.get_template(f"{kind}.txt").render(context),
        html=_TEMPLATES.get_template(f"{kind}.html").render(context),
        headers=dict(headers or {}),
    )
