"""Heads, sitemap and robots reach the pages."""

import json
import xml.etree.ElementTree as ET
from collections.abc import Callable

from tests.conftest import BuiltSite

Build = Callable[..., BuiltSite]
EVIL = '"><script>alert(1)</script> & «\u00a0co\u00a0»'
ARTICLE = f"Title: {EVIL}\nDate: 2026-01-02\nModified: 2026-02-03\nSummary: {EVIL}\nTags: {EVIL}\nCategory: {EVIL}\nAuthor: {EVIL}\n\nTexte.\n"  # noqa: E501
NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def test_hostile_words_are_escaped_everywhere(site: Build) -> None:
    built = site({"articles/a.md": ARTICLE})
    for path in built.output.rglob("*.html"):
        tree = built.html(str(path.relative_to(built.output)))
        kinds = {script.get("type") for script in tree.select("script")}
        assert kinds <= {"module", "application/ld+json"}
    tree = built.html("a/index.html")
    assert tree.select_one('meta[property="og:title"]')["content"] == EVIL
    assert tree.h1.get_text() == EVIL
    graph = json.loads(tree.select_one('script[type="application/ld+json"]').string)
    assert graph["@graph"][0]["headline"] == EVIL


def test_every_kind_of_page_knows_its_address(site: Build) -> None:
    built = site({"articles/a.md": ARTICLE}, SITEURL="https://exemple.fr")
    for path in built.output.rglob("index.html"):
        name = path.relative_to(built.output).as_posix().removesuffix("index.html")
        tree = built.html(f"{name}index.html")
        assert tree.select_one('link[rel="canonical"]')["href"] == f"https://exemple.fr/{name}"


def test_what_is_hidden_asks_to_be_left_out(site: Build) -> None:
    built = site({"articles/a.md": "Title: A\nDate: 2026-01-02\nStatus: brouillon\n\nTexte.\n"})
    for path in ("404.html", "brouillons/a/index.html"):
        assert built.html(path).select_one('meta[name="robots"]')["content"] == "noindex"


def test_a_hidden_article_does_not_lead_to_lists_that_are_not_there(site: Build) -> None:
    alone = "Title: T\nDate: 2026-01-02\nStatus: masqué\nTags: à part\nCategory: Seule\n"
    alone += "Author: X\n\nO.\n"
    built = site({"articles/a.md": ARTICLE, "articles/b.md": alone})
    page = built.html("b/index.html")
    assert "à part" in page.select_one(".tags").get_text()
    kinds = ("/etiquette/", "/categorie/", "/auteur/")
    assert [a["href"] for a in page.select("a[href]") if a["href"].startswith(kinds)] == []


def test_the_sitemap_lists_the_pages_with_their_true_last_change(site: Build) -> None:
    built = site({"articles/a.md": ARTICLE, "pages/p.md": "Title: P\nSummary: S\n\nTexte.\n"})
    root = ET.fromstring(built.text("sitemap.xml"))  # noqa: S314 - our own file
    entries = {url.findtext(f"{NAMESPACE}loc"): url.findtext(f"{NAMESPACE}lastmod") for url in root}
    site_url = "https://www.jesuisunero.example"
    assert entries[f"{site_url}/a/"].startswith("2026-02-03")
    assert entries[f"{site_url}/"].startswith("2026-02-03")
    assert entries[f"{site_url}/p/"] is None
    assert not [location for location in entries if "404" in location]


def test_robots_point_to_the_sitemap(site: Build) -> None:
    built = site({"articles/a.md": ARTICLE})
    assert "Sitemap: https://www.jesuisunero.example/sitemap.xml" in built.text("robots.txt")
