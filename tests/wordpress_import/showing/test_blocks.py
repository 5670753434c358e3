"""Blocks of Gutenberg show what they hold; what WordPress computed is told."""

import json

import pytest

from tests.wordpress_import.showing.texts import UPLOADS, attach, show, show_html, write_text


def block(name: str, within: str) -> str:
    """A block as WordPress writes it; `name` may be followed by attributes."""
    return f"<!-- wp:{name} -->{within}<!-- /wp:{name.split(maxsplit=1)[0]} -->"


NESTED = block("list", f"<ul><li>a{block('list', '<ol><li>b</li></ol>')}</li></ul>")
COLUMNS = block("columns", f"<div>{block('column', '<div><p>a</p></div>')}</div>")
PULLED = '<figure class="wp-block-pullquote"><blockquote><p>a</p></blockquote></figure>'
VERSE = '<pre class="wp-block-verse">Un\n  <em>deux</em></pre>'
CODE = '<pre class="wp-block-code"><code>a &lt; b\n  c</code></pre>'
BUTTON = '<div><div><a class="b" href="/x">Aller</a></div></div>'
TABLE = "<figure><table>{}</table><figcaption>L</figcaption></figure>"
DETAILS = "<details><summary>S</summary><p>a</p></details>"


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        (block('heading {"level":3}', '<h3 class="x" style="y">T</h3>'), "<h3>T</h3>"),
        (NESTED, "<ul><li>a<ol><li>b</li></ol></li></ul>"),
        (
            block("quote", "<blockquote><p>a</p><cite>b</cite></blockquote>"),
            "<blockquote><p>a</p><p><cite>b</cite></p></blockquote>",
        ),
        (block("pullquote", PULLED), "<blockquote><p>a</p></blockquote>"),
        (block("verse", VERSE), "<p>Un<br>\u00a0\u00a0<em>deux</em></p>"),
        (block("code", CODE), "<pre>a &lt; b\n  c</pre>"),
        (COLUMNS, "<p>a</p>"),
        (block("spacer", '<div style="height:9px"></div>'), ""),
        (block("separator", '<hr class="is-style-wide"/>'), "<hr>"),
        (block("buttons", BUTTON), '<p><a href="/x">Aller</a></p>'),
        (block("details", DETAILS), DETAILS),
        (block('more {"customText":"Encore"}', "<!--more Encore-->"), ""),
        (block("html", "<script>x</script><b>a</b>"), "<p><strong>a</strong></p>"),
        (
            block("table", TABLE.format("<tr><td>a</td></tr>")),
            TABLE.format("<tbody><tr><td>a</td></tr></tbody>"),
        ),
        (block("shortcode", "\nUn\n\ndeux\n"), "<p>Un</p>\n<p>deux</p>"),
    ],
)
def test_a_block_shows_what_it_holds(raw: str, shown: str) -> None:
    assert show_html(raw) == shown


@pytest.mark.parametrize(
    "raw",
    [
        "<!-- wp:paragraph {broken --><p>a</p><!-- /wp:paragraph -->",
        "<!-- wp:paragraph --><p>a</p>",
        "<p>a</p><!-- /wp:paragraph -->",
        "<!-- wp:group --><!-- wp:query --><p>a</p><!-- /wp:group -->",
        '<!-- wp:x/y {"a":[[[' + "[" * 5000 + " --><p>a</p><!-- /wp:x/y -->",
        "<!--wp:paragraph--><p>a</p><!--/wp:paragraph-->",
    ],
)
def test_broken_blocks_lose_nothing(raw: str) -> None:
    assert show_html(raw) == "<p>a</p>"


def test_what_wordpress_computed_is_told_in_the_report_and_in_the_text() -> None:
    latest = '<!-- wp:latest-posts {"postsToShow":3} /-->'
    shown = show(f"<p>a</p>\n{latest}\n<p>b</p>{block('query', '<p>c</p>')}")
    first, note, second, other = shown.html.split("\n")
    assert (first, second) == ("<p>a</p>", "<p>b</p>")
    assert note.startswith("<!-- Import : ")
    assert 'latest-posts {"postsToShow":3}' in note
    assert "query" in other
    assert len(shown.notes) == 2


def test_a_reusable_block_is_shown_where_it_stands() -> None:
    block = write_text(
        "<!-- wp:paragraph --><p>partagé</p><!-- /wp:paragraph -->", id=9, kind="wp_block"
    )
    assert show_html('<p>a</p><!-- wp:block {"ref":9} /-->', block) == "<p>a</p>\n<p>partagé</p>"


def test_blocks_that_hold_one_another_come_to_an_end() -> None:
    blocks = [
        write_text(
            f'<p>{n}</p><!-- wp:block {{"ref":{n + 1}}} /--><!-- wp:block {{"ref":{n + 1}}} /-->',
            id=n,
            kind="wp_block",
        )
        for n in range(100, 140)
    ]
    loop = write_text('<p>boucle</p><!-- wp:block {"ref":50} /-->', id=50, kind="wp_block")
    assert show_html('<!-- wp:block {"ref":50} /-->', loop).count("boucle") == 1
    assert show_html('<!-- wp:block {"ref":100} /-->', *blocks).count("<p>") <= 400


def test_footnotes_stand_where_their_block_is() -> None:
    notes = json.dumps([{"id": "n1", "content": "Note <em>une</em>"}])
    mark = '<sup data-fn="n1" class="fn"><a href="#n1" id="n1-link">1</a></sup>'
    raw = f"<p>a{mark}</p>\n<!-- wp:footnotes /-->\n<p>b</p>"
    assert show_html(raw, meta=(("footnotes", notes),)) == (
        '<p>a<a href="#n1" class="footnote-ref">1</a></p>\n'
        '<section class="footnotes"><ol><li id="n1">Note <em>une</em></li></ol></section>\n<p>b</p>'
    )


def test_galleries_of_both_ages_show_their_images_and_captions() -> None:
    image = f'<figure><img src="{UPLOADS}/a.jpg" alt="A"/><figcaption>L</figcaption></figure>'
    shown = f'<figure><img src="{UPLOADS}/a.jpg" alt="A"><figcaption>L</figcaption></figure>'
    old = (
        f'<!-- wp:gallery --><ul class="wp-block-gallery"><li>{image}</li></ul><!-- /wp:gallery -->'
    )
    new = (
        f"<!-- wp:gallery --><figure>{image}<figcaption>G</figcaption></figure><!-- /wp:gallery -->"
    )
    assert show_html(old) == shown
    assert show_html(new) == f"<figure>{shown}<figcaption>G</figcaption></figure>"


def test_the_picture_behind_a_cover_is_shown() -> None:
    cover = '<div style="background-image:url(x)"><p>T</p></div>'
    raw = block(f'cover {{"url":"{UPLOADS}/a-300x200.jpg"}}', cover)
    assert (
        show_html(raw, attach(7, "a.jpg")) == f'<p><img src="{UPLOADS}/a.jpg" alt=""></p>\n<p>T</p>'
    )
