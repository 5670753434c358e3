"""No line of a header is skipped: each is a field, a continuation, or a problem."""

import pytest

from plugins.reading.source import parse_source


def test_fields_have_their_lines_and_the_text_its_first() -> None:
    source = parse_source("Title: Un : deux\nDATE:2024-03-02\n\n\nTexte\n\nfin\n")
    assert [(f.key, f.value, f.line) for f in source.fields] == [
        ("title", "Un : deux", 1),
        ("date", "2024-03-02", 2),
    ]
    assert (source.header_end, source.body_line, source.problems) == (2, 5, ())
    assert source.body == "Texte\n\nfin\n"


def test_an_indented_line_continues_a_field() -> None:
    source = parse_source("Summary: un\n    deux\n\ttrois\nDate: x\n\nT")
    assert [field.value for field in source.fields] == ["un deux trois", "x"]


@pytest.mark.parametrize(
    ("header", "line", "words"),
    [
        ("Title : x\nDate: y", 1, "« Title: x »"),
        ("Date: y\nTitle\u00a0: x", 2, "collés"),
        ("Titre: x", 1, "vouliez-vous dire « Title »"),
        ("Titre : x", 1, "vouliez-vous dire « Title »"),
        ("Title: x\nTgas: a", 2, "vouliez-vous dire « Tags »"),
        ("Title: x\nImage alt: a", 2, "vouliez-vous dire « Image_alt »"),
        ("Title: x\nRe\u0301sume\u0301: a", 2, "vouliez-vous dire « Summary »"),
        ("Title: x\nBlabla: a", 2, "le champ « Blabla » n’existe pas"),
        ("Title: x\n Date: y", 2, "retirez l’espace au début"),
        ("Title: x\nDate 2024-03-02\nSlug: a", 2, "« Date: 2024-03-02 »"),
        ("Title: x\nn’importe quoi\nSlug: a", 2, "n’est pas un champ"),
        ("Title: x\nDate: y\nLe texte, sans ligne vide.", 3, "laissez une ligne vide"),
        ("Title: x\nhttps://exemple.fr/", 2, "laissez une ligne vide"),
        ("Du texte : rien que du texte.", 1, "n’est pas un champ"),
        ("---\nTitle: x\nDate: y\n---", 1, "retirez la ligne « --- »"),
        ("+++\nTitle: x\n+++", 1, "retirez la ligne « +++ »"),
        ("\nTitle: x", 1, "dès la première ligne"),
        ("", 1, "le fichier est vide"),
        ("\n \n", 1, "le fichier est vide"),
    ],
)
def test_a_faulty_line_is_one_problem_at_its_line(header: str, line: int, words: str) -> None:
    source = parse_source(f"{header}\n\nTexte" if header.strip() else header)
    (problem,) = source.problems
    assert problem.line == line
    assert words in problem.message


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Title: x\nDate: y\nTexte collé.\n\nSuite", "Texte collé.\n\nSuite"),
        ("---\nTitle: x\n---\nTexte", "Texte"),
        ("Title: x\n\nMot: texte", "Mot: texte"),
        ("Title: x", ""),
    ],
)
def test_no_text_is_lost_below_a_faulty_header(text: str, body: str) -> None:
    assert parse_source(text).body == body


@pytest.mark.parametrize(
    ("text", "line"), [("A: 1\nB: 2\n\n", 3), ("A: 1\nB: 2", 3), ("A: 1\n\n\n\n", 2)]
)
def test_a_missing_text_is_missed_where_it_should_begin(text: str, line: int) -> None:
    assert parse_source(text).body_line == line


def test_a_mistyped_name_still_gives_its_value() -> None:
    fields = parse_source("Tittle: x\nDate 2024-03-02\n\nT").fields
    assert [(field.key, field.value) for field in fields] == [
        ("title", "x"),
        ("date", "2024-03-02"),
    ]
