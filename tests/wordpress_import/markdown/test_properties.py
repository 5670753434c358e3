"""Whatever the HTML: it says the same, reads back the same, and takes time by its length."""

import html
import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.reading.body import find_body_problems
from plugins.reading.source import parse_source
from tests.wordpress_import.markdown.reading_back import (
    assert_reads_back,
    convert,
    read_text,
    render,
    write,
)

SIGNS = "* ** _ ` [ ] ( ) ! # > < & | { } : \\ - + = ~ 1. [^1] {: .x } *[X]: - # ` ``` --- <b> &lt;"
WORDS = st.sampled_from(["mot", "Été", "l’œuvre", "a b", "\u00a0", "x\u202f!", *SIGNS.split()])
TEXTS = st.lists(WORDS, min_size=1, max_size=4).map(lambda words: html.escape(" ".join(words)))
SEVERAL = {"min_size": 1, "max_size": 3}


def _wrap(*names: str, inside: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds("<{0}>{1}</{0}>".format, st.sampled_from(names), inside)


def _join(parts: st.SearchStrategy[str], **sizes: Any) -> st.SearchStrategy[str]:
    return st.lists(parts, **(sizes or SEVERAL)).map("".join)


def _grow_line(inside: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    names = ("em", "strong", "b", "i", "u", "del", "sub", "sup", "code", "span", "mark", "font")
    return _wrap(*names, inside=_join(inside))


IMAGES = TEXTS.map(lambda alt: f'<img src="/i/a(1).jpg" alt="{alt}">')
LINES = _join(st.recursive(TEXTS | IMAGES | st.just("<br>x"), _grow_line, max_leaves=5))
LINKS = st.builds('<a href="/x_y/">{}x</a>'.format, LINES)
CONTENT = _join(LINES | LINKS)


def _grow_block(inside: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    several = _join(inside)
    item = _wrap("li", inside=CONTENT | several | st.builds("{}{}".format, CONTENT, inside))
    row = st.lists(CONTENT | several, min_size=2, max_size=2).map(
        lambda cells: f"<tr><td>{cells[0]}</td><td>{cells[1]}</td></tr>"
    )
    return (
        _wrap("div", "blockquote", inside=several)
        | _wrap("ul", "ol", inside=_join(item))
        | _wrap("table", inside=_join(row))
        | st.builds("<figure>{}<figcaption>x{}</figcaption></figure>".format, inside, CONTENT)
        | st.builds("<details><summary>x{}</summary>{}</details>".format, CONTENT, several)
        | st.builds("<dl><dt>x{}</dt><dd>x{}</dd></dl>".format, CONTENT, CONTENT | several)
    )


LEAVES = _wrap("p", "h2", "h3", "h4", "pre", inside=st.builds("x{}".format, CONTENT))
BLOCKS = st.recursive(LEAVES | CONTENT, _grow_block, max_leaves=6)

_NAMES = "p div b a ul li table tr td pre h2 figure figcaption dl dd br img video o:p script"
NAMES = _NAMES.split()
SOUP = _join(
    st.sampled_from(
        [f"{mark}{name}{end}" for name in NAMES for mark in ("<", "</") for end in ">/ "]
    )
    | st.sampled_from(["<!-- x -->", "<![CDATA[", "<?php", "<a href='", '<b x="', "-->", "&#0;"])
    | TEXTS,
    max_size=12,
)


@settings(max_examples=120, deadline=None)
@given(_join(BLOCKS))
def test_any_text_reads_back(source: str) -> None:
    assert_reads_back(source)


@settings(max_examples=120, deadline=None)
@given(CONTENT)
def test_any_line_reads_back(source: str) -> None:
    assert_reads_back(f"<p>x{source}</p>")


@settings(max_examples=120, deadline=None)
@given(SOUP)
def test_any_soup_becomes_the_same_markdown_again(source: str) -> None:
    text = write(source)
    assert write(render(text)) == text


@settings(max_examples=60, deadline=None)
@given(_join(LEAVES))
def test_the_site_finds_no_fault_in_it(source: str) -> None:
    parsed = parse_source(f"Title: T\nDate: 2026-11-25\n\n{write(source)}")
    assert [problem.message for problem in find_body_problems(parsed)] == []


_FLOODS = """
< <a <b> <p> </p> <li> <td> <ul><li> <blockquote> &amp; * _ ` [ ]( ![ \\ { | # <br> a<br> <b>a</b>
<b>·</b> <a·href=x>y</a> <pre> <code>`</code> <h2>a</h2> <h2>·{ <dl><dt>a<dd>b <!-- <a·b=" " &#
<figure><img·src=a><figcaption>b</figcaption></figure> <details><summary>a</summary> ==<br>
<ol·class=footnotes><li·id=a> <table><tr><td>| &#a &a x]: <a·name=x> <3<3 -- <em><strong>
"""
FLOODS = [each.replace("·", " ") for each in _FLOODS.split()]


@pytest.mark.parametrize("flood", FLOODS)
def test_time_grows_with_the_length(flood: str) -> None:
    times = []
    for size in (20_000, 80_000):
        source = flood * (size // len(flood))
        start = time.process_time()
        convert(source)
        times.append(time.process_time() - start)
    assert times[1] < 2 + 12 * times[0]  # garbage of a whole suite may be collected meanwhile


_DEEP = "div blockquote ul ol li em b q sub table td dl dd figure details font pre h2 code x-y"


@pytest.mark.parametrize("name", _DEEP.split())
def test_depth_is_bounded_and_nothing_is_lost(name: str) -> None:
    text = write(f"<{name}>" * 5_000 + "mot" + f"</{name}>" * 5_000 + "<p>fin")
    assert text.count("mot") == text.count("fin") == 1
    assert "mot" in read_text(render(text))
    assert len(text) < 2_000


def test_too_deep_is_told() -> None:
    deep = convert("<blockquote>" * 20 + "mot")
    assert "imbriqués" in deep.notes[0].message
    assert deep.text == "> " * 8 + "mot"
