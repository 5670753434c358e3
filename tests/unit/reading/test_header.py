"""A whole header: what is missing, repeated, or at odds with the rest of it."""

import pytest

from plugins.reading.header import Rules, read_header
from plugins.reading.source import parse_source
from tests.unit.reading.conftest import Head

ERROR, WARNING = "erreur", "attention"


def test_a_sound_header_gives_its_values(head: Head) -> None:
    header = head("Tags: a, b\nStatus: brouillon\nRedirect_from: /a/\nRedirect_from: /b/ /a/")
    assert header.problems == []
    assert header.values["status"] == "draft"
    assert header.values["tags"] == ["a", "b"]
    assert header.values["redirect_from"] == ["/a/", "/b/"]
    assert header.values["slug"] == "un-article"


@pytest.mark.parametrize(
    ("fields", "line", "severity", "words"),
    [
        ("Title: Autre", 3, WARNING, "déjà écrit ligne 1"),
        ("Save_as: ../x.html", 3, ERROR, "employez Slug"),
        ("Url: x", 3, ERROR, "employez Slug"),
        ("Slug: archives", 3, ERROR, "réservé"),
        ("Modified: 2023-01-01", 3, WARNING, "plus ancien que Date"),
        ("Modified: hier", 3, ERROR, "ne se comprend pas"),
        ("Slug: a\nModified: 2204-01-01", 4, WARNING, "2204"),
        ("Image: /images/x.png", 3, WARNING, "ajoutez Image_alt"),
        ("Image: /images/x.png\nImage_alt: À compléter", 4, WARNING, "à compléter"),
        ("Author: A\nAuthors: B; C", 4, WARNING, "la même chose"),
        ("Redirect_from: /a/\nRedirect_from: b/", 4, ERROR, "commencer par /"),
        ("Comments: peut-être", 3, ERROR, "ouverts, fermés"),
        ("Typo: non", 3, ERROR, "on, off"),
        ("Template: absent", 3, ERROR, "gabarit"),
        ("Translation: true", 3, ERROR, "n’existe pas"),
    ],
)
def test_a_faulty_field_is_one_problem_at_its_line(
    head: Head, fields: str, line: int, severity: str, words: str
) -> None:
    (problem,) = head(fields).problems
    assert (problem.line, problem.severity.value) == (line, severity)
    assert words in problem.message


def test_the_first_of_repeated_fields_counts(head: Head) -> None:
    assert head("Title: Autre").values["title"] == "T"


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("Date: 2024-03-02", {(1, "le titre")}),
        ("Title: x", {(1, "la date")}),
        ("Title:\nDate:", {(1, "le titre"), (2, "la date")}),
        ("Title: x\nDate: demain", {(2, "la date")}),
        ("Du texte.", {(1, "ligne")}),
    ],
)
def test_an_article_has_a_title_and_a_date(
    rules: Rules, source: str, found: set[tuple[int, str]]
) -> None:
    header = read_header(parse_source(f"{source}\n\nTexte"), rules, "a")
    words = {(p.line, w) for p in header.problems for _, w in found if w in p.message}
    assert (words, len(header.problems)) == (found, len(found))
    assert header.values["title"]
    assert header.values["date"].tzinfo


def test_a_page_needs_no_date(rules: Rules) -> None:
    page = Rules(rules.zone, rules.today, is_article=False)
    header = read_header(parse_source("Title: x\n\nTexte"), page, "a")
    assert (header.problems, "date" in header.values) == ([], False)


def test_an_empty_optional_field_is_an_absent_one(head: Head) -> None:
    header = head("Tags:\nSummary:\nImage:\nSlug: \nModified:\nGuid:\nRedirect_from:\nStatus:")
    assert header.problems == []
    assert header.values.keys() == {"title", "date", "status", "slug"}


@pytest.mark.parametrize(("stem", "slug"), [("Été à Paris", "ete-a-paris"), ("œuf", "oeuf")])
def test_a_slug_is_made_of_the_name_of_the_file(head: Head, stem: str, slug: str) -> None:
    assert head("Lang: fr", stem).values["slug"] == slug


def test_a_file_name_without_letters_is_refused_rather_than_written_over_the_home_page(
    head: Head,
) -> None:
    header = head("Lang: fr", "…")
    (problem,) = header.problems
    assert (problem.line, bool(header.values["slug"])) == (1, True)
    assert "ajoutez un Slug" in problem.message


def test_an_unknown_status_never_publishes(head: Head) -> None:
    assert head("Status: privé").values["status"] == "draft"


def test_silence_names_the_kinds_of_remark_that_are_not_wanted(head: Head) -> None:
    read = head("Silence: paragraphe-long, Typographie")
    assert read.values["silence"] == ["paragraphe-long", "typographie"]
    assert read.problems == []


def test_an_unknown_kind_in_silence_is_refused_with_the_one_that_was_meant(head: Head) -> None:
    (problem,) = head("Silence: paragraphes-longs").problems
    assert problem.line == 3
    assert "« paragraphes-longs » n’est pas un mot permis" in problem.message
    assert "vouliez-vous dire « paragraphe-long »" in problem.message
