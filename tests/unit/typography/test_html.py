"""Rules read the line as a reader does, and touch nothing but text."""

import pytest

from plugins.typography.html import typeset_html
from plugins.typography.options import Options, build_options
from tests.unit.typography.notation import mark, unmark

OPTIONS = Options()


def _typeset(source: str, lang: str = "fr") -> str:
    return mark(typeset_html(unmark(source), OPTIONS, lang))


@pytest.mark.parametrize(
    ("source", "typeset"),
    [
        ("<b>Oui</b> !", "<b>Oui</b>⎵!"),
        ("<b>Oui</b>!", "<b>Oui</b>⎵!"),
        ("Oui<b> !</b>", "Oui<b>⎵!</b>"),
        ("Oui <b> !</b>", "Oui<b>⎵!</b>"),
        ("<i><b>Oui </b></i>!", "<i><b>Oui</b></i>⎵!"),
        ("Oui <b>!</b>", "Oui⎵<b>!</b>"),
        ("«<b> x </b>»", "«⍽<b>x</b>⍽»"),
        ("<b>10 </b>%", "<b>10</b>⍽%"),
        ("«<b>x</b>»", "«⍽<b>x</b>⍽»"),
        ('"<em>x</em> <i>y</i>"', "«⍽<em>x</em> <i>y</i>⍽»"),
        ("<code>x</code> ?", "<code>x</code>⎵?"),
        ('<img src="a"> !', '<img src="a">⎵!'),
        ("<i>l'</i> été", "<i>l’</i>été"),
        ("Oui<!-- ! --> ?", "Oui<!-- ! -->⎵?"),
        ("un ,<b>deux</b>", "un, <b>deux</b>"),
        ("Quoi?<sup id='fnref:1'><a>1</a></sup>", "Quoi⎵?<sup id='fnref:1'><a>1</a></sup>"),
        ('"mot"<sup id="fnref:1"><a>1</a></sup>', '«⍽mot⍽»<sup id="fnref:1"><a>1</a></sup>'),
    ],
)
def test_tags_take_no_room(source: str, typeset: str) -> None:
    assert _typeset(source) == typeset
    assert _typeset(typeset) == typeset


@pytest.mark.parametrize(
    "source", ["<p>Oui</p> !", "Oui<br> !", '<p>"a</p><p>b"</p>', "<td>a<td>!"]
)
def test_nothing_crosses_a_block_or_a_break(source: str) -> None:
    assert _typeset(source) == source


@pytest.mark.parametrize(
    "source",
    [
        '<pre>"a" !</pre>',
        "<code>l'a</code>",
        "<kbd>a ?</kbd><samp>b :</samp><var>c !</var><tt>d ;</tt>",
        '<script>if (a ? "b" : c) d;</script>',
        "<style>p { content: '!' ; }</style>",
        "<textarea>a !</textarea>",
        "<svg><text>a !</text></svg>",
        "<math><mi>a !</mi></math>",
        "<template><p>a !</p></template>",
        "<iframe>a !</iframe>",
        "<!-- a ! --><!DOCTYPE html><?x y ?>",
        '<a href="a?b!c" title="d \'e\' !">x</a>',
        '<p translate="no">a !</p>',
        '<p class="x no-typo">a <b>b !</b></p>',
        '<p lang="de">Nein !</p>',
        '<p lang="">a !</p>',
        "<code>a <b lang=fr>b !</b></code>",
    ],
)
def test_what_is_left_alone_comes_back_byte_for_byte(source: str) -> None:
    assert _typeset(source) == source


@pytest.mark.parametrize(
    ("source", "typeset"),
    [
        ('<p lang="fr-CA">Oui !</p>', '<p lang="fr-CA">Oui⎵!</p>'),
        ('<i lang="it">sì !</i> !', '<i lang="it">sì !</i>⎵!'),
        (
            "<div lang=it>sì ! <q lang=fr>oui !</q></div>",
            "<div lang=it>sì ! <q lang=fr>oui⎵!</q></div>",
        ),
        ("<i lang=\"en\">it's</i> ? 'a'", '<i lang="en">it’s</i>⎵? ‘a’'),
        ('<li lang="it">sì !<li>oui !', '<li lang="it">sì !<li>oui⎵!'),
        ("<p><b class=no-typo>a !</p><p>b !</p>", "<p><b class=no-typo>a !</p><p>b⎵!</p>"),
    ],
)
def test_each_language_has_its_own_rules(source: str, typeset: str) -> None:
    assert _typeset(source) == typeset


def test_the_language_around_a_fragment_is_given() -> None:
    assert _typeset('It\'s "so" ! <i lang=fr>oui !</i>', "en") == "It’s “so” ! <i lang=fr>oui⎵!</i>"
    assert _typeset("Nein ! <i lang=fr>oui !</i>", "de") == "Nein ! <i lang=fr>oui⎵!</i>"


@pytest.mark.parametrize(
    ("source", "typeset"),
    [
        ("a &lt; b &amp;&amp; c &gt; d", "a &lt; b &amp;&amp; c &gt; d"),
        ("caf&eacute; ! &hellip;", "caf&eacute;⎵! &hellip;"),
        ("Oui&nbsp;! Non&#8239;!", "Oui⎵! Non&#8239;!"),
        ("&laquo;mot&raquo; &quot;mot&quot;", "&laquo;⍽mot⍽&raquo; «⍽mot⍽»"),
        ("10&nbsp;% &foo; x", "10&nbsp;% &foo; x"),
        ("l&#39;été l&rsquo;été", "l’été l&rsquo;été"),
    ],
)
def test_entities_count_as_the_signs_they_are(source: str, typeset: str) -> None:
    assert _typeset(source) == typeset


@pytest.mark.parametrize(
    ("source", "typeset"),
    [
        ("a < b !", "a < b⎵!"),
        ("<p>a !<p>b !", "<p>a⎵!<p>b⎵!"),
        ("</b></p>a !", "</b></p>a⎵!"),
        ("a ! <b title=' !", "a⎵! <b title=' !"),
        ("a ! <!-- b !", "a⎵! <!-- b !"),
        ("<b>a !</i></b> ?", "<b>a⎵!</i></b>⎵?"),
        ("<p title=a'b>l'un</p>", "<p title=a'b>l’un</p>"),
        ("<script>a !", "<script>a !"),
    ],
)
def test_html_that_is_not_well_formed_loses_nothing(source: str, typeset: str) -> None:
    assert _typeset(source) == typeset


def test_a_title_takes_no_tag() -> None:
    page = "<html lang=fr><title>Le 2ème !</title><p>Le 2ème !</p></html>"
    typeset = "<html lang=fr><title>Le 2e⎵!</title><p>Le 2<sup>e</sup>⎵!</p></html>"
    assert _typeset(page) == typeset


def test_a_rule_that_is_off_or_only_warns_changes_nothing() -> None:
    options = build_options({"rules": {"P1": "warn", "G3": "off"}})
    assert mark(typeset_html("l'été ! : oui", options)) == "l'été !⍽: oui"
