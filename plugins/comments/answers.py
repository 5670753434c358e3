"""What is asked of the service and what it answers, apart from any web framework. Core."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from plugins.comments.addresses import Base, format_queue
from plugins.comments.model import Action, ArticleInfo
from plugins.comments.notification import Envelope, Letterhead
from plugins.comments.pages import Look, render_page
from plugins.comments.ports import Pending, Services
from plugins.comments.tokens import BadTokenError, Claims, Purpose

HTML = "text/html; charset=utf-8"
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex, nofollow",
}
"""Borne by every answer: nothing of the service is kept, indexed, framed or told to others."""


@dataclass(frozen=True)
class Asked:
    """One request: `address` is who asks, `fields` what a form holds, `path` its variable parts."""

    is_post: bool
    address: str
    path: Mapping[str, str] = field(default_factory=dict)
    query: Mapping[str, str] = field(default_factory=dict)
    fields: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Answer:
    """One answer, whole."""

    status: int
    body: str = ""
    kind: str = HTML
    headers: Mapping[str, str] = field(default_factory=dict)
    kept: Pending | None = None
    """What must be on the disk before this is said."""


def redirect(path: str) -> Answer:
    """Go on to `path` by GET, so that reloading sends nothing twice."""
    return Answer(303, headers={"Location": path})


def find_look(services: Services) -> Look:
    """What pages look like today."""
    manifest, settings = services.load_manifest(), services.settings
    return Look(
        site=settings.site_name or manifest.site_name,
        stylesheet=manifest.stylesheet,
        zone=settings.zone,
        typeset=services.typeset,
        uses_akismet=settings.uses_akismet,
        retention_days=settings.retention_days,
    )


def show(services: Services, name: str, title: str, status: int = 200, **context: Any) -> Answer:
    """The page of template `name`."""
    return Answer(status, render_page(name, find_look(services), title, context))


def tell(services: Services, title: str, *paragraphs: str, status: int = 200) -> Answer:
    """A page of a few sentences."""
    context = {"paragraphs": paragraphs, "back": "/", "back_label": "Revenir à l’accueil"}
    return show(services, "message.html", title, status, **context)


def refuse_link(services: Services) -> Answer:
    """The one answer to a link that is not ours, or whose subject is unknown."""
    explanation = "Vérifiez qu’elle est entière\u00a0: un long lien se coupe parfois en route."
    return tell(services, "Cette adresse ne mène à rien", explanation, status=404)


def tell_expired(services: Services) -> Answer:
    """What one of our own links answers once its time has passed."""
    explanation = "Pour votre sécurité, il n’était bon qu’un temps. Rien n’a changé."
    return tell(services, "Ce lien a expiré", explanation, status=410)


def find_article(services: Services, slug: str) -> ArticleInfo:
    """The article, or what can be said of one that is no longer there."""
    known = services.load_manifest().articles.get(slug)
    return known or ArticleInfo(slug, slug, f"/{slug}/", is_open=False)


def mint_nonce(services: Services, subject: str, action: Action | None, revision: int = 0) -> str:
    """What a button posts, to prove that a page of ours was shown: once, for half an hour."""
    expires = services.now() + Purpose.NONCE.lifetime
    claims = Claims(subject, action, revision, expires, services.make_id())
    return services.signer.sign(Purpose.NONCE, claims)


def take_nonce(
    services: Services, token: str, subject: str, action: Action | None = None, revision: int = 0
) -> bool:
    """Whether `token` was minted for just this, and had never been used; it has been now."""
    try:
        claims = services.signer.read(Purpose.NONCE, token, services.now())
    except BadTokenError:
        return False
    if (claims.comment, claims.action, claims.revision) != (subject, action, revision):
        return False
    return services.store.use_once(claims.unique, services.now())


def find_letterhead(services: Services) -> Letterhead:
    """What mails share."""
    settings = services.settings
    queue = format_queue(settings.secret)
    return Letterhead(settings.site_name, Base(settings.base_url), queue, services.signer)


def address_moderator(services: Services) -> Envelope:
    """An envelope to the moderator."""
    recipient = services.privacy.seal(services.settings.moderator)
    return Envelope(services.make_id(), recipient, services.now())
