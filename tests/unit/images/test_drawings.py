"""Drawings in lines: their size, and what is refused in them."""

import pytest

from plugins.images.drawings import UnfitDrawingError, is_drawing, read_size

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" {}>{}</svg>'
)


def _draw(inside: str = "", size: str = 'width="40" height="30px"') -> bytes:
    return SVG.format(size, inside).encode()


@pytest.mark.parametrize(
    "before",
    [
        "",
        "\ufeff",
        '<?xml version="1.0" encoding="utf-8"?>\n<!-- Un dessin -->\n',
        '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/svg11.dtd">\n',
    ],
)
def test_a_drawing_is_known_by_its_beginning(before: str) -> None:
    body = before.encode() + _draw("<path d='M0 0'/>")
    assert is_drawing(body)
    assert read_size(body) == (40, 30)


@pytest.mark.parametrize("body", [b"", b"<html><svg/>", b"GIF89a", b"\x89PNG", b"texte <svg"])
def test_what_is_no_drawing_is_not_taken_for_one(body: bytes) -> None:
    assert not is_drawing(body)


def test_the_box_tells_the_size_where_the_drawing_does_not() -> None:
    assert read_size(_draw(size='width="100%" viewBox="0 0 12.6 8"')) == (13, 8)


@pytest.mark.parametrize(
    "size", ["", 'width="0" height="3"', 'width="999999" height="3"', 'viewBox="0 0 a b"']
)
def test_a_drawing_without_a_size_is_refused(size: str) -> None:
    with pytest.raises(UnfitDrawingError, match="dimensions"):
        read_size(_draw(size=size))


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        '<g onload="alert(1)"/>',
        '<a xlink:href="javascript:alert(1)"/>',
        '<image href="https://ailleurs.example/x.png"/>',
        '<use href="autre.svg#x"/>',
        "<foreignObject/>",
        '<animate attributeName="href" values="javascript:alert(1)"/>',
        "<style>@import 'https://ailleurs.example/x.css';</style>",
        "<style>a<g/>@import 'https://ailleurs.example/x.css';</style>",
        "<style>@imp<!-- -->ort 'https://ailleurs.example/x.css';</style>",
        '<rect style="fill: url(https://ailleurs.example/x)"/>',
        '<?xml-stylesheet href="https://ailleurs.example/x.css"?>',
    ],
)
def test_what_acts_or_calls_is_refused(inside: str) -> None:
    with pytest.raises(UnfitDrawingError, match="programme"):
        read_size(_draw(inside))


@pytest.mark.parametrize(
    "inside",
    ['<use href="#x"/>', '<rect fill="url(#g)"/>', '<image href="data:image/png;base64,AA=="/>'],
)
def test_what_stays_in_the_drawing_is_accepted(inside: str) -> None:
    assert read_size(_draw(inside)) == (40, 30)


def test_entities_are_refused_and_never_expanded() -> None:
    bomb = b'<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>' + _draw("&b;")
    with pytest.raises(UnfitDrawingError):
        read_size(bomb)


def test_a_flood_is_read_in_no_time() -> None:
    assert not is_drawing(b"<!-- " * 200_000)
    with pytest.raises(UnfitDrawingError):
        read_size(_draw("<g>" * 100_000))
