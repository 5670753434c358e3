"""The comments of one site, as its pages, feeds and lists need them. Core.

Texts are rendered when they are first shown, once a build, so that a page that is not written costs
nothing.
"""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from typing import Any
from urllib.parse import urlencode, urlsplit
from uuid import UUID

from markupsafe import Markup

from plugins.comments.avatars import render_avatar
from plugins.comments.feed import FeedEntry, Target, build_comment_id
from plugins.comments.model import Comment
from plugins.comments.phrases import NBSP, build_mail_link
from plugins.comments.thread_data import build_anchor

Typeset = Callable[[str], str]


@dataclass(frozen=True)
class Rules:
    """What a site says of its comments; `contact` is an address of mail, or empty."""

    site_url: str
    namespace: UUID
    zone: tzinfo
    has_service: bool = False
    contact: str = ""


@dataclass
class Discussion:
    """Renders the comments of one build; `typeset` makes French typography of HTML."""

    rules: Rules
    typeset: Typeset
    bodies: dict[tuple[str, str], str] = field(default_factory=dict)

    def render_body(self, comment: Comment) -> Markup:
        """The text of `comment` as HTML: whatever was typed, nothing in it is active."""
        key = (comment.id, comment.text)
        if key not in self.bodies:
            from plugins.comments.rendering import render_comment  # noqa: PLC0415 - few builds need it

            self.bodies[key] = render_comment(comment.text, self.typeset)
        return Markup(self.bodies[key])  # noqa: S704 - it comes out of an allow-list of elements

    def render_avatar(self, comment: Comment) -> Markup:
        """A drawing that goes with the name; it asks nobody, and shows nothing of the person."""
        salted = f"{self.rules.namespace}/{comment.name.casefold()}"
        seed = hashlib.sha256(salted.encode("utf-8", "replace")).hexdigest()
        return Markup(render_avatar(seed))  # noqa: S704 - drawn from a digest alone

    def localize(self, moment: datetime) -> datetime:
        """`moment` by the clock of the site."""
        return moment.astimezone(self.rules.zone)

    def find_reply_link(self, article: Any, comment: Comment) -> str:
        """Where « Répondre » leads: a form, a mail, or nowhere."""
        if not article.comments_open:
            return ""
        if self.rules.has_service:
            query = urlencode({"article": article.slug, "a": comment.id})
            return f"/commentaires/repondre/?{query}"
        address = f"{self._address(article)}#{build_anchor(comment.id)}"
        subject = f"Réponse à {comment.name}, sur «{NBSP}{article.title}{NBSP}»"
        return self._write(subject, f"En réponse à {comment.name}{NBSP}:\n{address}\n\n")

    def find_mail_link(self, article: Any) -> str:
        """The mail that stands for the form where there is no service; empty without a contact."""
        if self.rules.has_service:
            return ""
        subject = f"Commentaire sur «{NBSP}{article.title}{NBSP}»"
        return self._write(subject, f"{self._address(article)}\n\n")

    def find_report_link(self, comment: Comment) -> str:
        """Where « Signaler » leads, if anywhere."""
        return f"/commentaires/signaler/{comment.id}/" if self.rules.has_service else ""

    def find_host(self, ping: Comment) -> str:
        """Where a ping leads, for whoever wonders: the name of the site."""
        return (urlsplit(ping.source).hostname or "").removeprefix("www.")

    def build_entry(self, article: Any, comment: Comment, known: Iterable[str]) -> FeedEntry:
        """`comment` for subscribers; `known` are the ids on the page of `article`."""
        return FeedEntry(
            id=build_comment_id(self.rules.namespace, comment.id),
            url=f"{self._address(article)}#{build_anchor(comment.id)}",
            title=f"{comment.name}, sur «{NBSP}{article.title}{NBSP}»",
            name=comment.name,
            published=self.localize(comment.created),
            content=self.render_body(comment),
            answers=self._find_target(article, comment, known),
        )

    def _find_target(self, article: Any, comment: Comment, known: Iterable[str]) -> Target | None:
        address = self._address(article)
        if comment.parent is not None and comment.parent in known:
            identity = build_comment_id(self.rules.namespace, comment.parent)
            return Target(identity, f"{address}#{build_anchor(comment.parent)}")
        identity = getattr(article, "feed_id", "")
        return Target(identity, address) if identity else None

    def _address(self, article: Any) -> str:
        return f"{self.rules.site_url}/{article.url}"

    def _write(self, subject: str, body: str) -> str:
        contact = self.rules.contact
        return build_mail_link(contact, subject, body) if contact else ""
