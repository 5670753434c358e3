"""Articles reach the feeds, whole and under a lasting id."""

import json
from collections.abc import Callable
from pathlib import Path

import feedparser
import pytest
from pelican.writers import Writer

from plugins.shared.findings import BuildRefused
from tests.conftest import BuiltSite

Build = Callable[..., BuiltSite]
SITE = "https://www.jesuisunero.example"
FORMATS = ("rss.xml", "atom.xml")


def _article(title: str = "Un titre", day: str = "2026-01-02", more: str = "") -> str:
    return (
        f"Title: {title}\nDate: {day}\nSummary: Résumé.\nCategory: Réseau\nTags: café\n{more}\n"
        "Du texte.\n"
    )


def _read(built: BuiltSite, path: str = "flux/rss.xml") -> feedparser.FeedParserDict:
    return feedparser.parse(built.text(path).encode())


@pytest.mark.parametrize("folder", ["flux", "categorie/reseau", "etiquette/cafe"])
def test_each_list_has_its_feeds(site: Build, folder: str) -> None:
    built = site({"articles/a.md": _article()})
    for name in FORMATS:
        assert [entry.link for entry in _read(built, f"{folder}/{name}").entries] == [f"{SITE}/a/"]
    items = json.loads(built.text(f"{folder}/feed.json"))["items"]
    assert [item["url"] for item in items] == [f"{SITE}/a/"]


def test_the_feeds_of_pelican_are_not_written(site: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[object] = []
    monkeypatch.setattr(Writer, "write_feed", lambda *args, **_: written.append(args))
    built = site({"articles/a.md": _article()})
    assert written == []
    assert (built.output / "flux/rss.xml").is_file()


def test_a_new_title_or_date_or_domain_keeps_the_id(site: Build) -> None:
    before = _read(site({"articles/a.md": _article()})).entries[0]
    changed = {"articles/a.md": _article("Un autre titre", "2026-01-05")}
    after = _read(site(changed, SITEURL="https://ailleurs.example")).entries[0]
    assert after.title != before.title
    assert after.link != before.link
    assert after.id == before.id


def test_the_guid_of_an_old_blog_is_kept_and_is_no_address(site: Build) -> None:
    guid = "https://ancien.example/?p=12"
    built = site({"articles/a.md": _article(more=f"Guid: {guid}\n")})
    assert f'<guid isPermaLink="false">{guid}</guid>' in built.text("flux/rss.xml")
    assert _read(built, "flux/atom.xml").entries[0].id == guid


def test_two_articles_with_one_guid_are_refused(site: Build) -> None:
    same = _article(more="Guid: x\n")
    with pytest.raises(BuildRefused) as refusal:
        site({"articles/a.md": same, "articles/b.md": same})
    assert "Guid: « x » est déjà celui de content/articles/" in str(refusal.value)


def test_a_feed_holds_the_newest_and_a_draft_is_in_none(site: Build) -> None:
    articles = {
        f"articles/n{day}.md": _article(f"N{day}", f"2026-01-{day:02}") for day in range(1, 5)
    }
    draft = {"articles/d.md": _article("D", more="Status: brouillon\n")}
    built = site({**articles, **draft}, FEED_MAX_ITEMS=2)
    assert [entry.title for entry in _read(built).entries] == ["N4", "N3"]
    assert [path for path in _feeds(built.output) if "brouillon" in path.read_text("utf-8")] == []


def _feeds(output: Path) -> list[Path]:
    return [path for path in output.rglob("*") if path.name in {*FORMATS, "feed.json"}]


def test_the_title_of_a_feed_is_set_in_french(site: Build) -> None:
    built = site({"articles/a.md": _article()})
    name = "Je suis un ERO\u00a0– "
    title = f"<title>{name}Thème\u00a0: Réseau</title>"
    assert title in built.text("categorie/reseau/rss.xml")
    assert f"{name}Étiquette\u00a0: café" in built.text("etiquette/cafe/atom.xml")


def test_an_update_is_told_and_dates_the_feed(site: Build) -> None:
    built = site({"articles/a.md": _article(more="Modified: 2026-03-04 09:30\n")})
    assert "<updated>2026-03-04T09:30:00+01:00</updated>" in built.text("flux/atom.xml")
    assert "Wed, 04 Mar 2026 09:30:00 +0100</lastBuildDate>" in built.text("flux/rss.xml")


def test_hostile_words_cannot_leave_their_field(site: Build) -> None:
    built = site({"articles/a.md": _article("]]></title> <b>& «\u00a0ça\u00a0»")})
    for name in FORMATS:
        read = _read(built, f"flux/{name}")
        assert not read.bozo
        assert len(read.entries) == 1
    assert (
        json.loads(built.text("flux/feed.json"))["items"][0]["title"]
        == "]]></title> <b>& «\u00a0ça\u00a0»"
    )


def test_a_blog_without_articles_has_whole_feeds(site: Build) -> None:
    built = site({"pages/p.md": "Title: P\nSummary: S\n\nTexte.\n"})
    assert not _read(built, "flux/atom.xml").bozo
    assert json.loads(built.text("flux/feed.json"))["items"] == []


def test_the_style_sheet_of_feeds_speaks_french_to_people(site: Build) -> None:
    built = site({"articles/a.md": _article()})
    (sheet,) = built.output.glob("theme/css/feed.*.css")
    assert f'href="/theme/css/{sheet.name}"?>' in built.text("flux/rss.xml")
    assert "Ceci est un flux. Il se lit dans un lecteur de flux" in sheet.read_text("utf-8")


def test_the_feeds_of_the_whole_blog_name_the_hubs_that_are_told_of_them(site: Build) -> None:
    article = "Title: T\nDate: 2024-03-02\nSummary: S\nCategory: Un\n\nTexte.\n"
    hub = "https://hub.exemple.fr/"
    built = site({"articles/a.md": article}, PUBLISHING={"hubs": [hub]})
    assert f'<link rel="hub" href="{hub}" />' in built.text("flux/atom.xml")
    assert f'<atom:link rel="hub" href="{hub}" />' in built.text("flux/rss.xml")
    assert json.loads(built.text("flux/feed.json"))["hubs"] == [{"type": "WebSub", "url": hub}]
    assert hub not in built.text("categorie/un/atom.xml")
