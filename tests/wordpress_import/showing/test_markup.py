"""Markup that is torn, crossed or full of presentation comes out clean, without losing a word."""

import pytest

from tests.wordpress_import.showing.texts import show, show_html


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        (
            "<p>a <b>jamais fermé\n\n<div>bloc<p>dedans</div>fin",
            "<p>a <strong>jamais fermé</strong></p>\n<p>bloc</p>\n<p>dedans</p>\n<p>fin</p>",
        ),
        (
            '<a href="/x">lien <i>croisé</a></i> fin',
            '<p><a href="/x">lien <em>croisé</em></a> fin</p>',
        ),
        ("1 < 2 & 3 > 2 <3", "<p>1 &lt; 2 &amp; 3 &gt; 2 &lt;3</p>"),
        ("<li>orpheline</li>", "<ul><li>orpheline</li></ul>"),
        (
            "<ul><li>a<li>b<ul><li>c</ul></ul>d",
            "<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>\n<p>d</p>",
        ),
        ("<ul><li>a</li><ul><li>b</li></ul></ul>", "<ul><li>a<ul><li>b</li></ul></li></ul>"),
        (
            "<strong><p>a</p><p>b</p></strong>",
            "<p><strong>a</strong></p>\n<p><strong>b</strong></p>",
        ),
        ('<a href="/x"><h2>Titre</h2></a>', '<h2><a href="/x">Titre</a></h2>'),
        ("<h2></h2><p> </p><b> </b><ul></ul><table></table>", ""),
        ("<b>a</b><b>b</b> <i>c </i>d", "<p><strong>ab</strong> <em>c</em> d</p>"),
        ("a</p></div></td>b", "<p>a</p>\n<p>b</p>"),
        ("<h2>a<p>b</p></h2>c", "<h2>a<br>b</h2>\n<p>c</p>"),
        ("<dl><dt>t</dt><dd>d<dt>u</dl>", "<dl><dt>t</dt><dd>d</dd><dt>u</dt></dl>"),
        ('<ol start="7" style="x"><li value="2">a</li></ol>', '<ol start="7"><li>a</li></ol>'),
        ("texte <!-- jamais fermé", "<p>texte jamais fermé</p>"),
        ('<a href="/x', '<p>&lt;a href="/x</p>'),
        ("<script>jamais fermé", "<p>jamais fermé</p>"),
    ],
)
def test_what_is_torn_is_mended_as_a_browser_does(raw: str, shown: str) -> None:
    assert show_html(raw) == shown


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        (
            '<p class="MsoNormal" style="text-align:justify">'
            '<span style="color:red">a<o:p>&nbsp;</o:p></span></p>',
            "<p>a</p>",
        ),
        ('<center><font color="red">a</font></center>', "<p>a</p>"),
        ("a&nbsp;&nbsp; b &nbsp; c&nbsp;;", "<p>a b c\u00a0;</p>"),
        ('<b style="font-weight:normal" id="docs-internal-guid-1"><p>a</p></b>', "<p>a</p>"),
        (
            '<span style="font-weight: 700">a</span> <span style="font-style:italic">b</span>',
            "<p><strong>a</strong> <em>b</em></p>",
        ),
        (
            "<!--[if gte mso 9]><xml><w:WordDocument></w:WordDocument></xml><![endif]-->a",
            "<p>a</p>",
        ),
        (
            '<span lang="en">a</span> <acronym title="b">c</acronym> <tt>d</tt> <strike>e</strike>',
            '<p><span lang="en">a</span> <abbr title="b">c</abbr> <code>d</code> <s>e</s></p>',
        ),
        ("<h1>a</h1><h2>b</h2><h6>c</h6>", "<h2>a</h2>\n<h3>b</h3>\n<h6>c</h6>"),
        ("<h2>a</h2><h4>b</h4>", "<h2>a</h2>\n<h4>b</h4>"),
    ],
)
def test_presentation_goes_meaning_stays(raw: str, shown: str) -> None:
    assert show_html(raw) == shown


def test_tables_have_sections_and_cells() -> None:
    raw = (
        '<table border="1"><caption>L</caption><tr><th>a<th>b</tr>'
        '<tr><td colspan="2">c\n\nd</table>'
    )
    assert show_html(raw) == (
        "<table><caption>L</caption><tbody><tr><th>a</th><th>b</th></tr>"
        '<tr><td colspan="2"><p>c</p><p>d</p></td></tr></tbody></table>'
    )


def test_what_stands_astray_in_a_table_goes_before_it() -> None:
    shown = show_html("<table>perdu<tr>aussi<td>a</td></tr></table>")
    assert shown == "<p>perdu</p>\n<p>aussi</p>\n<table><tbody><tr><td>a</td></tr></tbody></table>"


def test_scripts_and_styles_are_told_not_shown() -> None:
    shown = show("a<style>p{}</style><script>document.write('<p>x</p>')</script>b")
    assert shown.html == "<p>ab</p>"
    assert [note.message.partition("\u00a0:")[0] for note in shown.notes] == [
        "<style> retiré",
        "<script> retiré",
    ]


def test_a_form_loses_its_fields_not_its_words() -> None:
    shown = show('<form action="/s"><input name="e"><button>S’abonner</button></form>')
    assert shown.html == "<p>S’abonner</p>"
    assert any("formulaire" in note.message for note in shown.notes)


@pytest.mark.parametrize("href", ["javascript:alert(1)", " JavaScript:x", "data:text/html,x"])
def test_a_link_never_leads_to_a_script(href: str) -> None:
    assert show_html(f'<a href="{href}">a</a>') == "<p>a</p>"


def test_an_anchor_stays_where_a_link_leads_to_it() -> None:
    raw = (
        '<a href="#bas">x</a> <a href="#ici">y</a>\n'
        '<h3 id="bas" class="c">Bas</h3><a name="ici"></a>Là'
    )
    assert show_html(raw) == (
        '<p><a href="#bas">x</a> <a href="#ici">y</a></p>\n'
        '<h3 id="bas">Bas</h3>\n<p><a id="ici"></a>Là</p>'
    )


def test_an_id_that_nothing_leads_to_goes() -> None:
    assert show_html('<h2 id="h-titre">Titre</h2>') == "<h2>Titre</h2>"


def test_attributes_stay_attributes() -> None:
    shown = show_html("""<a href='/?a=1&copy=2&amp;b="3"' title="&lt;b&gt;">x</a>""")
    assert shown == (
        '<p><a href="/?a=1&amp;copy=2&amp;b=&quot;3&quot;" title="&lt;b&gt;">x</a></p>'
    )
