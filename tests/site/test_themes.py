"""Categories and tags that `content/themes.toml` tells more of, from the file to each page."""

import json
from collections.abc import Callable

import pytest

from plugins.shared.findings import BuildRefused
from tests.conftest import BuiltSite

Build = Callable[..., BuiltSite]
FILE = "themes.toml"
THEMES = """\
[[themes]]
nom = "Réseau"
slug = "reseau-humeurs"
parent = "Humeurs"

[[themes]]
nom = "Réseau"
parent = "Recherche"
description = "Rencontrer, vraiment : pourquoi pas ?"

[[themes]]
nom = "LinkedIn & Cie"
slug = "linkedin"
parent = "Recherche / Réseau"

[[etiquettes]]
nom = "C++"
slug = "c-plus-plus"
description = "Un langage."

[[etiquettes]]
nom = "emploi"
slug = "emploi-2"

[[etiquettes]]
nom = "日本"
slug = "日本"
"""


def _source(number: int, category: str = "", tags: str = "", body: str = "Texte.") -> str:
    return (
        f"Title: Titre {number}\nDate: 2026-01-0{number}\nSummary: Résumé {number}.\n"
        f"Category: {category}\nTags: {tags}\n\n{body}\n"
    )


def _sources() -> dict[str, str]:
    return {
        FILE: THEMES,
        "articles/a1.md": _source(1, "Humeurs / Réseau", "C++, emploi"),
        "articles/a2.md": _source(2, "Recherche / Réseau", "QVT, RSE;"),
        "articles/a3.md": _source(3, "LinkedIn & Cie", "日本, Emploi"),
        "articles/a4.md": _source(4, "Humeurs"),
    }


@pytest.fixture
def built(site: Build) -> BuiltSite:
    """A published site with two « Réseau »."""
    return site(_sources(), publish=True, ACCEPT_WARNINGS=True)


def _list_titles(built: BuiltSite, path: str) -> list[str]:
    return [each.text for each in built.html(path).select(".card h2")]


@pytest.mark.parametrize(
    ("slug", "numbers"),
    [
        ("humeurs", [4, 1]),
        ("reseau-humeurs", [1]),
        ("recherche", [3, 2]),
        ("reseau", [3, 2]),
        ("linkedin", [3]),
    ],
)
def test_a_category_lists_what_is_in_it_and_below_it(
    built: BuiltSite, slug: str, numbers: list[int]
) -> None:
    titles = [f"Titre {number}" for number in numbers]
    assert _list_titles(built, f"categorie/{slug}/index.html") == titles
    feed = json.loads(built.text(f"categorie/{slug}/feed.json"))
    assert [each["title"] for each in feed["items"]] == titles


@pytest.mark.parametrize("slug", ["c-plus-plus", "emploi-2", "emploi", "qvt-rse", "日本"])
def test_each_tag_has_its_own_address(built: BuiltSite, slug: str) -> None:
    assert len(_list_titles(built, f"etiquette/{slug}/index.html")) == 1
    assert (built.output / f"etiquette/{slug}/rss.xml").is_file()


def test_a_subcategory_shows_the_way_to_it(built: BuiltSite) -> None:
    page = built.html("categorie/linkedin/index.html")
    way = [(link.text, link["href"]) for link in page.select(".breadcrumbs a")]
    assert way[2:] == [("Recherche", "/categorie/recherche/"), ("Réseau", "/categorie/reseau/")]
    assert page.h1.text == "Thème\u00a0: Recherche / Réseau / LinkedIn & Cie"
    steps = json.loads(page.find("script", type="application/ld+json").text)["@graph"][-1]
    assert [each["name"] for each in steps["itemListElement"]][2:4] == ["Recherche", "Réseau"]


def test_an_article_shows_the_way_to_it(built: BuiltSite) -> None:
    links = built.html("a3/index.html").select(".breadcrumbs a")
    assert [link["href"] for link in links] == [
        *("/", "/categorie/recherche/", "/categorie/reseau/", "/categorie/linkedin/")
    ]


def test_a_category_shows_its_description_and_what_is_below_it(built: BuiltSite) -> None:
    page = built.html("categorie/reseau/index.html")
    told = "Rencontrer, vraiment\u00a0: pourquoi pas\u202f?"
    assert page.select_one(".title-block .lead").text == told
    assert page.find("meta", attrs={"name": "description"})["content"] == told
    assert [each["href"] for each in page.select(".title-block nav a")] == ["/categorie/linkedin/"]
    assert built.html("etiquette/c-plus-plus/index.html").select_one(".lead").text == "Un langage."
    assert not built.html("categorie/linkedin/index.html").select(".title-block nav")


def test_the_list_of_categories_tells_namesakes_apart(built: BuiltSite) -> None:
    names = [each.text for each in built.html("categories/index.html").select(".group-list a")]
    assert names == [
        *("Humeurs", "Humeurs / Réseau"),
        *("Recherche", "Recherche / Réseau", "Recherche / Réseau / LinkedIn & Cie"),
    ]


def test_addresses_in_other_alphabets_are_encoded(built: BuiltSite) -> None:
    encoded = "/etiquette/%E6%97%A5%E6%9C%AC/"
    assert f"{encoded}</loc>" in built.text("sitemap.xml")
    page = built.html("etiquette/日本/index.html")
    assert page.find("link", rel="canonical")["href"].endswith(encoded)
    assert f"/tag/%E6%97%A5%E6%9C%AC/ {encoded} 301" in built.text("_redirects")


def test_links_by_name_lead_to_the_slug_that_is_known(site: Build) -> None:
    body = (
        "[a]({tag}C++) [b](<{category}Humeurs / Réseau>) [c]({category}Humeurs)"
        ' [d]({tag}emploi "t") [e]({tag}%E6%97%A5%E6%9C%AC)'
    )
    sources = _sources() | {"articles/a5.md": _source(5, "Humeurs", "x", body)}
    built = site(sources, publish=True)
    links = [each["href"] for each in built.html("a5/index.html").select(".prose a")]
    assert links[:2] == ["/etiquette/c-plus-plus/", "/categorie/reseau-humeurs/"]
    assert links[2].endswith("/categorie/humeurs/")
    assert links[3:] == ["/etiquette/emploi-2/", "/etiquette/%E6%97%A5%E6%9C%AC/"]


def _refuse(site: Build, sources: dict[str, str]) -> list[tuple[str, int | None, str]]:
    with pytest.raises(BuildRefused) as refusal:
        site(sources)
    return [(each.path, each.line, each.message) for each in refusal.value.findings]


def test_a_name_that_two_categories_bear_is_refused(site: Build) -> None:
    themes = THEMES.replace('parent = "Recherche"\n', 'parent = "Recherche"\nslug = "r"\n', 1)
    sources = _sources() | {FILE: themes, "articles/a4.md": _source(4, "Réseau")}
    ((path, line, message),) = _refuse(site, sources)
    assert (path, line) == ("content/articles/a4.md", 4)
    assert "« Humeurs / Réseau » ou « Recherche / Réseau »" in message


def test_a_path_that_leads_nowhere_is_refused(site: Build) -> None:
    sources = _sources() | {"articles/a4.md": _source(4, "Humeur / Réseau")}
    ((_, line, message),) = _refuse(site, sources)
    assert line == 4
    assert message.endswith("écrivez « Humeurs / Réseau »")


def test_a_faulty_file_is_refused_once_with_its_line(site: Build) -> None:
    sources = _sources() | {FILE: f'{THEMES}\n[[themes]]\nnom = "X"\nslog = "x"\n'}
    ((path, line, message),) = _refuse(site, sources)
    assert (path, line) == ("content/themes.toml", THEMES.count("\n") + 4)
    assert "vouliez-vous dire « slug »" in message


def test_articles_from_before_keep_the_category_that_their_name_leads_to(site: Build) -> None:
    usual = _source(5)
    sources = _sources() | {"articles/a4.md": _source(4, "Réseau"), "articles/a5.md": usual}
    titles = _list_titles(site(sources), "categorie/reseau/index.html")
    assert titles[:2] == ["Titre 5", "Titre 4"]
