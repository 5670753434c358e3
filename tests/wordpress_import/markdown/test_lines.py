"""What stands in a line: emphasis, links, code, pictures, breaks, spaces."""

import pytest

from plugins.wordpress_import.markdown.convert import convert_html
from tests.wordpress_import.markdown.reading_back import assert_reads_back, render, write


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<b>Gras </b>collé", "**Gras** collé"),
        ("un<em> mot </em>penché", "un *mot* penché"),
        ("<em><strong>Les deux</strong></em>", "*__Les deux__*"),
        ("<strong>a <em>b</em></strong>", "**a _b_**"),
        ("<strong>a <em>b</em> c</strong>", "**a *b* c**"),
        ("<strong>a</strong><strong>b</strong>", "**ab**"),
        ("<em>a</em><strong>b</strong>", "*a*<strong>b</strong>"),
        ("en<strong>tre</strong>deux", "en**tre**deux"),
        ("<strong>x<em>y</em>z</strong>", "**x<em>y</em>z**"),
        ("<em>a<br>b</em>", "*a  \nb*"),
        ("<em><em>a</em> b</em>", "*a b*"),
        ("<em>a</em><strong><code>b</code> c</strong>", "*a*<strong>`b` c</strong>"),
        ("a<strong> </strong>b", "a b"),
        ("<em></em>a<b></b>", "a"),
        ("<u>souligné</u>", "*souligné*"),
        ("<cite>Karine</cite>, <cite>Moi, <i>Mon livre</i></cite>", "*Karine*, Moi, *Mon livre*"),
        ("H<sub>2</sub>O, 1<sup>er</sup>", "H<sub>2</sub>O, 1<sup>er</sup>"),
        ('<abbr title="a [b](c)">CV</abbr>', '<abbr title="a &#91;b&#93;(c)">CV</abbr>'),
        ('<span style="color:red" class="x">rouge</span>', "rouge"),
        ('<span lang="en">blog</span> <em lang="en">post</em>', None),
        ('<p lang="en">All of it</p>', '<span lang="en">All of it</span>'),
        ('<p lang="fr-FR">Tout</p>', "Tout"),
        ("<font><blink>a</blink></font> <o:p>b</o:p>", "a b"),
    ],
)
def test_emphasis_is_marked_where_marks_can_say_it(html: str, text: str | None) -> None:
    if text is not None:
        assert write(html) == text
    assert_reads_back(f"<p>{html}</p>")


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ('<a href="/x/">ici </a>là', "[ici](/x/) là"),
        ('<a href="/x/" title="Un &quot;mot&quot;">a</a>', '[a](/x/ "Un &quot;mot&quot;")'),
        ('<a href="/x/" title="ici">ici</a>', "[ici](/x/)"),
        ('<a href="http://a.fr/b_c?d=1&amp;e=2">http://a.fr/b_c?d=1&amp;e=2</a>', None),
        ('<a href="/x/"><b>a</b></a>', "[**a**](/x/)"),
        ('<b><a href="/x/">a</a></b>', "**[a](/x/)**"),
        ('<i><a href="/x/">a</a> b</i>', "_[a](/x/) b_"),
        ('<a href="/x/"><img src="/a.png" alt="b"></a> c', "[![b](/a.png)](/x/) c"),
        ('!<a href="/x/">a</a>', r"\![a](/x/)"),
        ('<a href="/x/">a]</a> et <a href="/y/">[b</a>', r"[a&#93;](/x/) et [\[b](/y/)"),
        ('<a href="/x/">[a]: b</a>', None),
        ('<a href="javascript:f()">a</a> <a>b</a> <a href="">c</a>', "a b c"),
        ('<a href="/a/">a</a><a href="/a/">b</a>', "[a](/a/)[b](/a/)"),
        ('<a href="/x/"></a>vide', "vide"),
        ('<a name="ici"></a>Ici', '<a id="ici"></a>Ici'),
        ('<a id="b"></a><a href="/x/">a</a>', '<a id="b"></a>[a](/x/)'),
    ],
)
def test_links_lead_where_they_led(html: str, text: str | None) -> None:
    if text is not None:
        assert write(html) == text
    assert write(render(write(html))) == write(html)


def test_an_address_that_is_its_own_text_is_written_once() -> None:
    html = '<p><a href="https://a.fr/b_c?d=1&amp;e=2">https://a.fr/b_c?d=1&amp;e=2</a></p>'
    assert write(html) == "<https://a.fr/b_c?d=1&e=2>"
    assert_reads_back(html)


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<code>a &lt; b</code>", "`a < b`"),
        ("<code>a `b` c</code>", "``a `b` c``"),
        ("<code>`a</code>", "`` `a ``"),
        ("<code> a  b </code>c", "`a b` c"),
        ("<code>*a* \\_</code>", r"`*a* \_`"),
        ("<code>a</code><code>b</code>", "`a`<code>b</code>"),
        ("<code>a<b>b</b></code>", "<code>a**b**</code>"),
        ("<code>&amp;#38 x</code>", "<code>&amp;#38 x</code>"),
        ("<kbd>Ctrl</kbd> <kbd>*</kbd>", None),
        ("<tt>a</tt> <code></code>b", "`a` b"),
    ],
)
def test_code_is_as_it_was_typed(html: str, text: str | None) -> None:
    if text is not None:
        assert write(html) == text
    assert_reads_back(f"<p>{html}</p>")


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("a<br>b", "a  \nb"),
        ("a <br /> b<br>", "a  \nb"),
        ("a<br><br>b", "a\n\nb"),
        ("a<br>– b<br>- c<br>1. d", "a  \n– b  \n\\- c  \n1\\. d"),
        ("a<br><img src='/a.png' alt='b'><br>c", "a\n\n![b](/a.png)\n\nc"),
        ("a<br>===<br>---", "a  \n&#61;==  \n\\---"),
        ("a | b<br>- | -", "a | b  \n\\- | -"),
    ],
)
def test_a_line_break_is_two_spaces(html: str, text: str) -> None:
    assert write(f"<p>{html}</p>") == text
    assert_reads_back(f"<p>{html}</p>")


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("Oui\u00a0! Non\u202f? « oui\u00a0»", "Oui ! Non ? « oui »"),
        ("«\u00a0oui\u00a0» : 10\u00a0000\u00a0€", "« oui » : 10\u00a0000\u00a0€"),
        ("a\u00a0\u00a0 b", "a b"),
        ("a\u00a0\u00a0b", "a\u00a0b"),
        ("\u00a0a\u00a0", "a"),
        ("a\u200bb\ufeffc\x02", "abc"),
        ("a\n\t b\r\nc", "a b c"),
    ],
)
def test_spaces_that_typography_sets_again_are_plain(typed: str, text: str) -> None:
    assert write(f"<p>{typed}</p>") == text


def test_a_picture_has_an_alternative_or_is_a_tag() -> None:
    class Silent:
        def link(self, href: str) -> str:
            return href

        def image(self, src: str, _alt: str) -> tuple[str, str]:
            return ("", "") if src == "/lost.png" else (f"/images{src}", "")

        def media(self, src: str) -> str:
            return src

    html = '<p><img src="/a.png" alt="Une rue"> <img src="/lost.png"></p>'
    assert convert_html(html, Silent()).text == '<img src="/images/a.png" alt="">'


@pytest.mark.parametrize(
    ("alt", "text"),
    [
        ("a [b] c", "a [b] c"),
        ("a [b", "a &#91;b"),
        ("a](b)", "a&#93;(b)"),
        ("a *b* _c_ `d`", "a *b* _c_ &#96;d&#96;"),
        ("a &lt;b&gt;", "a &lt;b>"),
        ("C:\\dossier \\*", "C:\\dossier &#92;*"),
        ("&amp;eacute;", "&amp;eacute;"),
    ],
)
def test_words_for_a_picture_are_read_as_they_are(alt: str, text: str) -> None:
    html = f'<p>a <img src="/a.png" alt="{alt}"></p>'
    assert write(html) == f"a ![{text}](/a.png)"
    assert write(render(write(html))) == write(html)
