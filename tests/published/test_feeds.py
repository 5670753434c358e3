"""Are the feeds of the real blog sound for those who subscribe to them?"""

import json
from collections import Counter
from pathlib import Path

import feedparser
import pytest
from bs4 import BeautifulSoup
from lxml import etree

from tests.conftest import ROOT, BuiltSite

SCHEMA = etree.RelaxNG(etree.parse(ROOT / "tests/data/atom.rng"))
ADDRESSES = ("href", "src", "poster", "cite", "data")


def _list(built: BuiltSite, name: str) -> list[Path]:
    paths = sorted(built.output.rglob(name))
    assert len(paths) > 5
    return paths


@pytest.mark.parametrize("name", ["rss.xml", "atom.xml"])
def test_every_feed_is_read_without_a_word(published: BuiltSite, name: str) -> None:
    for path in _list(published, name):
        read = feedparser.parse(path.read_bytes())
        assert (path, read.bozo, read.feed.language) == (path, False, "fr")
        assert read.entries


def test_every_atom_feed_is_valid(published: BuiltSite) -> None:
    for path in _list(published, "atom.xml"):
        SCHEMA.assertValid(etree.parse(path))


def test_every_json_feed_has_its_required_fields(published: BuiltSite) -> None:
    for path in _list(published, "feed.json"):
        feed = json.loads(path.read_text("utf-8"))
        assert {"version", "title", "items", "feed_url", "home_page_url"} <= feed.keys()
        assert all(item["id"] and item["content_html"] for item in feed["items"])


def test_no_address_in_any_feed_is_relative(published: BuiltSite) -> None:
    found = [address for feed in _read_bodies(published) for address in _addresses(feed)]
    assert len(found) > 100
    assert [each for each in found if not each.startswith(("https://", "http://", "mailto:"))] == []


def _read_bodies(built: BuiltSite) -> list[str]:
    feeds = [json.loads(path.read_text("utf-8")) for path in _list(built, "feed.json")]
    items = [item["content_html"] for feed in feeds for item in feed["items"]]
    xml = [etree.parse(p) for n in ("rss.xml", "atom.xml") for p in _list(built, n)]
    bodies = [e.text for tree in xml for e in tree.iter("{*}encoded", "{*}content") if e.text]
    return [*items, *bodies]


def _addresses(body: str) -> list[str]:
    tree = BeautifulSoup(body, "html.parser")
    found = [str(tag[name]) for name in ADDRESSES for tag in tree.select(f"[{name}]")]
    sets = [str(tag["srcset"]) for tag in tree.select("[srcset]")]
    return found + [part.split()[0] for srcset in sets for part in srcset.split(", ")]


def test_links_of_feeds_are_absolute_and_say_where_they_are(published: BuiltSite) -> None:
    for name, link in (("atom.xml", "{*}link"), ("rss.xml", "{http://www.w3.org/2005/Atom}link")):
        for path in _list(published, name):
            links = {e.get("rel"): e.get("href") for e in etree.parse(path).iter(link)}
            own = path.relative_to(published.output).as_posix()
            assert links.get("self") == f"https://www.jesuisunero.example/{own}"


def test_nothing_active_is_in_any_body(published: BuiltSite) -> None:
    for body in _read_bodies(published):
        tree = BeautifulSoup(body, "html.parser")
        assert tree.select("script, style, iframe, form, picture, [style], [loading]") == []


def test_each_feed_and_each_entry_has_an_id_of_its_own(published: BuiltSite) -> None:
    trees = [etree.parse(path) for path in _list(published, "atom.xml")]
    ids = Counter(tree.findtext("{*}id") for tree in trees)
    for tree in trees:
        entries = [each.text for each in tree.findall("{*}entry/{*}id")]
        assert len(set(entries)) == len(entries) > 0
        ids.update({str(entry): 0 for entry in entries})
    assert set(ids.values()) == {0, 1}


def test_the_three_formats_agree(published: BuiltSite) -> None:
    rss, atom = (
        feedparser.parse(published.text(f"flux/{n}.xml").encode()) for n in ("rss", "atom")
    )
    items = json.loads(published.text("flux/feed.json"))["items"]
    said = [(item["id"], item["url"], item["title"]) for item in items]
    assert len(said) == 5
    assert [(e.id, e.link, e.title) for e in rss.entries] == said
    assert [(e.id, e.link, e.title) for e in atom.entries] == said


def test_no_guid_of_ours_passes_for_an_address(published: BuiltSite) -> None:
    guids = [g for p in _list(published, "rss.xml") for g in etree.parse(p).iter("guid")]
    assert {guid.get("isPermaLink") for guid in guids} == {"false"}
    assert all(str(guid.text).startswith("urn:uuid:") for guid in guids)


def test_an_entry_says_what_its_page_says(published: BuiltSite) -> None:
    for item in json.loads(published.text("flux/feed.json"))["items"]:
        page = published.html(f"{item['url'].split('/')[3]}/index.html")
        assert page.h1 is not None
        assert item["title"] == page.h1.get_text().strip()


def test_the_image_of_an_entry_is_published(published: BuiltSite) -> None:
    items = json.loads(published.text("flux/feed.json"))["items"]
    images = [item["image"].split("/", 3)[3] for item in items if "image" in item]
    assert images
    assert [path for path in images if not (published.output / path).is_file()] == []
