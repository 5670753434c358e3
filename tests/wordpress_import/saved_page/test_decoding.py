"""Pages come in the encodings of their time; what is no page is refused in a sentence."""

import pytest

from plugins.wordpress_import.saved_page.decoding import MOST_BYTES, decode_page, refuse_size
from plugins.wordpress_import.saved_page.kinds import is_html
from plugins.wordpress_import.saved_page.model import RefusedPageError

TEXT = "L’été à Œuvres : 5 €\nfin"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]
)
def test_an_encoding_is_known_without_being_named(encoding: str) -> None:
    assert decode_page(TEXT.encode(encoding))[0] == TEXT


def test_a_declared_encoding_is_believed() -> None:
    page = '<meta charset="iso-8859-15">5 € d’été'.replace("’", "'")
    assert decode_page(page.encode("iso-8859-15")) == (page, "iso-8859-15")


def test_latin_1_is_what_browsers_take_it_for() -> None:
    page = '<meta charset="iso-8859-1">l’été'
    assert decode_page(page.encode("cp1252")) == (page, "Windows-1252")


def test_an_encoding_that_could_harm_is_not_obeyed() -> None:
    page = b'<meta charset="unicode_escape">\\x41 \xe9t\xe9'
    assert decode_page(page)[0].endswith("\\x41 été")


def test_lines_end_alike_and_controls_go() -> None:
    assert decode_page(b"a\r\nb\rc\x08d" + b"e" * 90)[0] == "a\nb\ncd" + "e" * 90


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "vide"),
        (b" \n\xef\xbb\xbf", "vide"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04 docx", "traitement de texte"),
        (b"{\\rtf1 x}", "RTF"),
        (b"\x89PNG\r\n", "image"),
        (bytes(range(256)) * 20, "pas du texte"),
    ],
)
def test_what_is_no_page_is_refused(raw: bytes, said: str) -> None:
    with pytest.raises(RefusedPageError, match=said):
        decode_page(raw)


def test_a_page_that_weighs_too_much_is_refused() -> None:
    with pytest.raises(RefusedPageError, match="24\u00a0Mo"):
        refuse_size(bytes(MOST_BYTES + 1))


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("<!DOCTYPE html><html>", "a.html", True),
        ("<!DOCTYPE html><html>", "a.txt", True),
        ("Du texte, où <p> est un mot", "a.txt", False),
        ("Du texte sans balise", "a.html", False),
        ("un <div class=x>morceau</div>", "a.htm", True),
    ],
)
def test_a_page_of_html_is_known(text: str, name: str, expected: bool) -> None:
    assert is_html(text, name) is expected


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('<rss xmlns:wp="http://wordpress.org/export/1.2/">', "export"),
        ('<?xml version="1.0"?><rss version="2.0"><channel>', "flux"),
        ('<feed xmlns="http://www.w3.org/2005/Atom">', "flux"),
    ],
)
def test_an_export_and_a_feed_are_told_apart(text: str, said: str) -> None:
    with pytest.raises(RefusedPageError, match=said):
        is_html(text, "a.html")
