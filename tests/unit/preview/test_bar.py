"""What the bar, its panel of remarks and the lists say, and to whom they offer to act."""

from datetime import UTC, datetime
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag

from plugins.building.notes import PageNote
from plugins.preview import lists
from plugins.preview.bar import render_bar
from plugins.preview.facts import Facts, Waiting, find_edited, select_unpublished
from plugins.preview.outcome import Line, Report
from plugins.preview.page import add_to_page
from plugins.preview.remarks import build_sample, capitalize
from plugins.shared.findings import Finding, Severity
from plugins.shared.numbers import count

DAY = datetime(2027, 3, 1, 8, tzinfo=UTC)
SOURCE = "content/articles/oser.md"
ACTS: dict[str, Any] = {"token": "t"}
"""What a page holds for who may act."""


def note(**known: Any) -> PageNote:
    usual = {
        **{"source": SOURCE, "output": "oser/index.html", "title": "Oser", "slug": "oser"},
        **{"state": "draft", "date": DAY, "words": 1200, "minutes": 6, "category": "Réseau"},
    }
    return PageNote(**{"mark": 1, **usual, **known})


def tree(html: str) -> BeautifulSoup:
    return BeautifulSoup(html, "html.parser")


def bar(**known: Any) -> Tag:
    found = tree(render_bar(Facts(build="1", **known))).aside
    assert found
    return found


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ("draft", "Brouillon"),
        ("scheduled", "Programmé pour le 1er\u00a0mars\u00a02027"),
        ("published", "Publié"),
        ("hidden", "Masqué"),
    ],
)
def test_the_bar_says_the_state_and_the_length(state: str, said: str) -> None:
    page = bar(note=note(state=state)).select_one(".page")
    assert page
    assert page.text == f"{said} 1\u202f200\u00a0mots, 6\u00a0min"


def test_the_bar_of_a_list_has_no_state_and_nothing_to_modify() -> None:
    assert "Aperçu du blog" in bar(**ACTS).text
    assert not bar(**ACTS).select("form.edit")


def test_who_may_only_look_is_offered_no_action() -> None:
    assert bar(note=note(), **ACTS).select("form.edit input[name=token]")
    assert not bar(note=note()).select("form, [href='/-/nouvel-article/']")


def test_waiting_comments_lead_to_the_page_or_to_the_list() -> None:
    here = bar(waiting=3, waiting_here=1).select_one(".waiting")
    elsewhere = bar(waiting=3).select_one(".waiting")
    assert here
    assert elsewhere
    assert (here["href"], here.text) == ("#en-attente", "1\u00a0commentaire\u00a0en\u00a0attente")
    assert elsewhere["href"] == "/-/brouillons/#en-attente"
    assert not bar().select(".waiting")


def _report(path: str, line: int, message: str, kind: str = "typographie") -> Report:
    finding = Finding(path, line, message, Severity.ADVICE, kind)
    return Report(finding, (Line(line, "A vous <b>de</b> [jouer](/x/)", True),))


def test_remarks_of_the_page_are_in_order_with_their_line_and_words() -> None:
    reports = (
        _report(SOURCE, 9, "voici <ceci>"),
        _report(SOURCE, 7, "b."),
        _report("x.md", 1, "c"),
    )
    panel = bar(note=note(), reports=reports, **ACTS)
    items = panel.select("li[data-words]")
    assert [item.select_one(".kind").text for item in items] == [  # type: ignore[union-attr]
        "1 Typographie ligne\u00a07",
        "2 Typographie ligne\u00a09",
    ]
    assert items[0]["data-words"] == "a vous de jouer"
    assert "Voici <ceci>." in items[1].text
    assert "Silence: typographie" in panel.text
    assert panel.select_one("a[href='/-/erreurs']").text == "3\u00a0conseils"  # type: ignore[union-attr]


def test_an_error_is_never_offered_to_be_silenced() -> None:
    report = Report(Finding(SOURCE, 7, "a.", Severity.ERROR, "lien"))
    assert "Silence" not in bar(note=note(), reports=(report,)).text


def test_nothing_to_say_opens_no_panel() -> None:
    assert [summary.text for summary in bar(note=note()).select("summary")] == ["Aperçu"]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("Title: A vous", "a vous"),
        ("1. Un *mot*, l'été[^a]", "un mot l été"),
        ('<abbr title="x">CV</abbr> {: .signature }', "cv"),
        ("![Une rue](/images/x_y.png)", "une rue"),
    ],
)
def test_the_words_of_a_line_are_those_of_its_page(line: str, words: str) -> None:
    assert build_sample(line) == words


def test_a_sentence_begins_and_ends_as_one() -> None:
    assert capitalize("ceci") == "Ceci."
    assert capitalize("« a »\u00a0?") == "« a »\u00a0?"


def test_numbers_are_written_the_french_way() -> None:
    assert count(0, "mot") == "0\u00a0mot"
    assert count(12345, "mot") == "12\u202f345\u00a0mots"


def test_drafts_come_first_then_what_is_scheduled_the_latest_first() -> None:
    notes = [note(output=str(n), state=s) for n, s in enumerate(["scheduled", "draft", "hidden"])]
    found = select_unpublished({each.output: each for each in notes})
    assert [each.state for each in found] == ["draft", "scheduled"]


def test_the_lists_are_kind_when_they_are_empty() -> None:
    text = tree(lists.render_drafts({}, Waiting(), "t")).text
    assert "tout ce que vous avez écrit est paru" in text
    assert "vous avez répondu à tout le monde" in text


def test_the_lists_name_what_is_under_way() -> None:
    waiting = Waiting({"oser": 2, "parti": 1})
    page = tree(lists.render_drafts({"oser/index.html": note()}, waiting, "t"))
    assert page.select_one("li a[href='/oser/']")
    assert page.select_one("form.edit button")
    assert page.select_one("a[href='/oser/#en-attente']")
    assert "1\u00a0commentaire en attente, d’un article qui n’est plus là" in page.text


def test_a_refused_title_stays_in_its_field() -> None:
    page = tree(lists.render_new_article(["Droits", "Réseau"], "Réseau", "t", "<?>", "Non."))
    assert page.select_one("#titre")["value"] == "<?>"  # type: ignore[index]
    assert page.select_one("[role=alert]").text == "Non."  # type: ignore[union-attr]
    assert page.select_one("option[selected]").text == "Réseau"  # type: ignore[union-attr]
    assert not tree(lists.render_new_article([], "", "")).form


def test_the_one_text_that_changed_is_found_wherever_it_went() -> None:
    before = {"a": note(source="a", output="a"), "b": note(source="b", output="b")}
    moved = {**before, "c/index.html": note(source="b", output="c/index.html", mark=2)}
    del moved["b"]
    assert find_edited(before, moved) == "/c/"
    assert find_edited(before, before) is None
    assert find_edited({}, before) is None
    assert find_edited(before, {k: note(source=k, output=k, mark=3) for k in before}) is None


def test_what_stops_the_build_leads_to_its_source_where_that_is_a_text() -> None:
    reports = (Report(Finding(SOURCE, 7, "a.")), Report(Finding("theme/x.html", 1, "b.")))
    page = tree(add_to_page("<body></body>", Facts("1", reports, **ACTS)))
    (edit,) = page.select("aside.notice form.edit")
    assert edit.select_one("[name=source]")["value"] == SOURCE  # type: ignore[index]
    assert edit.select_one("[name=line]")["value"] == "7"  # type: ignore[index]
