"""What a page shows of comments: rendered once, typeset where it is prose, linked where it may."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from plugins.comments.discussion import Discussion, Rules
from plugins.comments.model import Comment

RULES = Rules(
    "https://site.example", UUID("b7d0a3a2-6f0e-5c1e-9a57-2f7d3c0f6c11"), ZoneInfo("Europe/Paris")
)
WHEN = datetime(2026, 11, 24, 8, 30, tzinfo=UTC)
COMMENT = Comment("a" * 16, "un-article", None, "Élise", "Un *mot*.", WHEN)


@dataclass
class _Article:
    slug: str = "un-article"
    url: str = "un-article/"
    title: str = "L’été"
    comments_open: bool = True


def test_a_text_is_rendered_once_a_build_and_again_when_it_changes() -> None:
    asked: list[str] = []
    discussion = Discussion(RULES, lambda html: asked.append(html) or html)  # type: ignore[func-returns-value]
    for text in ("Un *mot*.", "Un *mot*.", "Un autre."):
        discussion.render_body(replace(COMMENT, text=text))
    assert ["<em>mot</em>" in html for html in asked] == [True, False]


def test_a_drawing_goes_with_a_name_and_depends_on_the_site() -> None:
    drawn = Discussion(RULES, str).render_avatar
    elsewhere = Discussion(replace(RULES, namespace=UUID(int=1)), str).render_avatar
    assert drawn(COMMENT) == drawn(replace(COMMENT, id="b" * 16, name="ÉLISE"))
    assert drawn(COMMENT) != drawn(replace(COMMENT, name="Paul"))
    assert drawn(COMMENT) != elsewhere(COMMENT)


@pytest.mark.parametrize(
    ("change", "is_open", "expected"),
    [
        ({"has_service": True}, True, "/commentaires/repondre/?article=un-article&a=aaaa"),
        ({"has_service": True, "contact": "a@b.example"}, True, "/commentaires/repondre/"),
        ({"contact": "a@b.example"}, True, "mailto:a@b.example?subject=R%C3%A9ponse"),
        ({}, True, ""),
        ({"has_service": True}, False, ""),
        ({"contact": "a@b.example"}, False, ""),
    ],
)
def test_a_reply_goes_to_the_form_or_to_a_mail_or_nowhere(
    change: dict[str, object], is_open: bool, expected: str
) -> None:
    discussion = Discussion(replace(RULES, **change), str)  # type: ignore[arg-type]
    link = discussion.find_reply_link(_Article(comments_open=is_open), COMMENT)
    assert link.startswith(expected)
    assert bool(link) is bool(expected)


def test_an_entry_says_whom_it_answers_by_lasting_ids() -> None:
    discussion, article = Discussion(RULES, str), _Article()
    reply = replace(COMMENT, id="b" * 16, parent=COMMENT.id)
    first = discussion.build_entry(article, COMMENT, {COMMENT.id})
    entry = discussion.build_entry(article, reply, {COMMENT.id, reply.id})
    assert first.answers is None
    assert entry.answers is not None
    assert (entry.answers.id, entry.answers.url) == (first.id, first.url)
    assert entry.published.isoformat() == "2026-11-24T09:30:00+01:00"
