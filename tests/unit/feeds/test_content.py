"""The body of an article as a feed carries it."""

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from plugins.feeds import content
from plugins.feeds.addresses import build_resolver
from plugins.feeds.content import render_feed_content
from plugins.feeds.parsing import rewrite_any

SITE = "https://site.example"
RESOLVE = build_resolver(SITE, f"{SITE}/a/")


def _render(body: str) -> str:
    return render_feed_content(body, RESOLVE)


@pytest.mark.parametrize(
    "body",
    [
        "<p>L’été\u00a0: «\u202foui\u202f»&nbsp;! &amp; &#233; <br>fin</p>",
        "<pre><code>if a &lt; b &amp;&amp; c:\n    pass</code></pre>",
        '<p id="x" lang="en" class="y">Sir</p>',
        '<video controls poster="https://site.example/p.png"></video>',
        "<p>&amp;lt;script&amp;gt;</p>",
    ],
)
def test_what_a_feed_may_carry_stays_as_it_is(body: str) -> None:
    assert _render(body) == body


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('<a href="/x/">x</a>', f'<a href="{SITE}/x/">x</a>'),
        ('<a href="#fn:1">1</a>', f'<a href="{SITE}/a/#fn:1">1</a>'),
        ('<blockquote cite="/s/">q</blockquote>', f'<blockquote cite="{SITE}/s/">q</blockquote>'),
        ('<object data="/d.pdf">d</object>', f'<object data="{SITE}/d.pdf">d</object>'),
        ('<video poster="/p.png"></video>', f'<video poster="{SITE}/p.png"></video>'),
        ('<img srcset="/a 1x, /b 2x">', f'<img srcset="{SITE}/a 1x, {SITE}/b 2x">'),
        ("<div>AT&T</div>", "<div>AT&amp;T</div>"),
        ('<a href="/?a=1&amp;b=2">x</a>', f'<a href="{SITE}/?a=1&amp;b=2">x</a>'),
    ],
)
def test_addresses_become_absolute_and_text_stays_text(body: str, expected: str) -> None:
    assert _render(body) == expected


@pytest.mark.parametrize(
    "dropped",
    [
        "<script>alert(1)</script>",
        "<style>p { color: red }</style>",
        '<iframe src="/x"><p>y</p></iframe>',
        "<form><form></form><input></form>",
        "<template><p>x</p></template>",
        '<link rel="x"><meta name="y"><base href="/z"><embed src="/e">',
        "<!-- secret --><!doctype html><?pi?>",
        "<SCRIPT/>",
    ],
)
def test_what_is_active_goes_with_all_it_holds(dropped: str) -> None:
    assert _render(f"<p>a</p>{dropped}<p>b</p>") == "<p>a</p><p>b</p>"


@pytest.mark.parametrize(
    "attribute",
    [
        *('onclick="x()"', 'style="a:b"', 'sizes="50vw"', 'loading="lazy"', 'decoding="async"'),
        *('data-x="1"', 'href="java\nscript:x()"', "ONLOAD=x", 'srcdoc="<p>"'),
    ],
)
def test_what_only_a_page_needs_is_left_out(attribute: str) -> None:
    assert _render(f'<img {attribute} alt="a">') == '<img alt="a">'


def test_a_picture_becomes_its_image() -> None:
    body = '<picture><source srcset="/a.avif"><img src="/a.png" width="3" height="2"></picture>'
    assert _render(body) == f'<img src="{SITE}/a.png" width="3" height="2">'


def test_the_sources_of_a_video_stay() -> None:
    body = '<picture></picture><video><source src="/a.webm"></video>'
    assert _render(body) == f'<video><source src="{SITE}/a.webm"></video>'


def test_signs_do_not_meet_across_what_is_dropped() -> None:
    assert "<script" not in _render("<<!-- -->script>alert(1)<<!-- -->/script>")


FRAGMENTS = st.sampled_from(
    [
        *("<p>", "</p>", "<", ">", "&", "script>", "<script>", "</script>", "<picture>", "</form>"),
        *("<form>", "<source src=x>", "<img src=/a ", "onerror=x ", '"', "'", "<!--", "-->", "/"),
    ]
)


@given(st.lists(FRAGMENTS, max_size=25).map("".join))
def test_whatever_is_written_nothing_active_or_relative_remains(body: str) -> None:
    tree = BeautifulSoup(_render(body), "html.parser")
    assert tree.select("script, iframe, form, style, picture, [onerror]") == []
    assert [tag for tag in tree.select("[src]") if not str(tag["src"]).startswith(SITE)] == []


@given(st.lists(FRAGMENTS, max_size=25).map("".join))
def test_a_second_pass_changes_nothing(body: str) -> None:
    assert _render(_render(body)) == _render(body)


PLAIN = st.sampled_from(
    [
        *("<p>", "</p>", "<br />", "l’été ", "&amp;", "&nbsp;", "&#12;", "&eacute;", '"', "'", ">"),
        *("<picture>", "</picture>", "<picture />", '<picture class="a">', "<source>", "<sources>"),
        *('<source srcset="/a 1x, /b 2x" />', "</source>", '<img src="/a?b&amp;c" alt="" />'),
        *('<a href="java&#115;cript:x">', '<a href="/x" class="y" data-z="1" onclick="f()">'),
        *('<a title="l\'&lt;b&gt; &quot;x&quot;">', "<input disabled>", '<p a:b="c">'),
    ]
)
ODD = st.sampled_from(
    [
        *(
            "<",
            "&",
            "&foo;",
            "&nbsp",
            "<br/>",
            "<p >",
            "<A>",
            "<a href='/x'>",
            "<a href=/x>",
            "</a >",
        ),
        *('<a href="/x"class="y">', "<title>", "</title>", "<script>", "</form>", "<!-- ", "-->"),
        *(
            "<!x>",
            "<?x>",
            "<textarea>",
            "<html>",
            "<embed />",
            '<p title="a>b">',
            '<p é="x">',
            '<a "',
        ),
    ]
)


@given(st.lists(PLAIN | PLAIN | PLAIN | ODD, max_size=16).map("".join))
def test_what_is_copied_is_what_the_parser_would_make(body: str) -> None:
    assert _render(body) == rewrite_any(body, RESOLVE)


@given(st.lists(PLAIN, max_size=16).map("".join))
def test_a_plain_body_needs_no_parser(body: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(content, "rewrite_any", None)
        _render(body)
