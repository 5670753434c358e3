"""Tables with pipes; with tags only where pipes cannot say it."""

import pytest

from tests.wordpress_import.markdown.reading_back import assert_reads_back, write


@pytest.mark.parametrize(
    ("html", "text"),
    [
        (
            "<table><tr><th>a<th>b<tr><td>c<td>d</table>",
            "| a | b |\n|---|---|\n| c | d |",
        ),
        (
            "<table><thead><tr><th>a<tbody><tr><td>b<tfoot><tr><td>c</table>",
            "| a |\n|---|\n| b |\n| c |",
        ),
        ("<table><tr><td>a<td>b</table>", "|  |  |\n|---|---|\n| a | b |"),
        ("<table><tr><td>a<tr><td>b<td>c</table>", "|  |  |\n|---|---|\n| a |  |\n| b | c |"),
        (
            "<table><tr><th style='text-align:right'>a<th align=center>b<th class='align-left'>c"
            "<tr><td>d<td>e<td>f</table>",
            "| a | b | c |\n|--:|:-:|:--|\n| d | e | f |",
        ),
        (
            "<table><tr><td>x<td class='has-text-align-right'>1<tr><td>y"
            "<td class='has-text-align-right'>2</table>",
            "|  |  |\n|---|--:|\n| x | 1 |\n| y | 2 |",
        ),
        (
            "<table><tr><td>a | b<td><code>c|d</code><td>e<br>f</table>",
            "|  |  |  |\n|---|---|---|\n| a \\| b | <code>c\\|d</code> | e<br>f |",
        ),
        ("<table><tr><td>a</td><td><p>b</p></table>", "|  |  |\n|---|---|\n| a | b |"),
        (
            "<table><tr><th>a<td>b<tr><th>c<td>d</table>",
            "|  |  |\n|---|---|\n| **a** | b |\n| **c** | d |",
        ),
        (
            "<table><tr><td><img src='/a|b.png' alt='c|d'> <a href='/x|y/'>e</a></table>",
            "|  |\n|---|\n| ![c&#124;d](/a%7Cb.png) [e](/x%7Cy/) |",
        ),
        ("<table><tr><td></table>a", "a"),
    ],
)
def test_a_table_is_written_with_pipes(html: str, text: str) -> None:
    assert write(html) == text


@pytest.mark.parametrize(
    "html",
    [
        "<table><tr><th>a<th>b<tr><td>c<td>d</table>",
        "<table><tr><td>a<td>b<tr><td>`<td>` | `</table>",
        "<table><tr><td>a<td>{b}<tr><td><b>c</b> {d}<td>e {: .f }</table>",
        "<table><tr><td colspan=2>a<tr><td>b<td>c</table>",
        "<table><tr><td>a<td rowspan=2>b<tr><td>c</table>",
        "<table><caption>a</caption><tr><td>b</table>",
        "<table><tr><td><ul><li>a</ul><td>b</table>",
        "<table><tr><td><p>a</p><p>b</p></table>",
        "<table><thead><tr><th>a<tr><th>b<tbody><tr><td>c</table>",
        "<table><tr><td>a<table><tr><td>b</table></table>",
    ],
)
def test_a_table_reads_back(html: str) -> None:
    assert_reads_back(html)


def test_tags_have_no_style() -> None:
    html = "<table border=1 style='width:1px'><tr><td colspan=2 style='text-align:right'>a</table>"
    assert write(html) == (
        '<table>\n<tbody>\n<tr><td colspan="2" class="align-right">a</td></tr>\n</tbody>\n</table>'
    )


def test_what_stands_in_no_cell_is_kept() -> None:
    html = "<table>a<tr>b<td>c</td></tr><caption>d</caption><caption>e</caption></table>"
    assert set("abcde") <= set(write(html))
