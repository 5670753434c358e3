"""The pages of the service: plain HTML in the style of the site, without a script. Core.

Jinja escapes all that it shows; the only HTML taken as it is comes out of `render_comment`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from plugins.comments.model import Comment
from plugins.comments.phrases import format_moment
from plugins.comments.rendering import render_comment

_TEMPLATES = Environment(
    loader=PackageLoader("plugins.comments", "templates"),
    autoescape=select_autoescape(["html", "xml"]),
    undefined=StrictUndefined,
    auto_reload=False,
    trim_blocks=True,
    lstrip_blocks=True,
)


@dataclass(frozen=True)
class Look:
    """What all pages share: the site and its style, the clock it lives by, what it promises."""

    site: str
    stylesheet: str
    zone: tzinfo
    typeset: Callable[[str], str]
    uses_akismet: bool = False
    retention_days: int = 0

    def format_moment(self, moment: datetime) -> str:
        """`moment` in French, by the clock of the site."""
        return format_moment(moment.astimezone(self.zone))


@dataclass(frozen=True)
class ShownComment:
    """A comment as a page shows it."""

    comment: Comment
    moment: str
    body: Markup


@dataclass(frozen=True)
class FieldMessage:
    """What is wrong with a field, in French."""

    field: str
    message: str


@dataclass(frozen=True)
class Form:
    """Every word that was typed, and what is wrong with it."""

    fields: Mapping[str, str]
    errors: tuple[FieldMessage, ...] = ()

    def value(self, name: str) -> str:
        """What was typed in a field."""
        return self.fields.get(name, "")

    def message(self, name: str) -> str:
        """What is wrong with a field; empty when nothing is."""
        return next((error.message for error in self.errors if error.field == name), "")

    @property
    def first(self) -> str:
        """The field to begin with, in the order of the page."""
        faulty = {error.field for error in self.errors}
        return next((name for name in ("texte", "nom", "courriel") if name in faulty), "")


def render_page(name: str, look: Look, title: str, context: Mapping[str, Any]) -> str:
    """The page of template `name`."""
    return _TEMPLATES.get_template(name).render({"look": look, "title": title, **context})


def show_comment(look: Look, comment: Comment) -> ShownComment:
    """The comment with its moment in French and its text as it will be published."""
    body = Markup(render_comment(comment.text, look.typeset))  # noqa: S704 - an allow-list made it
    return ShownComment(comment, look.format_moment(comment.created), body)
