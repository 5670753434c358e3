"""Shortcodes of WordPress are run; those of plugins leave a note, words in brackets stay words."""

import pytest

from tests.wordpress_import.showing.texts import SITE, UPLOADS, attach, show, show_html

IMAGE = f'<img src="{UPLOADS}/a.jpg" alt="A">'


@pytest.mark.parametrize(
    "raw",
    [
        f'[caption id="attachment_7" align="alignleft" width="300"]'
        f'<img src="{UPLOADS}/a-300x200.jpg" alt="A" /> Une <em>légende</em>[/caption]',
        f"[wp_caption width='300' caption='Une <em>légende</em>']"
        f"<img src='{UPLOADS}/a.jpg' alt='A'>[/wp_caption]",
    ],
)
def test_a_caption_makes_a_figure(raw: str) -> None:
    assert show_html(raw, attach(7, "a.jpg")) == (
        f"<figure>{IMAGE}<figcaption>Une <em>légende</em></figcaption></figure>"
    )


def test_a_captioned_image_keeps_its_link() -> None:
    raw = (
        f'[caption width="9"]<a href="/x"><img src="{UPLOADS}/a.jpg" alt="A"></a> L[/caption] suite'
    )
    assert show_html(raw) == (
        f'<figure><a href="/x">{IMAGE}</a><figcaption>L</figcaption></figure>\n<p>suite</p>'
    )


def test_a_gallery_shows_the_images_that_it_lists() -> None:
    raw = '[gallery ids="8,7,99" link="file"]'
    shown = show_html(raw, attach(7, "a.jpg", excerpt="Légende [une]"), attach(8, "b.png"))
    assert shown == (
        f'<p><a href="{UPLOADS}/b.png"><img src="{UPLOADS}/b.png" alt=""></a></p>\n'
        f'<figure><a href="{UPLOADS}/a.jpg"><img src="{UPLOADS}/a.jpg" alt=""></a>'
        "<figcaption>Légende [une]</figcaption></figure>"
    )


def test_a_gallery_without_list_shows_the_images_of_its_article_in_their_order() -> None:
    others = [
        attach(7, "a.jpg", order=2),
        attach(8, "b.png", order=1, meta=(("_wp_attachment_image_alt", "B"),)),
        attach(9, "c.mp3"),
        attach(10, "d.jpg", parent=5),
        attach(11, "e.jpg"),
    ]
    assert show_html('[gallery link="none" exclude="11"]', *others) == (
        f'<p><img src="{UPLOADS}/b.png" alt="B"></p>\n<p><img src="{UPLOADS}/a.jpg" alt=""></p>'
    )
    assert show_html('[gallery exclude="11" order="DESC"]', *others).find(f"{SITE}/titre/7/") > 0


def test_players_are_those_of_the_page() -> None:
    sound, film = f"{UPLOADS}/a.mp3", f"{UPLOADS}/b.mp4"
    assert show_html(f'[audio mp3="{sound}"][/audio]\n\n[video {film}]') == (
        f'<audio controls src="{sound}"><a href="{sound}">{sound}</a></audio>\n'
        f'<video controls src="{film}"><a href="{film}">{film}</a></video>'
    )


def test_a_playlist_is_a_player_for_each_track() -> None:
    shown = show_html('[playlist ids="7,8"]', attach(7, "a.mp3"), attach(8, "b.ogg"))
    assert shown.count("<audio controls src=") == 2


@pytest.mark.parametrize(
    "text",
    [
        "[test] [sic] [1] [...] [EDIT : ajouté] [crochets](x) [TOC] [^1]",
        "[[shortcode échappé]]",
        "un [ seul, [gallery jamais fermé",
        "[a b c] [été 2019] [Note de l’auteure]",
        "[soit x = 5] [où x=5] fermez par [/b] [/gallery",
    ],
)
def test_words_in_brackets_stay_words(text: str) -> None:
    assert show_html(text) == f"<p>{text}</p>"


def test_markup_between_brackets_stays() -> None:
    raw = '[voir <a href="/x" title="y">ici</a> &amp; là]'
    assert show_html(raw) == '<p>[voir <a href="/x" title="y">ici</a> &amp; là]</p>'


def test_an_escaped_shortcode_shows_one_pair_of_brackets() -> None:
    assert show_html('[[gallery ids="1"]]') == '<p>[gallery ids="1"]</p>'
    assert show_html("[[caption]a[/caption]]") == "<p>[caption]a[/caption]</p>"


def test_brackets_within_a_caption_are_read_as_elsewhere() -> None:
    raw = '[caption width="3"]<img src="/a.jpg"> Vue [sic] [su_x a="b"][/caption]'
    caption, note = show_html(raw).split("\n")
    assert caption.endswith("<figcaption>Vue [sic]</figcaption></figure>")
    assert "su_x" in note


def test_a_caption_without_width_was_not_shown_and_is_told() -> None:
    shown = show_html("[caption]<img src='/a.jpg'> Perdue[/caption]")
    assert shown.startswith('<p><img src="/a.jpg" alt=""></p>')
    assert "Perdue" in shown


@pytest.mark.parametrize("name", ["code lang='php'", 'sourcecode language="php"'])
def test_code_keeps_its_lines_and_brackets(name: str) -> None:
    raw = f'[{name}]\nif ($a[b])\n\n  [x y="z"];\n[/{name.split(maxsplit=1)[0]}]'
    assert show_html(raw) == ('<pre class="language-php">if ($a[b])\n\n  [x y="z"];</pre>')


@pytest.mark.parametrize(
    ("raw", "page"),
    [
        ("[youtube https://youtu.be/abcdefghijk]", "https://youtu.be/abcdefghijk"),
        ("[youtube=https://youtu.be/abcdefghijk]", "https://youtu.be/abcdefghijk"),
        ("[vimeo 76979871 w=500]", "https://vimeo.com/76979871"),
        ('[dailymotion id="x2abcd"]', "https://www.dailymotion.com/video/x2abcd"),
    ],
)
def test_what_plugins_showed_of_other_sites_becomes_a_link(raw: str, page: str) -> None:
    assert show_html(raw) == f'<p><a href="{page}">{page}</a></p>'


def test_an_escaped_shortcode_of_another_is_left_as_it_was_typed() -> None:
    assert show_html('[[su_x a="b"]]') == '<p>[[su_x a="b"]]</p>'


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ('[contact-form-7 id="12" title="T"]', ""),
        ("[wpforms]", ""),
        (
            '[su_button url="/x" style="flat"]Cliquez <em>ici</em>[/su_button]',
            "<p>Cliquez <em>ici</em></p>",
        ),
        ("[vc_row][vc_column width='1/2']Texte[/vc_column][/vc_row]", "<p>Texte</p>"),
    ],
)
def test_a_shortcode_of_a_plugin_leaves_a_note_and_the_words_within(raw: str, words: str) -> None:
    shown = show(f"Avant\n\n{raw}\n\nAprès")
    visible = [line for line in shown.html.split("\n") if not line.startswith("<!-- Import : ")]
    assert visible == ["<p>Avant</p>", *([words] if words else []), "<p>Après</p>"]
    assert len(visible) < len(shown.html.split("\n"))
    assert raw.partition("]")[0] in shown.notes[0].message


def test_a_note_never_breaks_out_of_its_comment() -> None:
    html = show_html('[x-y a="--><script>alert(1)</script><!--" style="b"]')
    assert html.count("-->") == 1
    assert html.endswith("-->")
    assert "style=" not in html


def test_brackets_in_code_and_in_attributes_stay() -> None:
    raw = '<pre>[su_x a="b"]</pre><a href="/?a[b]=c" title="[gallery]">x</a>'
    assert show_html(raw) == (
        '<pre>[su_x a="b"]</pre>\n<p><a href="/?a[b]=c" title="[gallery]">x</a></p>'
    )
