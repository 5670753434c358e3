"""The public form: what comes in, what is said when something is wrong, and what follows. Core.

Whatever goes wrong, the page that says so holds every word that was typed.
"""

from dataclasses import replace
from datetime import datetime
from urllib.parse import urlencode

from plugins.comments.addresses import THANKS, format_own
from plugins.comments.answers import (
    Answer,
    Asked,
    address_moderator,
    find_letterhead,
    redirect,
    show,
)
from plugins.comments.forms import keep_text, show_errors, show_form
from plugins.comments.judging import Origin, count_traces, judge
from plugins.comments.model import Comment, OutboxMail, Sender, Submission
from plugins.comments.moderation import Arrival, receive
from plugins.comments.notification import build_moderation_mail
from plugins.comments.pages import FieldMessage, Form
from plugins.comments.ports import Services
from plugins.comments.submission import parse_submission
from plugins.comments.tokens import BadTokenError, Claims, ExpiredTokenError, Purpose

TOO_MANY = (
    "Beaucoup de commentaires viennent de votre connexion. "
    "Le vôtre est ci-dessous\u00a0: attendez une heure, puis renvoyez-le."
)


def submit(services: Services, asked: Asked) -> Answer:
    """Keep what the form sends, or say what is wrong with it."""
    articles = services.load_manifest().articles
    article = articles.get(asked.fields.get("article", ""))
    if article is None or not article.is_open:
        return keep_text(services, asked, article)
    parsed = parse_submission(asked.fields, articles)
    if isinstance(parsed, tuple):
        errors = tuple(FieldMessage(error.field, error.message_fr) for error in parsed)
        return show_errors(services, article, Form(asked.fields, errors))
    recent, duplicates = count_traces(services, asked.address, parsed.text)
    if recent >= services.settings.most_an_hour:
        return show_form(services, article, Form(asked.fields), (429, TOO_MANY))
    moment, is_forged = _read_form_time(services, asked.fields.get("jeton", ""))
    submission = replace(parsed, form_time=moment)
    return _accept(services, submission, Origin(asked.address, recent, duplicates, is_forged))


def _accept(services: Services, submission: Submission, origin: Origin) -> Answer:
    assessment = judge(services, submission, origin)
    sender = _describe_sender(services, submission, origin.address)

    def build_mails(comment: Comment) -> tuple[OutboxMail, ...]:
        return (build_notice(services, comment),)

    arrival = Arrival(services.make_id(), services.now(), sender, build_mails)
    comment, sender, mails = receive(submission, assessment, arrival)
    kept = services.store.start_comment(comment, sender, mails)
    thanks = redirect(f"{THANKS}?{urlencode({'j': sign_own(services, comment)})}")
    return replace(thanks, kept=kept)


def build_notice(services: Services, comment: Comment) -> OutboxMail:
    """The mail that tells the moderator of `comment` as it stands."""
    article = services.load_manifest().articles[comment.article]
    return build_moderation_mail(
        address_moderator(services), comment, article, find_letterhead(services)
    )


def sign_own(services: Services, comment: Comment) -> str:
    """What lets whoever wrote `comment` change or withdraw it, for a quarter of an hour."""
    expires = comment.created + Purpose.OWN.lifetime
    return services.signer.sign(Purpose.OWN, Claims(comment.id, None, comment.revision, expires))


def _read_form_time(services: Services, token: str) -> tuple[datetime | None, bool]:
    """When the form was served, if it says so; and whether what it says is forged."""
    if not token:
        return None, False
    try:
        claims = services.signer.read(Purpose.FORM_TIME, token, services.now())
    except ExpiredTokenError:
        return services.now() - Purpose.FORM_TIME.lifetime, False
    except BadTokenError:
        return None, True
    return claims.expires - Purpose.FORM_TIME.lifetime, False


def _describe_sender(services: Services, submission: Submission, address: str) -> Sender:
    privacy, email = services.privacy, submission.email
    return Sender(
        sealed_email=privacy.seal(email) if email else None,
        fingerprint=privacy.fingerprint(email) if email else None,
        address=privacy.hash_address(address),
        wants_replies=submission.wants_replies,
    )


def thank(services: Services, asked: Asked) -> Answer:
    """What happens next, and the link by which one changes one's mind."""
    token = asked.query.get("j", "")
    try:
        claims = services.signer.read(Purpose.OWN, token, services.now())
    except BadTokenError:
        return show(services, "thanks.html", "Merci", own="", back="/")
    comment = services.store.find_comment(claims.comment)
    article = services.load_manifest().articles.get(comment.article) if comment else None
    back = article.url if article else "/"
    return show(services, "thanks.html", "Merci", own=format_own(token), back=back)
