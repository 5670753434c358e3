"""`content/anciennes-adresses.txt`, read strictly."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.redirects.rows import PLACE, parse_rows
from plugins.redirects.table import Wish

SOUND = """\
# Une remarque.
/2017/11/titre/ /titre/

\t/?p=12   /titre/
/2017/*\t/archives/2017/
/a%20b/ /été/
"""


def test_rows_are_read_with_their_lines() -> None:
    wishes, findings = parse_rows(f"\ufeff{SOUND}".replace("\n", "\r\n").encode())
    assert findings == []
    assert [(wish.line, wish.source, wish.target) for wish in wishes] == [
        (2, "/2017/11/titre/", "/titre/"),
        (4, "/?p=12", "/titre/"),
        (5, "/2017/*", "/archives/2017/"),
        (6, "/a%20b/", "/été/"),
    ]
    assert wishes[0] == Wish("/2017/11/titre/", "/titre/", PLACE, 2)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("/seule/", "l’ancienne adresse, une espace, la nouvelle"),
        ("/avec espace/ /titre/", "%20"),
        ("/a/ -> /b/", "une espace"),
        ("https://blog.fr/a/?p=1 /b/", "« /a/?p=1 »"),
        ("/a/ https://ailleurs.fr/", "sans le nom du site"),
        ("//blog.fr/a/ /b/", "sans le nom du site"),
        ("a/ /b/", "essayez « /a/ »"),
        ("/a/ b/", "essayez « /b/ »"),
        ("/a/../b/ /c/", "« .. »"),
        ("/a/ /b/?c=1", "sans « ? »"),
        ("/a/ /b/#c", "sans « ? »"),
        ("/a/* /b/*", "sans « ? »"),
        ("/a\u202eb/ /c/", "invisible"),
        ("/a\x00b/ /c/", "invisible"),
        (f"/{'a' * 5000}/ /c/", "trop longue"),
    ],
)
def test_a_faulty_row_is_said_with_its_line(line: str, words: str) -> None:
    wishes, (finding,) = parse_rows(f"# un\n{line}\n/x/ /y/\n".encode())
    assert (finding.path, finding.line, len(wishes)) == (PLACE, 2, 1)
    assert words in finding.message


def test_other_encodings_and_rows_said_twice_are_faults() -> None:
    _, findings = parse_rows("/été/ /a/\n".encode("cp1252"))
    assert [(each.line, "UTF-8" in each.message) for each in findings] == [(1, True)]
    _, findings = parse_rows(b"/x/ /a/\n/x/ /b/\n")
    assert [(each.line, "ligne 1" in each.message) for each in findings] == [(2, True)]


@given(st.binary(max_size=200))
def test_any_bytes_are_rows_or_findings(raw: bytes) -> None:
    wishes, _ = parse_rows(raw)
    assert all(wish.source.startswith("/") and wish.target.isprintable() for wish in wishes)


def test_a_flood_takes_linear_time() -> None:
    rows = b"".join(b"/a%d/ /b/\n" % number for number in range(50_000))
    started = time.process_time()
    parse_rows(rows + b"/" * 1_000_000 + b" /b/")
    assert time.process_time() - started < 5
