"""The public form as pages show it: served, sent back with what is wrong, or out of order. Core.

Whatever goes wrong, the page that says so holds every word that was typed.
"""

from dataclasses import replace

from plugins.comments.answers import Answer, Asked, find_look, refuse_link, show
from plugins.comments.model import ArticleInfo, Comment
from plugins.comments.pages import Form, show_comment
from plugins.comments.ports import Services
from plugins.comments.tokens import Claims, Purpose

UNAVAILABLE = (
    "Votre commentaire n’a pas pu être enregistré\u00a0: la panne est de notre côté. Il est "
    "ci-dessous, rien n’est perdu\u00a0: renvoyez-le dans quelques minutes, ou gardez-en une copie."
)


def sign_form_time(services: Services, article: str) -> str:
    """When this form was served."""
    expires = services.now() + Purpose.FORM_TIME.lifetime
    return services.signer.sign(Purpose.FORM_TIME, Claims(article, None, 0, expires))


def keep_text(services: Services, asked: Asked, article: ArticleInfo | None) -> Answer:
    """There is nothing to comment: the text is given back."""
    status, title = (410, "Les commentaires sont fermés") if article else (404, "Article inconnu")
    paragraph = "Votre commentaire n’a pas été enregistré."
    context = {
        "paragraphs": (paragraph,),
        "text": asked.fields.get("texte", ""),
        "back": article.url if article else "/",
        "back_label": "Revenir à l’article" if article else "Revenir à l’accueil",
    }
    return show(services, "kept_text.html", title, status, **context)


def show_errors(services: Services, article: ArticleInfo, form: Form) -> Answer:
    """The form, with what is wrong in it."""
    trouble = "\n".join(each.message for each in form.errors if each.field in ("article", "parent"))
    visible = tuple(each for each in form.errors if each.field not in ("article", "parent"))
    fields = {**form.fields, "parent": ""} if trouble else form.fields
    return show_form(services, article, Form(fields, visible), (422, trouble))


def show_form(
    services: Services, article: ArticleInfo, form: Form, trouble: tuple[int, str] = (200, "")
) -> Answer:
    """The form with all that was typed; `trouble` is a status and a sentence."""
    status, sentence = trouble
    answered = find_answered(services, article.slug, form.value("parent"))
    heading = f"Répondre à {answered.name}" if answered else "Laisser un commentaire"
    context = {
        "article": article,
        "form": form,
        "errors": form.errors,
        "trouble": sentence,
        "answered": show_comment(find_look(services), answered) if answered else None,
        "heading": heading,
    }
    return show(services, "form_page.html", heading, status, **context)


def find_answered(services: Services, article: str, parent: str) -> Comment | None:
    """The published comment of `article` that a reply answers."""
    found = services.find_published(parent) if parent else None
    return found if found and found.article == article else None


def show_reply_form(services: Services, asked: Asked) -> Answer:
    """The form that answers one comment, which stands above it."""
    slug = asked.query.get("article", "")
    article = services.load_manifest().articles.get(slug)
    if article is None:
        return refuse_link(services)
    if not article.is_open:
        return keep_text(services, asked, article)
    answered = find_answered(services, slug, asked.query.get("a", ""))
    fields = {
        "article": slug,
        "parent": answered.id if answered else "",
        "jeton": sign_form_time(services, slug),
    }
    return show_form(services, article, Form(fields))


def keep_form(services: Services, asked: Asked) -> Answer:
    """What is said while nothing can be kept: the text is not lost."""
    article = services.load_manifest().articles.get(asked.fields.get("article", ""))
    if article is None:
        return keep_text(services, asked, None)
    # What the comment answers is left out: the store cannot be asked.
    context = {
        "article": article,
        "form": Form(asked.fields),
        "errors": (),
        "trouble": UNAVAILABLE,
        "answered": None,
        "heading": "Votre commentaire",
    }
    answer = show(services, "form_page.html", "Un instant", 503, **context)
    return replace(answer, headers={"Retry-After": "120"})
