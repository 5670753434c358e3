"""RSS, Atom and JSON of one feed."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import feedparser
import pytest
from lxml import etree

from plugins.feeds.atom import render_atom
from plugins.feeds.json_feed import render_json
from plugins.feeds.model import Entry, Feed, Image
from plugins.feeds.rss import render_rss

SITE = "https://site.example"
DATE = datetime(2017, 11, 21, 8, tzinfo=ZoneInfo("Europe/Paris"))
ENTRY = Entry(
    id="urn:uuid:1",
    url=f"{SITE}/a/",
    title="Le réseau\u202f! <b> & co",
    summary="Un «\u00a0résumé\u00a0» & 1 < 2",
    content="<p>Le corps &amp; l’âme]]></p>",
    authors=("Karine", "Ana & Léo"),
    tags=("Réseau", "profil"),
    published=DATE,
    updated=DATE + timedelta(days=1),
    image=Image(f"{SITE}/c.png", "image/png", 1200, 630),
)
FEED = Feed(
    id="urn:uuid:f",
    url=f"{SITE}/flux/x",
    home=f"{SITE}/",
    title="Je suis un ERO\u00a0– Thème\u00a0: R & D",
    author="Je suis un ERO",
    description="Du courage",
    language="fr",
    favicon=f"{SITE}/favicon.ico",
    entries=(ENTRY, replace(ENTRY, id="urn:uuid:2", url=f"{SITE}/b/", image=None, updated=DATE)),
    stylesheet="/theme/feed.1.css",
)
NAMESPACES = {
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "media": "http://search.yahoo.com/mrss/",
}
SCHEMA = etree.RelaxNG(etree.parse(Path(__file__).parents[2] / "data" / "atom.rng"))
XML = pytest.mark.parametrize("render", [render_rss, render_atom])


def _parse(text: str) -> etree._Element:
    return etree.fromstring(text.encode())


@pytest.mark.parametrize("feed", [FEED, replace(FEED, entries=())], ids=["full", "empty"])
def test_atom_is_valid_against_the_schema_of_its_rfc(feed: Feed) -> None:
    SCHEMA.assertValid(_parse(render_atom(feed)))


def test_the_schema_refuses_what_is_wrong() -> None:
    wrong = render_atom(FEED).replace("<id>urn:uuid:1</id>", "")
    assert not SCHEMA.validate(_parse(wrong))


@XML
def test_subscribers_read_what_was_written(render: Callable[[Feed], str]) -> None:
    read = feedparser.parse(render(FEED).encode())
    assert not read.bozo
    entry = read.entries[0]
    assert (entry.id, entry.link) == (ENTRY.id, ENTRY.url)
    assert [author.name for author in entry.authors] == list(ENTRY.authors)
    assert [tag.term for tag in entry.tags] == list(ENTRY.tags)
    assert entry.content[0].value == ENTRY.content


@XML
def test_a_title_keeps_its_signs_and_its_spaces(render: Callable[[Feed], str]) -> None:
    tree = _parse(render(FEED))
    titles = [element.text for element in tree.iter("{*}title")]
    assert titles == [FEED.title, ENTRY.title, ENTRY.title]


@XML
def test_the_style_sheet_is_named_only_when_there_is_one(render: Callable[[Feed], str]) -> None:
    named = '<?xml-stylesheet type="text/css" href="/theme/feed.1.css"?>'
    assert render(FEED).splitlines()[1] == named
    assert "xml-stylesheet" not in render(replace(FEED, stylesheet=None))


@XML
def test_a_character_that_xml_cannot_carry_is_dropped(render: Callable[[Feed], str]) -> None:
    odd = replace(FEED, entries=(replace(ENTRY, title="a\x0bb", content="c\x00d\ud800"),))
    assert b"ab" in etree.tostring(_parse(render(odd)))


def test_rss_says_what_a_channel_must() -> None:
    channel = _parse(render_rss(FEED)).find("channel")
    names = ("title", "link", "description", "language", "lastBuildDate")
    assert [channel.findtext(name) for name in names] == [
        *(FEED.title, FEED.home, FEED.description, "fr", "Wed, 22 Nov 2017 08:00:00 +0100"),
    ]
    assert channel.find("atom:link", {"atom": "http://www.w3.org/2005/Atom"}).get("rel") == "self"


def test_an_rss_item_holds_summary_and_body() -> None:
    item = _parse(render_rss(FEED)).find("channel/item")
    assert item.findtext("description") == "Un «\u00a0résumé\u00a0» &amp; 1 &lt; 2"
    assert item.findtext("content:encoded", namespaces=NAMESPACES) == ENTRY.content
    assert item.findtext("pubDate") == "Tue, 21 Nov 2017 08:00:00 +0100"
    image = item.find("media:content", NAMESPACES)
    assert (image.get("url"), image.get("width")) == (f"{SITE}/c.png", "1200")


@pytest.mark.parametrize(
    ("identity", "permalink"),
    [("urn:uuid:1", "false"), ("https://ancien.example/?p=12", "false"), (f"{SITE}/a/", "true")],
)
def test_a_guid_is_a_permalink_only_when_it_is_the_address(identity: str, permalink: str) -> None:
    feed = replace(FEED, entries=(replace(ENTRY, id=identity),))
    guid = _parse(render_rss(feed)).find("channel/item/guid")
    assert (guid.text, guid.get("isPermaLink")) == (identity, permalink)


def test_json_holds_the_fields_of_version_1_1() -> None:
    feed = json.loads(render_json(FEED))
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert (feed["feed_url"], feed["home_page_url"]) == (FEED.url, FEED.home)
    assert (feed["language"], feed["favicon"]) == ("fr", FEED.favicon)
    item = feed["items"][0]
    assert (item["id"], item["content_html"]) == (ENTRY.id, ENTRY.content)
    assert item["authors"] == [{"name": name} for name in ENTRY.authors]
    assert item["date_modified"] == "2017-11-22T08:00:00+01:00"


def test_json_always_has_a_body_and_leaves_out_what_is_not_there() -> None:
    bare = replace(ENTRY, content="", summary="", image=None)
    item = json.loads(render_json(replace(FEED, entries=(bare,))))["items"][0]
    assert item["content_html"] == ""
    assert not {"summary", "image"} & item.keys()


@pytest.mark.parametrize("render", [render_rss, render_atom, render_json])
def test_the_clock_is_not_asked(render: Callable[[Feed], str]) -> None:
    assert render(FEED) == render(FEED)
    assert FEED.updated == ENTRY.updated
    assert str(datetime.now(DATE.tzinfo).year) not in render(replace(FEED, entries=()))
