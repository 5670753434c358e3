"""What a form sends: its bytes become fields, and its fields a submission or faults. Core.

Whatever comes in, what goes out is fields, a submission or a French sentence: nothing else is ever
raised. Signed form times and the existence of the parent are for whoever holds keys and store.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl

from plugins.comments.model import ArticleInfo, Submission
from plugins.comments.names import clean_name, clean_text
from plugins.shared.numbers import format_number

MOST_BYTES = 64 * 1024
MOST_FIELDS = 20
_ID = re.compile(r"[a-z2-7]{16}", re.ASCII)
_LOCAL = r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}"
_LABEL = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
_EMAIL = re.compile(rf"{_LOCAL}@{_LABEL}(?:\.{_LABEL}){{1,8}}")
_ADDRESS = re.compile(r"\S+@\S+\.\S+")
_SEEN = re.compile(r"[^\W_]|[^\x00-\u202f]")

TOO_LONG = (
    "Votre envoi est trop volumineux\u00a0: un commentaire compte 10\u202f000\u00a0signes au plus."
)
UNREADABLE = "Votre envoi n’a pas pu être lu. Revenez au formulaire et essayez de nouveau."
NO_ARTICLE = "Cet article n’existe pas, ou n’existe plus."
CLOSED = "Les commentaires de cet article sont fermés."
NO_PARENT = "Le commentaire auquel vous répondez n’a pas été trouvé."
NO_NAME = "Écrivez votre nom, ou un pseudonyme."
NAME_IS_ADDRESS = (
    "Votre nom sera publié\u00a0: n’y mettez pas d’adresse électronique, "
    "un prénom ou un pseudonyme suffit."
)
WRONG_EMAIL = (
    "Cette adresse électronique semble incomplète\u00a0: écrivez-la comme "
    "«\u00a0nom@exemple.fr\u00a0», ou laissez ce champ vide."
)
NO_EMAIL = "Pour être prévenu des réponses, indiquez votre adresse électronique."
NO_TEXT = "Écrivez votre commentaire."
SHORT_TEXT = "Votre commentaire est trop court\u00a0: écrivez au moins deux signes."


@dataclass(frozen=True)
class Limits:
    """How long the fields may be, in signs."""

    name: int = 80
    email: int = 254
    shortest_text: int = 2
    text: int = 10_000


@dataclass(frozen=True)
class FieldError:
    """What is wrong with one field, for the person who filled it in."""

    field: str
    message_fr: str


class FormError(ValueError):
    """A body that no form of ours sends: `status` of HTTP, and a French sentence."""

    def __init__(self, status: int, message_fr: str) -> None:
        """`str()` of it is the sentence."""
        super().__init__(message_fr)
        self.status = status
        self.message_fr = message_fr


def parse_form(body: bytes) -> dict[str, str]:
    """The fields of an urlencoded `body`; raises FormError for all that is none."""
    if len(body) > MOST_BYTES:
        raise FormError(413, TOO_LONG)
    if body.count(b"&") >= MOST_FIELDS:
        raise FormError(400, UNREADABLE)
    try:
        pairs = parse_qsl(body.decode("utf-8"), keep_blank_values=True, errors="strict")
    except ValueError:
        raise FormError(400, UNREADABLE) from None
    fields = dict(pairs)
    if len(fields) < len(pairs):
        raise FormError(400, UNREADABLE)
    return fields


def parse_submission(
    fields: Mapping[str, str], articles: Mapping[str, ArticleInfo], limits: Limits = Limits()
) -> Submission | tuple[FieldError, ...]:
    """The submission that `fields` hold, its form time still unread, or what is wrong with them."""
    submission = Submission(
        article=fields.get("article", ""),
        parent=fields.get("parent", "").strip() or None,
        name=clean_name(fields.get("nom", "")),
        email=clean_name(fields.get("courriel", "")),
        text=clean_text(fields.get("texte", "")),
        wants_replies=bool(fields.get("suivre", "")),
        honeypot=fields.get("site", "").strip(),
    )
    errors = tuple(_find_errors(submission, articles.get(submission.article), limits))
    return errors or submission


def _find_errors(
    submission: Submission, article: ArticleInfo | None, limits: Limits
) -> Iterator[FieldError]:
    """In the order of the fields, at most one for each."""
    faults = {
        "article": _find_article_fault(article),
        "parent": _find_parent_fault(submission.parent),
        "nom": _find_name_fault(submission.name, limits.name),
        "courriel": _find_email_fault(submission, limits.email),
        "texte": _find_text_fault(submission.text, limits),
    }
    yield from (FieldError(field, fault) for field, fault in faults.items() if fault)


def _find_article_fault(article: ArticleInfo | None) -> str | None:
    if article is None:
        return NO_ARTICLE
    return None if article.is_open else CLOSED


def _find_parent_fault(parent: str | None) -> str | None:
    return None if parent is None or _ID.fullmatch(parent) else NO_PARENT


def _find_name_fault(name: str, most: int) -> str | None:
    if not _SEEN.search(name):
        return NO_NAME
    if len(name) > most:
        return _describe_length("Votre nom", len(name), most)
    return NAME_IS_ADDRESS if _ADDRESS.fullmatch(name) else None


def _find_email_fault(submission: Submission, most: int) -> str | None:
    email = submission.email
    if not email:
        return NO_EMAIL if submission.wants_replies else None
    return None if len(email) <= most and is_email(email) else WRONG_EMAIL


def is_email(text: str) -> bool:
    """Whether `text` has the shape of an address of mail, without dots astray."""
    local = text.partition("@")[0]
    return bool(_EMAIL.fullmatch(text)) and ".." not in f".{local}."


def _find_text_fault(text: str, limits: Limits) -> str | None:
    if not text:
        return NO_TEXT
    if len(text) < limits.shortest_text:
        return SHORT_TEXT
    if len(text) > limits.text:
        return _describe_length("Votre commentaire", len(text), limits.text)
    return None


def _describe_length(what: str, length: int, most: int) -> str:
    return (
        f"{what} compte {format_number(length)}\u00a0signes\u00a0: "
        f"raccourcissez-le à {format_number(most)}\u00a0signes au plus."
    )
