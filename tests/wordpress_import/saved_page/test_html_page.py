"""A page saved from a browser: the article is found in the clothes of any theme."""

import re
from collections import Counter
from datetime import date, datetime

import pytest

from plugins.wordpress_import.saved_page.model import RefusedPageError
from plugins.wordpress_import.saved_page.tree import parse_page, read_text
from tests.wordpress_import.saved_page.pages import (
    BODY,
    NAMELESS,
    OLD,
    READER,
    SEVENTEEN,
    THEMES,
    TWENTY_FOUR,
    read_html,
)

WORD = re.compile(r"[^\W_]+")


def count_words(html: str) -> Counter[str]:
    return Counter(WORD.findall(read_text(parse_page(html)).lower()))


@pytest.mark.parametrize("theme", THEMES)
def test_no_word_of_the_article_is_lost(theme: str) -> None:
    page = read_html(THEMES[theme])
    assert count_words(BODY) - count_words(page.html) == Counter()


@pytest.mark.parametrize("theme", THEMES)
def test_nothing_but_the_article_is_kept(theme: str) -> None:
    page = read_html(THEMES[theme])
    added = count_words(page.html) - count_words(BODY)
    assert [word for word in added if not word.startswith("importmark")] == []


@pytest.mark.parametrize("theme", THEMES)
def test_every_word_of_the_page_is_in_the_draft_or_among_what_was_cut(theme: str) -> None:
    page = read_html(THEMES[theme])
    cut = Counter(WORD.findall(" ".join(each.text for each in page.cuts).lower()))
    title = Counter(WORD.findall(page.title.lower()))
    shown = THEMES[theme].partition("<body")[2].partition(">")[2]
    assert count_words(shown) - cut - title - count_words(page.html) == Counter()


@pytest.mark.parametrize("theme", THEMES)
def test_the_title_is_found(theme: str) -> None:
    assert read_html(THEMES[theme]).title == "Oser le premier message"


@pytest.mark.parametrize("page", [SEVENTEEN, TWENTY_FOUR], ids=["2017", "2024"])
def test_the_moment_is_found(page: str) -> None:
    moment = datetime.fromisoformat("2018-03-05T08:30:00+01:00")
    assert read_html(page).created == moment


@pytest.mark.parametrize("page", [OLD, READER], ids=["2010", "lecture"])
def test_the_day_is_found_at_least(page: str) -> None:
    assert read_html(page).created == date(2018, 3, 5)


@pytest.mark.parametrize("page", [SEVENTEEN, TWENTY_FOUR, OLD, READER])
def test_the_author_is_found_and_written_as_the_blog_does(page: str) -> None:
    assert read_html(page).author == "Karine"


@pytest.mark.parametrize("page", [SEVENTEEN, TWENTY_FOUR], ids=["2017", "2024"])
def test_themes_and_tags_are_found(page: str) -> None:
    read = read_html(page)
    assert (read.category, read.tags) == ("Réseau", ["Humeurs", "courage"])


@pytest.mark.parametrize(
    ("page", "address"),
    [
        (SEVENTEEN, "https://vieux.example/2018/03/05/oser-le-premier-message/"),
        (TWENTY_FOUR, "https://vieux.example/oser-le-premier-message/"),
        (READER, "https://vieux.example/2018/03/05/oser/"),
        (f"<!-- saved from url=(0028)https://vieux.example/oser/ -->{NAMELESS}", None),
    ],
)
def test_the_old_address_is_found(page: str, address: str | None) -> None:
    assert read_html(page).address == (address or "https://vieux.example/oser/")


def test_a_last_change_is_told_when_it_is_no_slip() -> None:
    assert read_html(TWENTY_FOUR).modified is not None
    assert read_html(TWENTY_FOUR.replace("2018-05-05", "2018-03-05")).modified is None


def test_each_part_that_is_cut_has_its_name() -> None:
    kinds = {cut.what for cut in read_html(SEVENTEEN).cuts}
    assert {"menu", "en-tête du site", "colonne latérale", "pied de page"} <= kinds
    assert {"boutons de partage", "articles voisins", "commentaires"} <= kinds


def test_comments_are_read_with_their_thread() -> None:
    first, answer = read_html(SEVENTEEN).comments
    assert (first.name, first.text) == ("Bénédicte", "Merci pour ce *texte*\u00a0!")
    assert first.created == datetime.fromisoformat("2018-03-06T09:00:00+01:00")
    assert (answer.parent, answer.by_author, answer.text) == (7, True, "De rien.")


def test_comments_of_an_old_theme_are_read_too() -> None:
    (comment,) = read_html(OLD).comments
    assert (comment.name, comment.text) == ("Bénédicte", "Merci pour ce texte\u00a0!")


def test_a_hidden_script_says_nothing() -> None:
    page = read_html(SEVENTEEN)
    assert "jamais" not in page.html
    assert not any("jamais" in cut.text for cut in page.cuts)


@pytest.mark.parametrize(
    ("page", "said"),
    [
        (SEVENTEEN.replace("single single-post", "error404"), "404"),
        ("<body><h1>Oups ! Cette page est introuvable.</h1><p>Rien ici.</p></body>", "404"),
        (SEVENTEEN.replace("post-template-default single single-post", "home blog"), "liste"),
        (
            "<body>"
            + 3
            * f'<div class="post"><h2 class="entry-title">x</h2><div class="entry-content">{BODY}'
            "</div></div>" + "</body>",
            "3 articles",
        ),
    ],
)
def test_a_page_that_is_no_article_is_refused(page: str, said: str) -> None:
    with pytest.raises(RefusedPageError, match=said):
        read_html(page)


def test_a_page_too_deep_or_too_large_is_refused() -> None:
    with pytest.raises(RefusedPageError, match="imbriquée"):
        read_html("<div>" * 5000 + "mot" + "</div>" * 5000)
    with pytest.raises(RefusedPageError, match="imbriquée"):
        read_html("<b>a</b>" * 70_000)
    with pytest.raises(RefusedPageError, match="trop long"):
        read_html(SEVENTEEN.replace(BODY, f"<p>{'mot ' * 200_000}</p>"))


def test_what_the_page_hid_is_kept_and_told() -> None:
    page = read_html(SEVENTEEN.replace(BODY, f'{BODY}<div style="display: none">La réponse.</div>'))
    assert "La réponse." in page.html
    assert any("cachait" in remark for remark in page.remarks)


def test_an_article_of_several_pages_says_so() -> None:
    page = read_html(SEVENTEEN.replace(BODY, f'{BODY}<div class="page-links">Pages : 1 2</div>'))
    assert "Pages : 1" not in page.html
    assert any("plusieurs pages" in remark for remark in page.remarks)


def test_a_byline_within_the_text_is_read_and_told() -> None:
    page = read_html(NAMELESS.replace(BODY, f"<p>Publié le 5 mars 2018 par karine</p>{BODY}"))
    assert (page.created, page.author) == (date(2018, 3, 5), "karine")
    assert "Publié le" not in page.html
    assert any("Publié le" in cut.text for cut in page.cuts)
