"""The text of a picture is what WordPress knew of it, and nothing more."""

import pytest

from plugins.wordpress_import.alternatives import find_alternative, read_words
from tests.wordpress_import.articles.items import build_attachment

ALT = (("_wp_attachment_image_alt", "Moi &amp; la <b>mer</b>"),)


@pytest.mark.parametrize(
    ("values", "text", "source"),
    [
        ({"meta": ALT, "excerpt": "Légende"}, "Moi & la mer", "de la médiathèque"),
        ({"excerpt": "Une <em>légende</em>", "title": "Un titre"}, "Une légende", "de sa légende"),
        ({"title": "Été à la mer"}, "Été à la mer", "de son titre"),
        ({"title": "IMG_2034"}, "Super heros", "du nom du fichier"),
    ],
)
def test_the_best_known_text_is_taken(values: dict[str, object], text: str, source: str) -> None:
    attachment = build_attachment(1, "2017/11/super-heros_2.jpg", **values)
    assert find_alternative(attachment, "2017/11/super-heros_2.jpg") == (text, source)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("super-heros_2", "Super heros 2".removesuffix(" 2")),
        ("IMG_20180714_120000", ""),
        ("photo(1)", ""),
        ("DSC00012-1024x768", ""),
        ("capture-d-ecran", ""),
        ("a1b2c3d4e5f6a7b8", ""),
        ("été-à-la-mer", "Été à la mer"),
    ],
)
def test_a_name_speaks_only_if_a_person_gave_it(name: str, words: str) -> None:
    assert read_words(name) == words


def test_nothing_is_invented() -> None:
    assert find_alternative(None, "2017/11/IMG_1.jpg") == ("", "")
