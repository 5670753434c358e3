"""The sitemap and robots.txt."""

from datetime import UTC, date, datetime
from urllib.robotparser import RobotFileParser

from lxml import etree

from plugins.metadata.robots import render_robots
from plugins.metadata.sitemap import SitemapEntry, render_sitemap

SITE = "https://site.example"
NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def _parse(*entries: SitemapEntry) -> etree._Element:
    return etree.fromstring(render_sitemap(entries).encode())


def test_addresses_are_sorted_and_encoded() -> None:
    root = _parse(SitemapEntry(f"{SITE}/é/?a=1&b=2"), SitemapEntry(f"{SITE}/a%20b/"))
    assert root.tag == f"{NAMESPACE}urlset"
    locations = [element.text for element in root.iter(f"{NAMESPACE}loc")]
    assert locations == [f"{SITE}/a%20b/", f"{SITE}/%C3%A9/?a=1&b=2"]


def test_a_date_is_given_only_where_it_is_known() -> None:
    days = [date(2026, 3, 1), datetime(2026, 3, 1, 8, tzinfo=UTC), datetime(2026, 3, 1, 8), None]  # noqa: DTZ001 - the naive one is the point
    entries = [SitemapEntry(f"{SITE}/{i}/", day) for i, day in enumerate(days)]
    dates = [url.findtext(f"{NAMESPACE}lastmod") for url in _parse(*entries)]
    assert dates == ["2026-03-01", "2026-03-01T08:00:00+00:00", "2026-03-01", None]


def test_robots_may_read_everything_and_find_the_sitemap() -> None:
    robots = RobotFileParser()
    robots.parse(render_robots(SITE).splitlines())
    assert robots.can_fetch("any", f"{SITE}/un-article/")
    assert robots.site_maps() == [f"{SITE}/sitemap.xml"]
