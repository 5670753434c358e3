"""The addresses of the service, all under one root and on the origin of the site. Core.

A page links by path; a mail puts the configured base before it, and nothing that a request says.
"""

from dataclasses import dataclass
from urllib.parse import urlencode

ROOT = "/commentaires/"
STYLE = f"{ROOT}commentaires.css"
THANKS = f"{ROOT}merci/"
PERSONAL = f"{ROOT}mes-donnees/"
ANCHOR = "commentaire-"


@dataclass(frozen=True)
class Base:
    """Where the site stands, from configuration alone."""

    url: str

    def join(self, path: str) -> str:
        """The whole address of `path`."""
        return self.url.rstrip("/") + path


def format_moderation(token: str) -> str:
    """The page on which a moderator decides about one comment."""
    return f"{ROOT}moderer/{token}/"


def format_queue(secret: str) -> str:
    """The private page of all comments."""
    return f"{ROOT}file/{secret}/"


def format_own(token: str) -> str:
    """Where a reader changes or withdraws what they have just written."""
    return f"{ROOT}mien/{token}/"


def format_subscription(token: str) -> str:
    """Where a reader confirms that they want to hear of replies."""
    return f"{ROOT}abonnement/{token}/"


def format_unsubscription(token: str) -> str:
    """Where a reader says that they no longer want to."""
    return f"{ROOT}desabonnement/{token}/"


def format_personal(token: str) -> str:
    """Where a person exports or erases what they wrote."""
    return f"{PERSONAL}{token}/"


def format_reply(article: str, comment: str) -> str:
    """The form that answers a comment."""
    return f"{ROOT}repondre/?{urlencode({'article': article, 'a': comment})}"


def format_report(comment: str) -> str:
    """The page that tells the moderator of a published comment."""
    return f"{ROOT}signaler/{comment}/"


def format_anchor(article_url: str, comment: str) -> str:
    """Where a published comment is read."""
    return f"{article_url}#{ANCHOR}{comment}"
