"""Footnotes: their marks, their texts, the place where they stand."""

import pytest

import pelicanconf
from plugins.wordpress_import.markdown.block_markdown import NOTES_PLACE
from tests.wordpress_import.markdown.reading_back import read_text, render, write

NOTES = (
    '<section class="footnotes"><ol><li id="n1">Une <em>note</em>. <a href="#r1" '
    'class="footnote-backref">↩︎</a></li><li id="n2"><p>Deux</p><ul><li>a</li></ul>'
    '<p><a href="#r2">↩</a></p></li></ol></section>'
)
TEXT = (
    '<p>a<sup><a href="#n1" id="r1">1</a></sup> b<a class="footnote-ref" href="#n2">2</a>, '
    '<a href="#n3">c</a></p>'
)
MARKDOWN = "a[^1] b[^2], [c](#n3)"
DEFINED = "[^1]: Une *note*.\n\n[^2]: Deux\n\n    - a"


def test_notes_at_the_end_are_defined_there() -> None:
    assert write(TEXT + NOTES) == f"{MARKDOWN}\n\n{DEFINED}"
    assert write(render(write(TEXT + NOTES))) == write(TEXT + NOTES)


def test_notes_followed_by_text_stand_where_they_stood() -> None:
    text = write(f"{TEXT}{NOTES}<p>Fin</p>")
    assert text == f"{MARKDOWN}\n\n{NOTES_PLACE}\n\nFin\n\n{DEFINED}"
    assert write(render(text)) == text
    assert read_text(render(text)).endswith("Fin")


def test_the_site_knows_the_place_by_the_same_words() -> None:
    configs = pelicanconf.MARKDOWN["extension_configs"]
    assert configs["markdown.extensions.footnotes"]["PLACE_MARKER"] == NOTES_PLACE


def test_the_notes_of_wordpress_read_the_same() -> None:
    html = (
        '<p>a<sup data-fn="x" class="fn"><a href="#x" id="x-link">1</a></sup>.</p>'
        '<ol class="wp-block-footnotes"><li id="x">b <a href="#x-link">↩︎</a></li></ol>'
    )
    assert write(html) == "a[^1].\n\n[^1]: b"
    assert read_text(render(write(html))) == read_text(html)


@pytest.mark.parametrize(
    "inside",
    [
        "",
        "<pre>a\n\n\n\nb</pre>",
        "<table><tr><td>a<td>b</table>",
        "<table><tr><td colspan=2>a<br><br>c</table>",
        "<h3>a</h3>",
        "<blockquote>a</blockquote><ol><li>b<p>c</p></ol>",
        "<details><summary>a</summary>b</details>",
        '<audio src="/a.mp3"></audio>',
        "<pre>a <b>b</b></pre>",
        "<figure><img src='/a.png' alt='a'><figcaption>b <b>c</b></figcaption></figure>",
    ],
)
def test_whatever_a_note_holds_it_reads_back(inside: str) -> None:
    html = f'<p>x<a href="#n">1</a></p><div class="footnotes"><ol><li id="n">{inside}</ol></div>'
    text = write(html)
    assert text.startswith("x[^1]\n\n[^1]: ")
    assert write(render(text)) == text
    assert set(read_text(inside).split()) <= set(read_text(render(text)).split())


def test_a_mark_in_tags_leads_to_its_note() -> None:
    html = '<table><tr><td colspan=2>a<sup><a href="#n1">1</a></sup></table>'
    assert '<a href="#fn:1">1</a>' in write(html + NOTES)


def test_a_list_that_only_looks_like_notes_is_a_list() -> None:
    assert write('<ol class="footnotes"><li>a</ol>') == "1. a"
