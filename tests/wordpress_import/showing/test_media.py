"""Images at their full size, players for our files, links for what other sites show."""

import pytest

from tests.wordpress_import.showing.texts import UPLOADS, attach, show, show_html

VIDEO = "https://www.youtube.com/watch?v=abcdefghijk"


@pytest.mark.parametrize(
    "src",
    [
        f"{UPLOADS}/été-1024x768.jpg",
        f"{UPLOADS}/%C3%A9t%C3%A9.jpg?w=604",
        f"{UPLOADS.replace('https:', 'http:')}/été-300x200.jpg",
        f"{UPLOADS.removeprefix('https:').replace('//', '//www.')}/été.jpg",
    ],
)
def test_an_image_is_shown_at_its_full_size(src: str) -> None:
    raw = f'<img class="alignleft" style="x" src="{src}" width="9" height="9" srcset="y" alt="Été">'
    shown = show_html(raw, attach(7, "été.jpg"))
    assert shown == f'<p><img src="{UPLOADS}/été.jpg" alt="Été"></p>'


@pytest.mark.parametrize(
    "src", ["http://ailleurs.example/a-300x200.jpg", f"{UPLOADS}/b-300x200.jpg"]
)
def test_an_image_that_the_export_does_not_hold_stays(src: str) -> None:
    assert show_html(f'<img src="{src}">', attach(7, "a.jpg")) == f'<p><img src="{src}" alt=""></p>'


def test_an_image_that_loads_late_is_shown() -> None:
    late = f'<img src="data:image/gif;base64,x" data-src="{UPLOADS}/a.jpg">'
    raw = f'{late}<noscript><img src="x"></noscript>'
    assert show_html(raw) == f'<p><img src="{UPLOADS}/a.jpg" alt=""></p>'


def test_an_emoji_is_its_sign() -> None:
    raw = 'a <img class="emoji" src="https://s.w.org/images/core/emoji/14/svg/1f642.svg" alt="🙂">'
    assert show_html(raw) == "<p>a 🙂</p>"


@pytest.mark.parametrize(
    "raw",
    [
        VIDEO,
        f"[embed width='9']{VIDEO}[/embed]",
        '<iframe width="9" src="https://www.youtube.com/embed/abcdefghijk?rel=0"></iframe>',
        '<object><param name="movie" value="http://www.youtube.com/v/abcdefghijk&hl=fr"></param>'
        '<embed src="http://www.youtube.com/v/abcdefghijk&hl=fr"></embed></object>',
        f"<!-- wp:embed --><figure><div>\n{VIDEO}\n</div></figure><!-- /wp:embed -->",
        f'<!-- wp:core-embed/youtube {{"url":"{VIDEO}"}} /-->',
    ],
)
def test_what_another_site_shows_becomes_a_link(raw: str) -> None:
    assert show_html(raw) == f'<p><a href="{VIDEO}">{VIDEO}</a></p>'


def test_an_address_within_a_sentence_stays_text() -> None:
    assert show_html(f"Voyez {VIDEO} !") == f"<p>Voyez {VIDEO} !</p>"


def test_an_address_alone_on_its_line_is_parted_from_the_others() -> None:
    assert show_html(f"Un\n{VIDEO}\ndeux") == (
        f'<p>Un</p>\n<p><a href="{VIDEO}">{VIDEO}</a></p>\n<p>deux</p>'
    )


def test_our_own_files_alone_on_their_line_play() -> None:
    assert show_html(f"{UPLOADS}/a.mp3") == f'<audio controls src="{UPLOADS}/a.mp3"></audio>'
    assert "<a href" in show_html("https://ailleurs.example/a.mp3")


def test_a_player_takes_its_first_source() -> None:
    sources = f'<source src="{UPLOADS}/a.mp4"><source src="{UPLOADS}/a.ogv">'
    raw = f'<video poster="x">{sources}Trop vieux</video>'
    assert show_html(raw) == f'<video controls src="{UPLOADS}/a.mp4" poster="x">Trop vieux</video>'


def test_a_removed_frame_is_told() -> None:
    notes = show('<iframe src="//carte.example/x"></iframe>').notes
    assert [note.message for note in notes] == [
        "cadre d’un autre site remplacé par un lien\u00a0: //carte.example/x"
    ]
    assert notes[0].place == "Titre"


@pytest.mark.parametrize(
    ("src", "file"),
    [
        (f"{UPLOADS}/vue-300x200.jpg", "vue-scaled.jpg"),
        (f"{UPLOADS}/vue.jpg", "vue-scaled.jpg"),
        ("https://i2.wp.com/www.blog.example/wp-content/uploads/a.png?resize=300", "a.png"),
    ],
)
def test_an_image_is_found_under_the_names_that_wordpress_gave_it(src: str, file: str) -> None:
    shown = show_html(f'<img src="{src}">', attach(7, file))
    assert shown == f'<p><img src="{UPLOADS}/{file}" alt=""></p>'


def test_an_address_too_long_to_read_is_cut_in_its_text_only() -> None:
    address = f"https://carte.example/?{'a' * 200}"
    shown = show_html(f'<iframe src="{address}"></iframe>')
    assert f'href="{address}"' in shown
    assert f">{address[:99]}…</a>" in shown


def test_a_film_of_another_site_stays_a_player_for_the_next_room_to_judge() -> None:
    raw = '<video controls src="https://ailleurs.example/a.mp4"></video>'
    assert show_html(raw) == '<video controls src="https://ailleurs.example/a.mp4"></video>'
