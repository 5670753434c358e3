"""Bytes become text, or say at which line they are not text."""

import pytest

from plugins.reading.decoding import decode_source


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("Été\n".encode(), "Été\n"),
        (b"\xef\xbb\xbfTitle: x", "Title: x"),
        (b"a\r\nb\r\n", "a\nb\n"),
        (b"a\rb\r", "a\nb\n"),
        ("a\u2028b\x85c".encode(), "a\u2028b\x85c"),
        (b"", ""),
    ],
)
def test_text_of_every_system_is_accepted(raw: bytes, text: str) -> None:
    assert decode_source(raw) == (text, [])


@pytest.mark.parametrize(
    ("raw", "line", "words"),
    [
        ("a\n\nà l’hôtel".encode("cp1252"), 3, "Windows-1252"),
        (b"a\rb\r\n\xe9t\xe9", 3, "UTF-8"),
        ("Title: Été\n".encode("utf-16"), 1, "UTF-16"),
        (b"a\nb\x00c", 2, "U+0000"),
        (b"a\n\nb\x0bc", 3, "U+000B"),
    ],
)
def test_other_bytes_are_refused_at_their_line(raw: bytes, line: int, words: str) -> None:
    (problem,) = decode_source(raw)[1]
    assert problem.line == line
    assert words in problem.message


def test_a_file_in_another_encoding_is_still_read_for_its_other_faults() -> None:
    assert decode_source("Titre : Été".encode("cp1252"))[0] == "Titre : Été"
    assert decode_source("Titre : Été".encode("utf-16"))[0] == "Titre : Été"
