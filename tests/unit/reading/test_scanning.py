"""Addresses and anchors of a body, and where an address stands in its source."""

import pytest

from plugins.reading.locating import find_lines
from plugins.reading.scanning import Link, find_ids, scan_body
from plugins.reading.source import parse_source


@pytest.mark.parametrize(
    ("body", "links"),
    [
        ('<a href="/a/?b&amp;c">x</a>', [Link("/a/?b&c", False)]),
        ("<a title='>' href='/a/'>x</a>", [Link("/a/", False)]),
        ("<IMG SRC=/a.png alt=x>", [Link("/a.png", True)]),
        ('<a href="/a/"></a><a href="/a/"></a>', [Link("/a/", False)]),
        ('<!-- <a href="/a/"> --><code>&lt;a href="/b/"&gt;</code>', []),
        ('<video src="/a.mp4" poster="/a.png">', [Link("/a.mp4", True), Link("/a.png", True)]),
    ],
)
def test_each_address_is_found_once(body: str, links: list[Link]) -> None:
    assert list(scan_body(body).links) == links


def test_anchors_are_ids_and_names() -> None:
    body = '<h2 id="un">x</h2><a name="deux"></a><sup id="fnref:1"></sup>'
    assert scan_body(body).anchors == {"un", "deux", "fnref:1"}
    assert find_ids('<main id="contenu"><p id="{{ x }}">') == {"contenu"}


@pytest.mark.parametrize(
    ("body", "target", "lines"),
    [
        ("a\n\n[x](/a/)", "/a/", [5]),
        ("[x](/a/b/)\n[y](/a/)", "/a/", [4]),
        ("[x](/a/)\n\n[y](/a/)", "/a/", [3, 5]),
        ("`/a/`\n\n[y](/a/)", "/a/", [5]),
        ("[x][r]\n\n[r]: /a/", "/a/", [5]),
        ("[x](#titre-2)\n[y](#titre)", "#titre", [4]),
        ('<a href="/?a&amp;b">x</a>', "/?a&b", [3]),
        ("nulle part", "/a/", [3]),
    ],
)
def test_an_address_is_located_in_its_source(body: str, target: str, lines: list[int]) -> None:
    assert find_lines(parse_source(f"Title: T\n\n{body}"), target) == lines
