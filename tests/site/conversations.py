"""Comments in the content of a tiny site, and the builds of it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from bs4 import BeautifulSoup, Tag

from plugins.comments.model import Comment, Status
from plugins.comments.source import format_source
from tests.conftest import BuiltSite

Build = Callable[..., BuiltSite]
SITE = "https://www.jesuisunero.example"
WHEN = datetime(2026, 1, 3, 8, 5, tzinfo=UTC)
FIRST, SECOND, THIRD = "a" * 16, "b" * 16, "c" * 16
OPTIONS = {
    "service": True,
    "path": "comments",
    "close_after_days": 0,
    "manifest": "comments/manifest.json",
    "feed": "flux/commentaires.xml",
    "article_feed": "{slug}/commentaires.xml",
}


def take_comments(site: Build) -> Build:
    """Builds of a tiny site with comments; `options` replace those of COMMENTS."""

    def run(sources: dict[str, str], options: dict[str, Any] | None = None, **more: Any) -> Any:
        settings = {"COMMENTS": {**OPTIONS, **(options or {})}, "CONTACT_EMAIL": ""}
        return site(sources, **{**settings, **more})

    return run


def make_article(fields: str = "", day: str = "2026-01-02") -> str:
    """The source of an article, with more fields."""
    head = f"Title: L’été & lui\nDate: {day}\nSummary: Résumé.\nCategory: Réseau\n"
    return f"{head}{fields}\nDu texte.\n"


def say(identity: str, parent: str | None = None, **more: Any) -> Comment:
    """An approved comment, an hour after the one whose name comes before."""
    hour = timedelta(hours=ord(identity[0]) - ord("a"))
    comment = Comment(identity, "a", parent, f"N{identity[0]}", f"Mot {identity[0]}.", WHEN + hour)
    return replace(comment, status=Status.APPROVED, **more)


def write_sources(*comments: Comment, article: str = "") -> dict[str, str]:
    """The files of an article and its comments."""
    files = {f"comments/{c.article}/{c.id}.md": format_source(c) for c in comments}
    return {"articles/a.md": article or make_article(), **files}


def find(page: BeautifulSoup | Tag, css: str) -> Tag:
    """The first such element, which must be there."""
    found = page.select_one(css)
    assert found is not None, css
    return found


CONVERSATION = write_sources(
    say(FIRST), say(SECOND, FIRST, is_author=True), say(THIRD, text="**Gras** <b>non</b>\n\n> c")
)
