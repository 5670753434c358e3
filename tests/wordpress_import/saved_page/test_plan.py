"""Any page becomes a draft that the strict reader accepts, or is refused in a sentence."""

import email.policy
import re
from dataclasses import replace
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pelicanconf import MARKDOWN
from plugins.reading.article import read_article
from plugins.reading.conversion import build_converter
from plugins.reading.header import Rules
from plugins.shared.findings import Severity
from plugins.wordpress_import.saved_page.model import Draft, RefusedPageError
from plugins.wordpress_import.saved_page.plan import plan_saved_page
from tests.wordpress_import.saved_page.pages import BLOG, BODY, SEVENTEEN, THEMES

CONVERT = build_converter(MARKDOWN)
RULES = Rules(BLOG.zone, BLOG.today)
COPIED = (
    "Titre\n\nUn texte, et il est là. Voilà.\n\nPHOTO DE KARINE\n\n"
    "IMG_1234.jpg\n\n– Oui ?\n– Non.\n"
)
PIECES = (
    *(
        "<p>",
        "</p>",
        "<div>",
        "</div>",
        "<!--",
        "-->",
        "<script>",
        '<a href="',
        '<img src="x.jpg">',
    ),
    *("<h2>", "<li>", "<table>", "<iframe src=a>", "&lt;", "&#0;", "\x00", "\ud7ff", "{: .x }"),
    *(
        "\n\n",
        "*",
        "_",
        "[",
        "]",
        "`",
        "#",
        "- ",
        "• ",
        "1. ",
        "MOT EN CAPITALES",
        "http://[",
        "---",
    ),
    *("Laisser un commentaire\n", "<aside>", "<br>", "\\", "|", ":   ", "    ", "[^1]: ", "%ff"),
)


def plan(text: str, name: str = "page.html") -> Draft:
    return plan_saved_page(text.encode("utf-8", "replace"), name, BLOG)


def check(draft: Draft) -> None:
    """The strict reader takes it as a draft, without an error or a warning."""
    article = read_article(draft.text, draft.stem, RULES, CONVERT)
    serious = [p for p in article.problems if p.severity is not Severity.ADVICE]
    assert serious == []
    assert article.values["status"] == "draft"
    assert [link for link in article.scan.links if link.target.startswith("/")] == []


@pytest.mark.parametrize("theme", THEMES)
def test_a_page_of_each_theme_is_a_draft(theme: str) -> None:
    draft = plan(THEMES[theme])
    check(draft)
    assert draft.path.endswith(f"/{draft.stem}.md")
    assert "\n\nKarine\n{: .signature }\n" in draft.text.decode()
    assert "## Écrire à Karine, sans CV\n" in draft.text.decode()


def test_fields_are_those_of_the_old_page() -> None:
    head = plan(SEVENTEEN).text.decode().partition("\n\n")[0].split("\n")
    assert head == [
        "Title: Oser le premier message",
        "Date: 2018-03-05T08:30:00+01:00",
        "Author: Karine",
        "Category: Réseau",
        "Tags: Humeurs, courage",
        "Slug: oser-le-premier-message",
        "Summary:",
        "Status: brouillon",
        "Redirect_from: /2018/03/05/oser-le-premier-message/",
    ]


def test_the_list_is_in_the_draft_where_no_reader_sees_it() -> None:
    draft = plan(SEVENTEEN)
    lines = [line for line in draft.text.decode().split("\n") if line.startswith("<!--")]
    assert len(lines) == len(draft.notes) + 1
    assert all(re.fullmatch(r"<!-- Import\u00a0: [^<>]+ -->", line) for line in lines)
    assert all("--" not in line[4:-3] for line in lines)


def test_a_copied_text_is_a_draft() -> None:
    draft = plan(COPIED, "page.txt")
    check(draft)
    assert draft.path == "articles/2026/titre.md"
    assert "<!-- Import\u00a0: ici l’image" in draft.text.decode()
    assert "\n\n– Oui ?\n\n– Non.\n" in draft.text.decode()


def test_an_author_is_written_as_the_blog_does() -> None:
    draft = plan("Titre\n\nPar KARINE\n\nUn texte, et il est là. Voilà.\n", "page.txt")
    assert "\nAuthor: Karine\n" in draft.text.decode()


def test_a_slug_that_the_site_keeps_is_not_taken() -> None:
    blog = replace(BLOG, reserved=frozenset({"archives"}))
    draft = plan_saved_page(b"Archives\n\nUn texte. Il est l\xc3\xa0.\n", "x.txt", blog)
    assert draft.stem == "archives-article"


def test_a_web_archive_brings_its_pictures() -> None:
    message = EmailMessage(policy=email.policy.SMTP)
    message["Snapshot-Content-Location"] = "https://vieux.example/2018/03/05/oser/"
    page = f'<html><body><h1>Oser</h1>{BODY}<p><img src="https://vieux.example/x.png"></p></body></html>'
    message.set_content(page, subtype="html", cte="quoted-printable")
    message.make_related()
    message.add_related(
        b"octets", "image", "png", headers=["Content-Location: https://vieux.example/x.png"]
    )
    draft = plan_saved_page(message.as_bytes(), "page.mhtml", BLOG)
    assert draft.address == "https://vieux.example/2018/03/05/oser/"
    assert [p.path for p in draft.pictures] == ["images/2018/03/x.png"]


@pytest.mark.parametrize("raw", [b"", b"%PDF-1.4", b"<html></html>", b"<p></p>", b"\n\n", b"..."])
def test_what_holds_no_article_is_refused(raw: bytes) -> None:
    with pytest.raises(RefusedPageError, match=r"\w"):
        plan_saved_page(raw, "page.html", BLOG)


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from([*THEMES.values(), COPIED]),
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 40), st.sampled_from(PIECES)), max_size=12),
)
def test_a_spoilt_page_never_stumbles(page: str, cuts: list[tuple[float, int, str]]) -> None:
    for place, length, piece in cuts:
        start = int(place * len(page))
        page = page[:start] + piece + page[start + length :]
    try:
        draft = plan(page, "page.txt" if page.startswith("T") else "page.html")
    except RefusedPageError:
        return
    check(draft)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300), st.sampled_from(["page.txt", "page.html", "page.mhtml"]))
def test_any_bytes_are_a_draft_or_refused(raw: bytes, name: str) -> None:
    try:
        draft = plan_saved_page(raw, name, BLOG)
    except RefusedPageError:
        return
    check(draft)
