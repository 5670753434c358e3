"""A file from its bytes to its HTML, and the promise that no article is ever lost."""

from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.reading.article import ReadArticle, read_article
from plugins.reading.header import Rules
from tests.unit.reading.conftest import CONVERT, Read

HEADER = "Title: Un titre\nDate: 2024-03-02\n"


def _lines(article: ReadArticle) -> list[int]:
    return [problem.line for problem in article.problems]


def test_a_sound_file_is_read_without_a_word(read: Read) -> None:
    article = read(f"{HEADER}Summary: Un *résumé*.\n\nUn [lien](https://exemple.fr/).\n")
    assert article.problems == ()
    assert article.html == '<p>Un <a href="https://exemple.fr/">lien</a>.</p>'
    assert article.values["summary"] == "Un *résumé*."


def test_a_summary_is_made_where_there_is_none(read: Read) -> None:
    assert read(f"{HEADER}Summary:\n\n## Un\n\nDeux *trois*.").values["summary"] == "Deux trois."


def test_every_fault_of_a_file_comes_in_one_report(read: Read) -> None:
    source = "Title : x\nDate: demain\nSlug: É\n\n![](http://exemple.fr/x.png)\n\n[a](javascript:x)"
    assert sorted(_lines(read(source))) == [1, 2, 3, 5, 5, 7]


def test_a_draft_may_still_be_without_text(read: Read) -> None:
    assert _lines(read(f"{HEADER}Status: brouillon\n\n")) == []
    assert _lines(read(f"{HEADER}Status: publié\n\n")) == [4]


def test_a_text_too_nested_is_never_converted(rules: Rules) -> None:
    def refuse(_: str) -> str:
        raise AssertionError

    article = read_article(f"{HEADER}\n{'[' * 20_000}".encode(), "a", rules, refuse)
    assert (article.html, _lines(article)) == ("", [4])


def test_a_text_that_python_cannot_follow_is_refused(rules: Rules) -> None:
    def give_up(_: str) -> str:
        raise RecursionError

    assert _lines(read_article(f"{HEADER}\nTexte".encode(), "a", rules, give_up)) == [4]


LINES = st.sampled_from(
    ["Title: Un titre", "Date: 2024-03-02", "Status: publié", "Slug: a", "Tags: a, b", "", "Texte"]
)
SIGNS = st.sampled_from([*"Tt:- \u00a0\t\n\r\x00é’«\ufeff0/", "---", "Date", "\x85"])


@st.composite
def mutated_sources(draw: st.DrawFn) -> bytes:
    """An article with its lines drawn at random, and a few signs put in, replaced or taken out."""
    source = "\n".join(draw(st.lists(LINES, max_size=8)))
    for _ in range(draw(st.integers(0, 4))):
        place = draw(st.integers(0, len(source)))
        source = source[:place] + draw(SIGNS) + source[place + draw(st.integers(0, 2)) :]
    return source.encode(draw(st.sampled_from(["utf-8", "utf-8", "utf-8-sig", "utf-16"])))


@settings(max_examples=400, deadline=None)
@given(raw=mutated_sources())
def test_no_article_is_ever_lost_in_silence(rules: Rules, raw: bytes) -> None:
    article = read_article(raw, "un-article", rules, CONVERT)
    values = article.values
    assert values["title"]
    assert values["slug"]
    assert values["date"].tzinfo
    said = raw.decode("utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    assert article.problems or (values["title"] in said and f"{values['date']:%Y-%m-%d}" in said)
