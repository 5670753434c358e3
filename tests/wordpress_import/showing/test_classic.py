"""Classic text: blank lines part paragraphs, single line ends break them, blocks stay whole."""

import pytest

from tests.wordpress_import.showing.texts import show, show_html


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("Un.\n\nDeux.", "<p>Un.</p>\n<p>Deux.</p>"),
        ("Un\nDeux\r\nTrois", "<p>Un<br>Deux<br>Trois</p>"),
        ("Un\n \n\t\nDeux", "<p>Un</p>\n<p>Deux</p>"),
        ("Un<br />\nDeux", "<p>Un<br>Deux</p>"),
        ("Un<br><br />Deux", "<p>Un</p>\n<p>Deux</p>"),
        (
            "Un <b>gras\n\nencore</b> fin",
            "<p>Un <strong>gras</strong></p>\n<p><strong>encore</strong> fin</p>",
        ),
        ("<h2>Titre</h2>\nTexte\n<h2>Suite</h2>", "<h2>Titre</h2>\n<p>Texte</p>\n<h2>Suite</h2>"),
        (
            "Avant\n<ul>\n <li>a</li>\n\n <li>b</li>\n</ul>\nAprès",
            "<p>Avant</p>\n<ul><li>a</li><li>b</li></ul>\n<p>Après</p>",
        ),
        (
            "<blockquote>Un\n\ndeux\n<cite>Moi</cite></blockquote>",
            "<blockquote><p>Un</p><p>deux<br><cite>Moi</cite></p></blockquote>",
        ),
        ("<div>Un\n\nDeux</div>Trois", "<p>Un</p>\n<p>Deux</p>\n<p>Trois</p>"),
        ("<p>Un\ndeux\n\ntrois</p>", "<p>Un<br>deux</p>\n<p>trois</p>"),
        ("<address>Rue\nVille</address>Suite", "<p>Rue<br>Ville</p>\n<p>Suite</p>"),
        ("   \n\n ", ""),
        ("&nbsp;\n\nUn&nbsp;!", "<p>Un\u00a0!</p>"),
    ],
)
def test_line_ends_show_as_wordpress_showed_them(raw: str, shown: str) -> None:
    assert show_html(raw) == shown


def test_preformatted_text_keeps_its_lines() -> None:
    shown = show_html('Avant <pre class="brush: php">a  b\n\n\n  &lt;c&gt;</pre>Après')
    assert (
        shown == '<p>Avant</p>\n<pre class="language-php">a  b\n\n\n  &lt;c&gt;</pre>\n<p>Après</p>'
    )


def test_code_over_several_lines_becomes_a_block_of_code() -> None:
    shown = show_html("Voici\n<code>.a {\n\tb: c;\n\n}</code>\nfin")
    assert shown == "<p>Voici</p>\n<pre>.a {\n\tb: c;\n\n}</pre>\n<p>fin</p>"


def test_marks_of_pages_and_of_the_summary_lose_nothing() -> None:
    raw = "Un.\n\n<!--more Continuez-->\n\nDeux.\n\n<!--nextpage-->\nTrois."
    shown = show(raw)
    assert shown.html == "<p>Un.</p>\n<p>Deux.</p>\n<p>Trois.</p>"
    assert ["plusieurs pages" in note.message for note in shown.notes] == [True]


def test_a_comment_of_the_author_is_told_not_shown() -> None:
    shown = show("Un <!-- à revoir --> deux")
    assert shown.html == "<p>Un deux</p>"
    assert [note.message for note in shown.notes] == [
        "commentaire HTML retiré du texte\u00a0: «\u00a0à revoir\u00a0»"
    ]


def test_a_text_with_blocks_keeps_its_line_ends_as_spaces() -> None:
    raw = "<!-- wp:paragraph -->\n<p>Un\ndeux</p>\n<!-- /wp:paragraph -->"
    assert show_html(raw) == "<p>Un deux</p>"


def test_loose_text_beside_blocks_has_paragraphs() -> None:
    raw = "Un\n\ndeux\n<!-- wp:separator --><hr/><!-- /wp:separator -->\n<p>a\nb</p>"
    assert show_html(raw) == "<p>Un</p>\n<p>deux</p>\n<hr>\n<p>a b</p>"
