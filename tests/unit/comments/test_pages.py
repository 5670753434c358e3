"""Every page of the service escapes what it shows, needs no script, and says where it stands."""

from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from bs4 import BeautifulSoup

from plugins.comments import pages
from plugins.comments.model import ArticleInfo, Comment
from plugins.comments.pages import FieldMessage, Form, Look, render_page, show_comment

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
HOSTILE = (
    "</textarea></title><script>alert(1)</script><img src=x onerror=alert(1)>\"' autofocus x='"
)
LOOK = Look(HOSTILE, "/theme/site.css", UTC, lambda html: html)
COMMENT = Comment("a" * 16, "oser", None, HOSTILE, HOSTILE, NOW, reasons=(HOSTILE,))
ARTICLE = ArticleInfo("oser", HOSTILE, "/oser/")
TEMPLATES = Path(pages.__file__).parent / "templates"
PARTS = {"base.html", "macros.html", "form.html", "notice.html"}
SHOWN = show_comment(LOOK, COMMENT)
BUTTON = {"path": "/commentaires/", "nonce": HOSTILE, "label": HOSTILE, "value": HOSTILE}
ROW = {
    **{"comment": COMMENT, "moment": SHOWN.moment, "body": SHOWN.body, "article": ARTICLE},
    **{"path": "/commentaires/", "state": HOSTILE, "url": HOSTILE},
}
ERRORS = (FieldMessage("texte", HOSTILE), FieldMessage("nom", HOSTILE))
FIELDS = dict.fromkeys(("article", "parent", "jeton", "texte", "nom", "courriel"), HOSTILE)
EVERYTHING: dict[str, Any] = {
    **{"errors": ERRORS, "trouble": HOSTILE, "article": ARTICLE, "heading": HOSTILE},
    **{"form": Form(FIELDS, ERRORS), "answered": SHOWN, "text": HOSTILE, "paragraphs": (HOSTILE,)},
    **{"back": "/", "back_label": HOSTILE, "own": "/commentaires/", "comment": COMMENT},
    **{"moment": SHOWN.moment, "body": SHOWN.body, "state": HOSTILE, "until": HOSTILE},
    **{"buttons": [BUTTON], "reply": {**BUTTON, "text": HOSTILE, "is_first": True}},
    **{"kept": HOSTILE, "done": HOSTILE, "filters": [{**BUTTON, "count": 3, "is_current": True}]},
    **{"journal": "/", "feed": "/", "rows": [ROW], "path": "/commentaires/", "nonce": HOSTILE},
    **{"check_all": "/", "are_checked": True, "older": "/", "export": "/", "email": HOSTILE},
    **{"can_edit": True, "explanation": HOSTILE, "label": HOSTILE, "shown": SHOWN},
    **{"entries": [SimpleNamespace(moment="", actor=HOSTILE, action="", subject="", outcome="")]},
}
PAGES = sorted(path.name for path in TEMPLATES.glob("*.html") if path.name not in PARTS)


def render(name: str) -> BeautifulSoup:
    return BeautifulSoup(render_page(name, LOOK, HOSTILE, EVERYTHING), "html.parser")


@pytest.mark.parametrize("name", PAGES)
def test_a_page_escapes_all_that_it_shows(name: str) -> None:
    page = render(name)
    assert HOSTILE[:12] in page.get_text()
    assert not page(["script", "img", "style", "iframe"])
    assert not [e for e in page(True) if any(a.startswith("on") or a == "style" for a in e.attrs)]


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_french_private_and_labelled(name: str) -> None:
    page = render(name)
    assert page.select('html[lang="fr"] meta[name="robots"][content^="noindex"]')
    assert len(page("h1")) == 1
    seen = [e for e in page(["input", "textarea"]) if e.get("type") != "hidden"]
    labels = {label.get("for") for label in page("label")}
    assert all(field.get("id") in labels for field in seen)
    ids = [e["id"] for e in page(True) if e.get("id")]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("name", PAGES)
def test_no_page_has_a_space_that_lets_a_sign_go_to_the_next_line(name: str) -> None:
    text = render(name).get_text().replace(HOSTILE, "")
    assert not [sign for sign in (" :", " ;", " ?", " !", " »", "« ", "'il") if sign in text]


def test_there_are_pages_to_look_at() -> None:
    assert len(PAGES) == 11


def test_the_private_feed_escapes_too() -> None:
    context = {"id": HOSTILE, "self_url": HOSTILE, "updated": NOW.isoformat(), "rows": [ROW]}
    feed = BeautifulSoup(render_page("queue_feed.xml", LOOK, "", context), "xml")
    assert feed.find("content").get_text() == HOSTILE
    assert not feed("script")
