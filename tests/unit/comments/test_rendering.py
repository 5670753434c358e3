"""A comment's text shows all that was typed, and nothing in it is active."""

import re
import time

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from plugins.comments.rendering import is_prose, render_comment

NESTED = "".join("> - " * depth + "a\n\n" for depth in range(1, 60))
BOMBS = [
    "[",
    "*",
    "_",
    "`",
    ">",
    "(",
    "<",
    "&",
    "!",
    "[](",
    "*a_ ",
    "> - ",
    "a\n",
    "http://a ",
    "a",
]


def render(text: str) -> str:
    """`text` as HTML, its typography left alone."""
    return render_comment(text, lambda markup: markup).strip()


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        ("Merci", "<p>Merci</p>"),
        ("un\ndeux\n\ntrois", "<p>un<br>\ndeux</p>\n<p>trois</p>"),
        ("*a* **b** `c`", "<p><em>a</em> <strong>b</strong> <code>c</code></p>"),
        ("> cité", "<blockquote>\n<p>cité</p>\n</blockquote>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("```\n<b>\n```", "<pre><code>&lt;b&gt;\n</code></pre>"),
        ("3. trois", '<ol start="3">\n<li>trois</li>\n</ol>'),
        ("# non", "<p># non</p>"),
        ("<b>gras</b>", "<p>&lt;b&gt;gras&lt;/b&gt;</p>"),
        ("    en retrait", "<p>en retrait</p>"),
        ("a\u00a0!", "<p>a\u00a0!</p>"),
    ],
)
def test_a_comment_is_simple_text(text: str, markup: str) -> None:
    assert render(text) == markup


@pytest.mark.parametrize(
    ("text", "address", "label"),
    [
        ("[ici](https://a.fr/b?c=1&d=2)", "https://a.fr/b?c=1&d=2", "ici"),
        ("<https://a.fr>", "https://a.fr", "https://a.fr"),
        ("(voir https://a.fr/x_y_z).", "https://a.fr/x_y_z", "https://a.fr/x_y_z"),
        ("https://fr.wikipedia.org/wiki/A_(b).", "https://fr.wikipedia.org/wiki/A_(b)", None),
        ("![image](https://a.fr/i.png)", "https://a.fr/i.png", "image"),
    ],
)
def test_a_link_gives_nothing_to_its_target(text: str, address: str, label: str | None) -> None:
    (link,) = BeautifulSoup(render(text), "html.parser").select("a")
    assert link["href"] == address
    assert link["rel"] == ["nofollow", "ugc", "noopener"]
    assert link.text == (label or address)


@pytest.mark.parametrize(
    "text",
    [
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](data:text/html,x)",
        "[x](&#106;avascript:alert(1))",
        "<javascript:alert(1)>",
        "[x](//a.fr)",
        "[x](/admin)",
        "[x](https://banque.fr@a.fr/)",
        "[a]: javascript:alert(1)\n\n[a]",
        "`https://a.fr`",
    ],
)
def test_no_other_link_is_made_and_its_words_stay(text: str) -> None:
    page = BeautifulSoup(render(text), "html.parser")
    assert not page.select("[href]")
    assert re.search("alert|text/html|a.fr|admin", page.text)


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        '"><svg onload=alert(1)>',
        '[x](https://a.fr/"onmouseover="alert(1))',
        '```a" onclick="alert(1)\nx\n```',
        "<a href='https://a.fr' onclick=alert(1)>x</a>",
    ],
)
def test_nothing_hostile_becomes_markup(text: str) -> None:
    page = BeautifulSoup(render(text), "html.parser")
    names = {name for tag in page.find_all(True) for name in tag.attrs}
    assert not page.select("script, img, svg")
    assert names <= {"href", "rel"}
    assert "alert" in str(page)


@pytest.mark.parametrize(
    "text",
    [
        NESTED,
        ">" * 40 + " mot",
        "[](https://mot.fr)",
        '[a](https://b.fr "mot")',
        "~~~ un mot\nb\n~~~",
    ],
    ids=["nested", "quoted", "empty link", "title", "fence"],
)
def test_what_markdown_would_hide_is_shown_as_typed(text: str) -> None:
    assert render(text).startswith("<p>")
    assert BeautifulSoup(render(text), "html.parser").text.split() == text.split()


@given(st.text(st.sampled_from("ab [](){}*_`<>&!#-+1.\n:/\"'~\\"), max_size=80))
def test_no_letter_is_ever_lost(text: str) -> None:
    page = BeautifulSoup(render(text), "html.parser")
    typed = re.sub("[^ab]", "", text)
    shown = "".join([page.text, *(link["href"] for link in page.select("a[href]"))])
    assert len(re.sub("[^ab]", "", shown)) >= len(typed)


@pytest.mark.parametrize("unit", BOMBS)
def test_no_flood_takes_long(unit: str) -> None:
    start = time.process_time()
    assert render(unit * (50_000 // len(unit)))
    assert time.process_time() - start < 0.25


def test_french_typography_comes_last() -> None:
    assert render_comment("Oui !", lambda markup: markup.replace(" !", "\u202f!")) == (
        "<p>Oui\u202f!</p>\n"
    )


def test_a_flood_is_shown_as_typed_without_typography() -> None:
    assert render_comment("[" * 700, str.upper) == f"<p>{'[' * 700}</p>"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Oui ! » « Non ?", True),
        (
            "– Et vous ? m’a dit Paul, qui cherche depuis un an. – Moi ? Je commence demain ! "
            * 99,
            True,
        ),
        ("« ! ? »" * 1400, False),
        ("mot ! " * 1600, False),
        ("[" * 9000, False),
    ],
)
def test_a_flood_of_signs_is_not_typeset(text: str, expected: bool) -> None:
    assert is_prose(text) is expected


def test_what_stands_beyond_the_limit_is_not_shown() -> None:
    assert len(render("a" * 20_000)) == 10_000 + len("<p></p>")
