"""Custom fields are kept: beside the article, or for the author alone."""

import json

import pytest

from plugins.wordpress_import.fields import (
    format_fields,
    holds_address,
    read_fields,
    read_hidden_fields,
    split_private,
)
from plugins.wordpress_import.model import Export, OldAuthor
from plugins.wordpress_import.places import Place
from plugins.wordpress_import.records import format_records, list_records
from tests.wordpress_import.articles.items import build_item

META = (
    ("sous_titre", "Mieux"),
    ("note", 'a:1:{s:1:"é";i:1;}'.replace('s:1:"é"', 's:2:"é"')),
    ("lieu", "Paris"),
    ("lieu", "Lyon"),
    ("lieu", "Nice"),
    ("courriel", "moi@prive.example"),
    ("_edit_last", "1"),
    ("footnotes", "[]"),
)


def test_fields_are_read_in_their_order() -> None:
    assert read_fields(build_item(1, meta=META)) == {
        "sous_titre": "Mieux",
        "note": {"é": 1},
        "lieu": ["Paris", "Lyon", "Nice"],
        "courriel": "moi@prive.example",
    }
    assert read_hidden_fields(build_item(1, meta=META))["_edit_last"] == "1"


@pytest.mark.parametrize(
    ("value", "holds"),
    [
        ("moi@prive.example", True),
        ({"a": ["b", {"c": "moi@prive.example"}]}, True),
        ("203.0.113.7", True),
        ("2001:db8:0:0::1", True),
        ("Mieux", False),
        ("12:30", False),
        ("version 1.2.3", False),
        ("@moi", False),
        (None, False),
    ],
)
def test_a_field_with_an_address_is_private(value: object, holds: bool) -> None:
    assert holds_address("champ", value) is holds
    public, private = split_private({"champ": value})
    assert bool(private) is holds is not bool(public)


def test_fields_are_written_so_that_a_person_reads_them() -> None:
    assert format_fields({"é": [1]}).decode() == '{\n  "é": [\n    1\n  ]\n}\n'


def test_what_is_private_has_a_line_of_its_own() -> None:
    items = (
        build_item(1, "public", meta=META),
        build_item(2, "secret", status="private", password="sésame", meta=(("ton", "gai"),)),  # noqa: S106
    )
    places = {
        1: Place("content/articles/2018/public.md", "public"),
        2: Place("var/wordpress/prives/secret.md", "secret", "prives"),
    }
    author = OldAuthor("karine", "Karine", "karine@prive.example", 2)
    export = Export(authors={"karine": author}, items=items)
    files = format_records(list_records(export, places))
    rows = {path: [json.loads(line) for line in body.splitlines()] for path, body in files.items()}
    assert rows["var/wordpress/comptes.jsonl"][0]["email"] == "karine@prive.example"
    assert rows["var/wordpress/textes.jsonl"][0]["mot de passe"] == "sésame"
    assert [row["champs"] for row in rows["var/wordpress/champs.jsonl"]] == [
        {"courriel": "moi@prive.example", "_edit_last": "1", "footnotes": "[]"},
        {"ton": "gai"},
    ]


@pytest.mark.parametrize("flood", ["@", "a@", "1.", "a:", "0"])
def test_a_flood_is_read_in_no_time(flood: str) -> None:
    assert holds_address("champ", flood * 200_000) in {True, False}
