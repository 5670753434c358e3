"""The feed of comments is valid, threaded, and says no more than the page."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import feedparser
import pytest
from lxml import etree

from plugins.comments.feed import (
    CommentFeed,
    FeedEntry,
    Target,
    build_comment_id,
    build_feed_id,
    render_feed,
    select_newest,
)
from plugins.comments.model import Comment
from plugins.comments.phrases import build_mail_link, format_count, format_heading, format_moment
from plugins.comments.thread_data import build_comment_data
from tests.conftest import ROOT

SCHEMA = etree.RelaxNG(etree.parse(ROOT / "tests/data/atom.rng"))
SPACE = UUID("b7d0a3a2-6f0e-5c1e-9a57-2f7d3c0f6c11")
WHEN = datetime(2026, 11, 24, 8, 30, tzinfo=UTC)
PAGE = "https://site.example/un-article/"
ENTRY = FeedEntry(
    id=build_comment_id(SPACE, "a"),
    url=f"{PAGE}#commentaire-a",
    title="Élise, sur «\u00a0Un titre\u00a0»",
    name="Élise",
    published=WHEN,
    content="<p>Un mot &amp; un autre.</p>",
    answers=Target("urn:uuid:article", PAGE),
)
FEED = CommentFeed(
    id=build_feed_id(SPACE, "un-article/commentaires.xml"),
    url=f"{PAGE}commentaires.xml",
    home=f"{PAGE}#commentaires",
    title="Commentaires",
    author="Le blog",
    language="fr",
    entries=(ENTRY,),
)


def test_a_feed_is_valid_and_says_what_each_comment_answers() -> None:
    text = render_feed(FEED).encode()
    SCHEMA.assertValid(etree.fromstring(text))
    read = feedparser.parse(text)
    (entry,) = read.entries
    assert not read.bozo
    assert (entry.id, entry.link, entry.author) == (ENTRY.id, ENTRY.url, "Élise")
    assert entry.content[0].value == ENTRY.content
    assert b'<thr:in-reply-to ref="urn:uuid:article" type="text/html"' in text


def test_a_feed_without_comments_is_whole_and_asks_no_clock() -> None:
    text = render_feed(replace(FEED, entries=())).encode()
    SCHEMA.assertValid(etree.fromstring(text))
    assert b"<updated>1970-01-01T00:00:00+00:00</updated>" in text


def test_hostile_words_stay_words() -> None:
    hostile = '</name></entry>]]><script>alert(1)</script>&\x00\x0b\ufffe"'
    entry = replace(ENTRY, name=hostile, title=hostile, content=hostile)
    tree = etree.fromstring(render_feed(replace(FEED, entries=(entry,))).encode())
    SCHEMA.assertValid(tree)
    kept = hostile.replace("\x00\x0b\ufffe", "")
    assert [tree.findtext(f"{{*}}entry/{{*}}{name}") for name in ("title", "content")] == [kept] * 2


def test_the_id_of_a_comment_lasts_and_is_no_other() -> None:
    assert ENTRY.id == build_comment_id(SPACE, "a") != build_comment_id(SPACE, "b")
    assert FEED.id == build_feed_id(SPACE, "un-article/commentaires.atom") != ENTRY.id


def _make(identity: str, parent: str | None = None, hour: int = 0) -> Comment:
    return Comment(identity, "x", parent, "N", f"Texte {identity}", WHEN + timedelta(hours=hour))


def test_the_newest_comes_first() -> None:
    made = [_make("a", hour=1), _make("b", hour=3), _make("c", hour=2)]
    assert [each.id for each in select_newest(made, 2)] == ["b", "c"]


def test_linked_data_says_who_what_when_and_to_whom() -> None:
    first, second = build_comment_data([_make("b", "a", 1), _make("a", "absent")], PAGE)
    assert (first["@id"], "parentItem" in first) == (f"{PAGE}#commentaire-a", False)
    assert second["parentItem"] == {"@id": f"{PAGE}#commentaire-a"}
    assert second["author"] == {"@type": "Person", "name": "N"}
    assert (second["text"], second["dateCreated"]) == ("Texte b", "2026-11-24T09:30:00+00:00")


@pytest.mark.parametrize(
    ("count", "listed", "heading"),
    [
        (0, "0\u00a0commentaire", "Commentaires"),
        (1, "1\u00a0commentaire", "Un commentaire"),
        (3, "3\u00a0commentaires", "Trois commentaires"),
        (16, "16\u00a0commentaires", "Seize commentaires"),
        (17, "17\u00a0commentaires", "17\u00a0commentaires"),
        (1234, "1\u202f234\u00a0commentaires", "1\u202f234\u00a0commentaires"),
    ],
)
def test_a_count_is_said_in_french(count: int, listed: str, heading: str) -> None:
    assert (format_count(count), format_heading(count)) == (listed, heading)


@pytest.mark.parametrize(
    ("hour", "minute", "said"),
    [(9, 5, "à 9\u00a0h\u00a005"), (9, 0, "à 9\u00a0h"), (0, 30, "à 0\u00a0h\u00a030")],
)
def test_a_moment_is_said_in_french(hour: int, minute: int, said: str) -> None:
    moment = WHEN.replace(day=1, hour=hour, minute=minute)
    assert format_moment(moment) == f"1er\u00a0novembre\u00a02026 {said}"


def test_no_sign_of_a_name_leaves_its_place_in_a_mail_link() -> None:
    link = build_mail_link("a@b.example", 'x&bcc=y@z"<>\r\n', "é\n?#")
    assert link == (
        "mailto:a@b.example?subject=x%26bcc%3Dy%40z%22%3C%3E%0D%0A&body=%C3%A9%0D%0A%3F%23"
    )
