"""What holds for any text: nothing is lost, nothing else is touched, twice is once."""

import html
import re
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any
from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from plugins.typography import ordinals, protection, references, spaces, titles
from plugins.typography.abbreviations import expand_abbreviations
from plugins.typography.english import typeset_english
from plugins.typography.html import typeset_blocks, typeset_html
from plugins.typography.line import Line
from plugins.typography.lint import find_faults
from plugins.typography.options import Options
from plugins.typography.rules import RULES, choose_rules, typeset_line
from plugins.typography.text import typeset_text
from plugins.typography.tokens import Kind, split_html
from plugins.typography.wording import find_wordings

OPTIONS = Options()
GLOSSARY = {"ERO": ("En Recherche d’Opportunité", None), "IRL": ("In Real Life", "en")}

_WORDS = """
a A M. Dupont l d' qu' été siècle XXIe Ier 1er 2ème 3e 1ère ans km ont réseaux pages kg h x ×
etc etc. J. av. J.-C. p. n° § art. mai heures ERO E.R.O. IRL m o B important %20 1.2.3
10:30 http://a.fr/b?c!d a@b.fr ../x /usr/bin C:\\x :) ;-) :p :'( Yahoo! n y mot
"""
_NUMBERS = "0 1 2 12 56 000 345 2018 06 1,7 3.5 5' 10\" 14h30 24h/24 10€ 5%"
_SIGNS = [
    *"!?;:,.…()[]«»“”‘’\"'–—-/%€£$°&+#*=_<>\\",
    *"--",
    "...",
    "..",
    "::",
    "!!",
    "?!",
    "!;",
    " <",
]
_BLANKS = [" ", " ", " ", "  ", "\n", "\t", "\u00a0", "\u202f", "\u2009"]
_ENTITIES = (
    "&nbsp; &#8239; &laquo; &raquo; &quot; &#39; &amp; &lt; &gt; &eacute; &hellip; &foo; &rsquo;"
)
_INLINE = ["em", "b", "sup", "a href='x ! y'", 'span title="a « b"', 'q class="no"', "i lang=fr"]
_LEFT = ["code", "kbd", 'i lang="en"', 'i lang="de"', 'b class="x no-typo"', "i translate=no"]
_BLOCKS = ["p", "div", "li", "blockquote", "h2", 'p lang="en"', "pre", 'div lang="fr"', "td"]
_SINGLE = ["<br>", "<br/>", '<img alt="a !">', '<!-- "a" ! -->', "<script>a ? b</script>", "<hr>"]
_BROKEN = """
<p> </p> <em> </b> < " <code> </div> <!-- --> <td </sup> <sup> > <script> <i/lang=en> </i> <br/ </
"""

PIECES = st.one_of(
    st.sampled_from(_WORDS.split()),
    st.sampled_from(_NUMBERS.split()),
    st.sampled_from(_SIGNS),
    st.sampled_from(_SIGNS),
    st.sampled_from(_BLANKS),
    st.sampled_from(_BLANKS),
)
TEXTS = st.lists(PIECES, max_size=24).map("".join)
ESCAPED = PIECES.map(lambda piece: piece.replace("<", "&lt;"))
SOURCES = st.lists(ESCAPED | st.sampled_from(_ENTITIES.split()), max_size=16).map("".join)


def _wrap(tags: list[str], inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    def build(tag: str, text: str) -> str:
        return f"<{tag}>{text}</{tag.split(maxsplit=1)[0]}>"

    return st.builds(build, st.sampled_from(tags), inner)


def _nest(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    elements = (_wrap(tags, inner) for tags in (_INLINE, _LEFT, _BLOCKS))
    parts = st.one_of(SOURCES, *elements, st.sampled_from(_SINGLE))
    return st.lists(parts, max_size=5).map("".join)


FRAGMENTS = st.recursive(SOURCES, _nest, max_leaves=12)
BROKEN = st.lists(SOURCES | st.sampled_from(_BROKEN.split()), max_size=12).map("".join)


class _Tree(HTMLParser):
    """The tags, attributes and comments of a document, and the texts that rules must not read."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=False)
        self.events: list[object] = []
        self.text: list[str] = []
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag != "sup":
            self.events.append((tag, str(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if tag != "sup":
            self.events.append(tag)

    def handle_comment(self, data: str) -> None:
        self.events.append(data)

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def handle_entityref(self, name: str) -> None:
        self.text.append(html.unescape(f"&{name};"))

    def handle_charref(self, name: str) -> None:
        self.text.append(html.unescape(f"&#{name};"))


def _strip(text: str) -> str:
    """Letters and digits, the endings of ordinals and the signs of multiplication aside."""
    text = re.sub(r"(?<=[0-9IVX])(?:i?[èeé]me|i?[èe]re|re|i?er|e)", "#", text)
    return "".join(sign for sign in text if sign.isalnum() and sign not in "x")


@given(FRAGMENTS | BROKEN)
def test_html_typeset_twice_is_html_typeset_once(source: str) -> None:
    once = typeset_html(source, OPTIONS)
    assert typeset_html(once, OPTIONS) == once
    assert find_faults(once, OPTIONS) == []


@given(TEXTS | st.text())
def test_text_typeset_twice_is_text_typeset_once(text: str) -> None:
    once = typeset_text(text, OPTIONS)
    assert typeset_text(once, OPTIONS) == once
    assert _strip(once) == _strip(text)


@given(FRAGMENTS)
def test_only_text_changes(source: str) -> None:
    before, after = _Tree(source), _Tree(typeset_html(source, OPTIONS))
    assert after.events == before.events
    assert _strip("".join(after.text)) == _strip("".join(before.text))


@given(FRAGMENTS | BROKEN)
def test_tags_and_what_is_left_alone_come_back_byte_for_byte(source: str) -> None:
    def list_marks(source: str) -> list[str]:
        kinds = (Kind.OPENING, Kind.CLOSING, Kind.RAW, Kind.OTHER)
        return [t.source for t in split_html(source) if t.kind in kinds and t.name != "sup"]

    assert list_marks(typeset_html(source, OPTIONS)) == list_marks(source)


@given(TEXTS, st.booleans())
def test_the_edits_of_a_rule_are_in_order_and_never_meet(text: str, after_break: bool) -> None:
    line = Line(text, text, after_break=after_break)
    for rule in RULES:
        edits = list(rule.find_edits(line, OPTIONS))
        assert all(edit.start <= edit.end for edit in edits)
        assert all(a.end <= b.start and a != b for a, b in pairwise(edits)), rule.id


@given(st.text() | BROKEN)
def test_any_text_at_all_is_cut_and_joined_again(source: str) -> None:
    assert "".join(token.source for token in split_html(source)) == source


@given(st.text() | FRAGMENTS | BROKEN)
def test_nothing_fails_on_any_text(source: str) -> None:
    once = typeset_html(source, OPTIONS)
    assert typeset_html(once, OPTIONS) == once
    assert find_faults(once, OPTIONS) == []
    find_wordings(source)


@given(FRAGMENTS | BROKEN)
def test_english_typeset_twice_is_english_typeset_once(source: str) -> None:
    once = typeset_english(source)
    assert typeset_english(once) == once


@given(FRAGMENTS | BROKEN)
def test_abbreviations_are_expanded_once(source: str) -> None:
    once = "".join(expand_abbreviations([source], GLOSSARY))
    assert expand_abbreviations([once], GLOSSARY) == [once]
    assert re.sub(r'<abbr title="(?:En R|In R)[^>]*>|</abbr>', "", once) == source


@given(FRAGMENTS | BROKEN)
def test_a_block_alone_reads_as_in_its_place(source: str) -> None:
    blocks = typeset_blocks(source, OPTIONS)
    whole = "".join(blocks)
    assert whole == typeset_html(source, OPTIONS)
    assert [typeset_html(block, OPTIONS) for block in blocks] == blocks
    apart = "".join(expand_abbreviations(blocks, GLOSSARY))
    assert apart == "".join(expand_abbreviations([whole], GLOSSARY))


@given(st.sampled_from(["de", ""]), FRAGMENTS)
def test_a_language_that_is_not_ours_comes_back_byte_for_byte(lang: str, source: str) -> None:
    source = re.sub(r"lang=[\"']?(?:fr|en)[\"']?", "lang=it", source)
    assert typeset_html(source, OPTIONS, lang) == source


@given(TEXTS | st.text())
def test_a_rule_that_is_left_out_would_find_nothing(text: str) -> None:
    line = Line(text, text, takes_tags=False)
    chosen = choose_rules(text, OPTIONS.fixed)
    typeset = typeset_line(line, OPTIONS)
    assert all(rule in chosen for rule in choose_rules(typeset.shown, OPTIONS.fixed))


@given(TEXTS | st.text(), st.sampled_from([ordinals, references, spaces, titles]))
def test_a_trace_hides_nothing(text: str, module: Any) -> None:
    rules = [rule for rule in RULES if rule.find_edits.__module__ == module.__name__]
    found = [list(rule.find_edits(Line(text, text), OPTIONS)) for rule in rules]
    with patch.object(module, "_TRACE", re.compile("")):
        assert [list(rule.find_edits(Line(text, text), OPTIONS)) for rule in rules] == found


@given(TEXTS | st.text() | st.text(alphabet="-:;!?'\"/=%&#.@w([0a1Fxé\\ "))
def test_what_is_protected_leaves_a_trace(text: str) -> None:
    if list(protection._find_patterns(text)):
        assert protection._TRACE.search(text)


@given(TEXTS | st.text())
def test_a_rule_finds_nothing_in_a_line_without_its_signs(text: str) -> None:
    line = Line(text, text)
    for rule in RULES:
        if rule.signs.isdisjoint(text):
            assert not list(rule.find_edits(line, OPTIONS)), rule.id
