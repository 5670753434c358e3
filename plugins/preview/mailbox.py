"""The mails that would have been sent, as the preview shows them: headers, text, links. Core."""

import re
from collections.abc import Sequence
from html import escape
from typing import Protocol
from urllib.parse import quote

MAILBOX = "/-/courrier/"
_LINK = re.compile(r"https?://[^\s<>\"]+")


class Mail(Protocol):
    """A mail of the local mailbox."""

    @property
    def id(self) -> str: ...

    @property
    def date(self) -> str: ...

    @property
    def subject(self) -> str: ...

    @property
    def to(self) -> str: ...

    @property
    def text(self) -> str: ...


def render_mails(mails: Sequence[Mail]) -> str:
    """The list of mails, the newest first, each with a link to it."""
    if not mails:
        return "<h2>Courrier</h2><p>Aucun message n’attend.</p>"
    rows = "".join(
        f'<li><a href="{MAILBOX}{quote(mail.id)}/">{escape(mail.subject)}</a>'
        f"<br>{escape(mail.date)}, à {escape(mail.to)}</li>"
        for mail in mails
    )
    return (
        "<h2>Courrier</h2><p>Ces messages seraient partis si le site était en ligne\u00a0; "
        f"l’aperçu les garde ici.</p><ul>{rows}</ul>"
    )


def render_mail(mail: Mail) -> str:
    """One mail, its text as it was written, its addresses as links."""
    return (
        f"<h2>{escape(mail.subject)}</h2><p>{escape(mail.date)}, à {escape(mail.to)}</p>"
        f"<pre>{_render_text(mail.text)}</pre>"
        f'<p><a href="{MAILBOX}">Tout le courrier</a></p>'
    )


def _render_text(text: str) -> str:
    parts, last = [], 0
    for match in _LINK.finditer(text):
        parts.append(escape(text[last : match.start()]))
        parts.append(f'<a href="{escape(match[0])}">{escape(match[0])}</a>')
        last = match.end()
    return "".join([*parts, escape(text[last:])])
