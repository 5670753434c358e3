"""What becomes of the parts of an article: links, players, pictures, headings, typed lists."""

from dataclasses import replace

import pytest

from plugins.wordpress_import.saved_page.model import RefusedPageError
from tests.wordpress_import.saved_page.pages import BLOG, read_body

LONG = "<p>Un texte assez long pour être un article, et bien assez clair pour être lu.</p>"


@pytest.mark.parametrize(
    ("href", "kept"),
    [
        ("https://exemple.org/a?b=1#c", "https://exemple.org/a?b=1#c"),
        ("/autre/", "https://vieux.example/autre/"),
        ("../../../2017/x/", "https://vieux.example/2018/2017/x/"),
        ("mailto:moi@exemple.org", "mailto:moi@exemple.org"),
        ("//exemple.org/x", "https://exemple.org/x"),
    ],
)
def test_a_link_is_kept_whole(href: str, kept: str) -> None:
    page = read_body(f'{LONG}<p>Lisez <a href="{href}">ceci</a>.</p>')
    assert f'<a href="{kept}">ceci</a>' in page.html


@pytest.mark.parametrize(
    "href",
    ["", "#", "javascript:alert(1)", "file:///C:/x", "http://localhost/", "http://[", "#rien"],
)
def test_a_link_that_leads_nowhere_leaves_its_words(href: str) -> None:
    page = read_body(f'{LONG}<p>Lisez <a href="{href}">ceci</a>.</p>')
    assert "Lisez ceci." in page.html
    assert "<a " not in page.html


def test_a_link_to_an_article_of_the_blog_names_its_file() -> None:
    blog = replace(BLOG, places={"/2017/01/02/avant": "articles/2017/avant.md"})
    page = read_body(
        f'{LONG}<p><a href="https://vieux.example/2017/01/02/avant/">là</a></p>', blog=blog
    )
    assert '<a href="{filename}/articles/2017/avant.md">là</a>' in page.html


def test_a_link_within_the_article_follows_its_heading() -> None:
    page = read_body(f'{LONG}<p><a href="#bas">plus bas</a></p><h2 id="bas">Tout en bas</h2>')
    assert '<a href="#tout-en-bas">plus bas</a>' in page.html


def test_footnotes_keep_what_ties_them() -> None:
    page = read_body(
        f'{LONG}<p>Mot<sup><a href="#n1" id="n1-link">1</a></sup>.</p>'
        '<ol class="wp-block-footnotes"><li id="n1">Note. <a href="#n1-link">↩</a></li></ol>'
    )
    assert '<a href="#n1" id="n1-link">1</a>' in page.html
    assert '<li id="n1">' in page.html


@pytest.mark.parametrize(
    ("frame", "address"),
    [
        (
            '<iframe src="https://www.youtube.com/embed/abcdefghijk?rel=0"></iframe>',
            "https://www.youtube.com/watch?v=abcdefghijk",
        ),
        ('<iframe src="https://player.vimeo.com/video/12345"></iframe>', "https://vimeo.com/12345"),
        ('<audio controls src="/son.mp3"></audio>', "https://vieux.example/son.mp3"),
        ('<video><source src="/film.mp4"></video>', "https://vieux.example/film.mp4"),
    ],
)
def test_a_player_becomes_a_link(frame: str, address: str) -> None:
    page = read_body(f"{LONG}<p>{frame}</p>")
    assert f'<a href="{address}">{address}</a>' in page.html
    assert any(address in remark for remark in page.remarks)


def test_a_picture_saved_with_the_page_comes_along() -> None:
    page = read_body(
        f'{LONG}<figure><img src="Oser_fichiers/la%20photo-300x200.jpg" alt="Une boîte">'
        "<figcaption>Légende</figcaption></figure>",
        {"Oser_fichiers/la photo-300x200.jpg": lambda: b"octets"},
    )
    assert '<img src="/images/2018/03/la-photo.jpg" alt="Une boîte">' in page.html
    (picture,) = page.pictures
    assert (picture.path, picture.content) == ("images/2018/03/la-photo.jpg", b"octets")


def test_a_picture_that_is_missing_leaves_a_mark_and_its_caption() -> None:
    page = read_body(
        f'{LONG}<figure><a href="https://exemple.org/"><img src="https://vieux.example/wp-content/'
        'uploads/2018/03/x-300x200.jpg" alt="Boîte"></a><figcaption>Légende</figcaption></figure>'
    )
    assert "<img" not in page.html
    assert "Légende" in page.html
    assert any("x.jpg" in remark for remark in page.remarks)


def test_a_picture_that_the_blog_has_is_shown() -> None:
    blog = replace(BLOG, images=frozenset({"images/2018/03/x.jpg", "images/2019/x.jpg"}))
    source = "https://vieux.example/wp-content/uploads/2018/03/x-300x200.jpg"
    page = read_body(f'{LONG}<p><a href="{source}"><img src="{source}" alt="X"></a></p>', blog=blog)
    assert '<p><img src="/images/2018/03/x.jpg" alt="X"></p>' in page.html


def test_two_pictures_of_one_name_stay_two() -> None:
    saved = {"f/a/x.jpg": lambda: b"un", "f/b/x.jpg": lambda: b"deux", "f/c/x.jpg": lambda: b"un"}
    page = read_body(LONG + "".join(f'<p><img src="{name}"></p>' for name in saved), saved)
    assert [p.path for p in page.pictures] == ["images/2018/03/x.jpg", "images/2018/03/x-2.jpg"]
    assert page.html.count('src="/images/2018/03/x.jpg"') == 2


def test_a_smiley_is_its_sign_and_a_spy_is_nothing() -> None:
    page = read_body(
        f'{LONG}<p>Oui <img class="emoji" alt="🙂" src="https://s.w.org/x.svg"> !'
        '<img width="1" height="1" src="https://pixel.example/x.gif"></p>'
    )
    assert "Oui 🙂 !" in page.html
    assert "<img" not in page.html


def test_too_many_pictures_are_refused() -> None:
    with pytest.raises(RefusedPageError, match="images"):
        read_body(LONG + '<img src="a.jpg">' * 1001)


def test_a_bold_line_in_capitals_is_a_heading() -> None:
    page = read_body(f"{LONG}<p><strong>ACCEPTER DE PARTIR DE RIEN</strong></p>{LONG}")
    assert "<h2>Accepter de partir de rien</h2>" in page.html


def test_headings_skip_no_level_and_keep_their_marks() -> None:
    page = read_body(f"{LONG}<h1>UN <em>GRAND</em> MOT</h1><h4>Petit</h4>{LONG}")
    assert "<h2>Un <em>grand</em> mot</h2>" in page.html
    assert "<h3>Petit</h3>" in page.html


def test_bullets_typed_in_paragraphs_make_one_list() -> None:
    page = read_body(f"{LONG}<p>• un<br>• <b>deux</b></p>\n<p>• trois</p>{LONG}")
    assert "<ul><li>un</li><li><b>deux</b></li><li>trois</li></ul>" in page.html


def test_replies_typed_with_dashes_stay_paragraphs() -> None:
    page = read_body(f"{LONG}<p>– Et alors ?<br>– Alors, rien !</p>{LONG}")
    assert "<p>– Et alors ?<br>– Alors, rien !</p>" in page.html


def test_an_aside_of_the_author_is_kept_and_a_column_of_links_is_not() -> None:
    page = read_body(
        f"{LONG}<aside>À savoir : c’est gratuit.</aside><aside><a href='/x/'>Autre page</a></aside>"
    )
    assert "c’est gratuit" in page.html
    assert "Autre page" not in page.html


def test_styles_and_programs_of_elements_go() -> None:
    page = read_body(f'{LONG}<p style="color:red" onclick="x()" data-x="1">Oui.</p>')
    assert "<p>Oui.</p>" in page.html


@pytest.mark.parametrize(
    "markup",
    [
        '<img<img alt="b" src="https://exemple.org/b.png">',
        '<a< href="http://localhost/">mot</a>',
        "<b<script onclick='x()'>mot</script>>",
        '<p a<b="1" onclick<="x()">mot</p>',
    ],
)
def test_an_odd_name_is_read_by_no_one(markup: str) -> None:
    page = read_body(f"{LONG}<p>{markup}</p>")
    for trace in ("<img<", "<a<", "localhost", "<script", "onclick"):
        assert trace not in page.html
