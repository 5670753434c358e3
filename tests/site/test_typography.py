"""French typography reaches pages, feeds, titles and metadata alike, and nothing it should not."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.shared.findings import BuildRefused, Severity
from tests.conftest import BuiltSite, copy_theme

Build = Callable[..., BuiltSite]
HEADER = "Title: L'été : 1er \"bilan\" !\nDate: 2026-01-02\nSummary: Oui ! Non ?\nTags: l'emploi\n"
ARTICLE = HEADER + '{}\nIl dit "oui" : 56% des CV, dit l\'ERO ! Un autre CV.\n'
TITLE = "L’été\u00a0: 1er «\u00a0bilan\u00a0»\u202f!"
BODY = "Il dit «\u00a0oui\u00a0»\u00a0: 56\u00a0% des CV, dit l’ERO\u202f! Un autre CV."


def test_body_title_and_summary_are_typeset(site: Build) -> None:
    tree = site({"articles/a.md": ARTICLE.format("")}).html("a/index.html")
    assert tree.select_one(".prose p").get_text() == BODY
    assert tree.h1.get_text() == TITLE
    assert tree.select_one(".lead").get_text() == "Oui\u202f! Non\u202f?"


def test_metadata_says_the_same_as_the_page(site: Build) -> None:
    tree = site({"articles/a.md": ARTICLE.format("")}).html("a/index.html")
    assert tree.title.get_text().startswith(TITLE)
    assert tree.select_one('meta[property="og:title"]')["content"] == TITLE
    graph = json.loads(tree.select_one('script[type="application/ld+json"]').string)["@graph"]
    assert graph[0]["headline"] == TITLE


@pytest.mark.parametrize("path", ["flux/rss.xml", "flux/atom.xml", "flux/feed.json"])
def test_feeds_keep_the_spaces_of_titles_without_tags(site: Build, path: str) -> None:
    text = site({"articles/a.md": ARTICLE.format("")}).text(path)
    assert TITLE in text.replace('\\"', '"')
    assert "56\u00a0%" in text


def test_an_abbreviation_is_explained_once(site: Build) -> None:
    tree = site({"articles/a.md": ARTICLE.format("")}).html("a/index.html")
    found = [(tag.get_text(), tag["title"]) for tag in tree.select(".prose abbr")]
    assert found == [("CV", "curriculum vitæ"), ("ERO", "En Recherche d’Opportunité")]


def test_names_are_typeset_and_keep_their_addresses(site: Build) -> None:
    built = site({"articles/a.md": ARTICLE.format("")}, SITENAME="L'espoir !")
    tag = built.html("a/index.html").select_one(".tags a")
    assert (tag.get_text(), tag["href"]) == ("l’emploi", "/etiquette/l-emploi/")
    assert built.html("a/index.html").select_one(".site-name").get_text() == "L’espoir\u202f!"


def test_the_text_of_an_image_is_typeset(site: Build) -> None:
    source = HEADER + "\n![L'oiseau !](https://exemple.fr/x.png)\n"
    image = site({"articles/a.md": source}).html("a/index.html").select_one(".prose img")
    assert image["alt"] == "L’oiseau\u202f!"


def test_an_author_may_switch_it_off(site: Build) -> None:
    tree = site({"articles/a.md": ARTICLE.format("Typo: off\n")}).html("a/index.html")
    assert tree.select_one(".prose p").get_text().startswith('Il dit "oui" : 56%')
    assert tree.h1.get_text() == 'L\'été : 1er "bilan" !'


def test_english_is_set_as_english_does_it(site: Build) -> None:
    source = HEADER + '\n<span lang="en">It\'s "real" -- now...</span> `"x" !`\n'
    tree = site({"articles/a.md": source}).html("a/index.html")
    assert tree.select_one(".prose span").get_text() == "It’s “real” — now…"
    assert tree.select_one(".prose code").get_text() == '"x" !'


def test_an_english_article_is_english_from_its_title_on(site: Build) -> None:
    source = 'Title: It\'s "real"!\nDate: 2026-01-02\nLang: en\nSummary: Why?\n\nIt\'s "so": yes!\n'
    tree = site({"articles/a.md": source}).html("a/index.html")
    assert tree.h1.get_text() == "It’s “real”!"
    assert tree.select_one(".prose p").get_text() == "It’s “so”: yes!"


@pytest.mark.parametrize(
    ("setting", "words"),
    [({"rules": {"P1": "jamais"}}, "P1"), ({"marques": []}, "marques")],
)
def test_a_wrong_setting_is_named(site: Build, setting: dict, words: str) -> None:  # type: ignore[type-arg]
    with pytest.raises(BuildRefused, match=words):
        site({"articles/a.md": ARTICLE.format("")}, TYPOGRAPHY=setting)


def test_a_rule_that_warns_changes_nothing_and_tells_the_line(site: Build) -> None:
    built = site({"articles/a.md": ARTICLE.format("")}, TYPOGRAPHY={"rules": {"N1": "warn"}})
    assert "56% des" in built.text("a/index.html")
    advice = [f for f in built.findings if f.severity is Severity.ADVICE]
    assert [(finding.path, finding.line) for finding in advice] == [("content/articles/a.md", 6)]


def test_wordings_are_told_and_never_changed(site: Build) -> None:
    built = site({"articles/a.md": HEADER + "\nA vous de jouer.\n"})
    assert "A vous de jouer." in built.text("a/index.html")
    assert [(f.line, f.severity) for f in built.findings] == [(6, Severity.ADVICE)]


def test_a_fault_in_the_words_of_the_theme_stops_the_publication(
    site: Build, tmp_path: Path
) -> None:
    theme = copy_theme(tmp_path)
    footer = theme / "templates/partials/footer.html"
    footer.write_text(footer.read_text("utf-8") + "<p>Et voilà !</p>", "utf-8")
    with pytest.raises(BuildRefused, match="règle P1"):
        site({"articles/a.md": ARTICLE.format("")}, publish=True, THEME=str(theme))
