"""Whatever is typed: nothing raises, no word is lost, the work stays proportional to the length."""

import html
import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.wordpress_import.showing.texts import show_html

FLOODS = {
    "brackets": "[",
    "double brackets": "[[a",
    "names": "[a ",
    "galleries": "[gallery ",
    "captions": "[caption]",
    "angles": "<",
    "tags": "<a ",
    "torn values": '<a b="',
    "torn quotes": "<a b='\">",
    "comments": "<!-- ",
    "blocks": "<!-- wp:a -->",
    "torn blocks": "<!-- wp:a {",
    "divs": "<div>",
    "lists": "<ul><li>",
    "tables": "<table><tr><td>",
    "bold": "<b>",
    "crossed": "<b><i></b>",
    "spans": "<span>",
    "scripts": "<script>",
    "ends": "</div>",
    "blank lines": "\n\n",
    "spaces": " ",
    "breaks": "a<br>",
    "lines": "a\n",
    "entities": "&amp",
    "neighbours": "<b>a</b>",
    "quotations": "<q>a",
}
ATOMS = [
    "<p>", "</p>", "<b>", "</b>", "<i>", "</i>", "<div>", "</div>", "<ul>", "<li>", "</li>",
    "</ul>", "<table>", "<tr>", "<td>", "</td>", "</table>", "<h2>", "</h2>", "<pre>", "</pre>",
    "<blockquote>", "</blockquote>", "<figure>", "</figure>", "<figcaption>", "</figcaption>",
    "<dl>", "<dt>", "<dd>", "</dl>", '<a href="/x">', "</a>", "<br>", "<hr>", "<code>", "</code>",
    "<!-- wp:group -->", "<!-- /wp:group -->", "\n", "\n\n", " ", "[vc_row]", "[/vc_row]",
    "<details>", "<summary>", "</summary>", "</details>", "<audio>", "</audio>", "<caption>",
    "[caption width='9']", "[/caption]", '<img src="/a.jpg">', "<thead>", "<span>", "</span>",
]  # fmt: skip
PIECES = st.lists(
    st.one_of(st.sampled_from(ATOMS), st.from_regex(r"mot[0-9]{1,3}", fullmatch=True))
)


@pytest.mark.parametrize("flood", FLOODS.values(), ids=FLOODS.keys())
def test_floods_take_time_in_proportion(flood: str) -> None:
    start = time.process_time()
    show_html(flood * (150_000 // len(flood)))
    show_html(flood * (50_000 // len(flood)) + "]>\"'")
    assert time.process_time() - start < 5


@given(PIECES)
@settings(max_examples=150, deadline=None)
def test_no_word_is_lost(pieces: list[str]) -> None:
    shown = show_html("".join(pieces))
    bare = html.unescape(re.sub(r"<[^>]*>", "", re.sub(r"<!--.*?-->", "", shown)))
    assert sorted(re.findall(r"mot[0-9]+", bare)) == sorted(
        re.findall(r"mot[0-9]+", "".join(pieces))
    )


@given(st.text() | PIECES.map("".join))
@settings(max_examples=150, deadline=None)
def test_nothing_raises_and_only_known_elements_come_out(raw: str) -> None:
    shown = show_html(raw)
    assert not re.search(r"<!--(?! Import : )", shown)
    assert not re.search(
        r"<(?!!--|/?(?:p|br|h[2-6]|[uo]l|li|d[ltd]|blockquote|fig\w+|img|a|em|strong|"
        r"del|ins|su[bp]|abbr|kbd|code|pre|table|t\w+|caption|hr|audio|video|"
        r"details|summary|section|span|cite|q|mark|small|s|u)\b)",
        shown,
    )
