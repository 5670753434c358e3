"""Titles, names and summaries as plain text."""

import pytest

from plugins.wordpress_import.plain import has_words, read_line, read_prose, shorten_line


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("Copié/collé de Word : l’horreur&nbsp;!", "Copié/collé de Word : l’horreur !"),
        ("*Étoiles*, _soulignés_ &amp; #1 <b>gras</b>", "*Étoiles*, _soulignés_ & #1 gras"),
        ("1 < 2 et 3 > 2", "1 < 2 et 3 > 2"),
        ("  deux\n\tlignes\u2028trois\x07 ", "deux lignes trois"),
        ("a<script>b</script><style>c</style><!-- d -->e", "ae"),
        ("L&#8217;&eacute;t&eacute; &lt;3", "L’été <3"),
        ("<script>jamais fermé", "jamais fermé"),
    ],
)
def test_a_title_is_read_as_readers_saw_it(markup: str, text: str) -> None:
    assert read_line(markup) == text


def test_what_a_tag_parts_stays_parted_in_prose() -> None:
    assert read_prose("<p>Un.</p><p>Deux<br>trois</p>") == "Un. Deux trois"


def test_a_long_line_is_cut_between_two_words() -> None:
    assert shorten_line("un deux, trois", 9) == "un deux…"
    assert shorten_line("un deux", 7) == "un deux"
    assert shorten_line("anticonstitutionnellement", 5) == "anti…"


@pytest.mark.parametrize(
    ("text", "says"), [("été", True), ("7", True), ("!?…", False), ("", False)]
)
def test_words_need_a_letter_or_a_digit(text: str, says: bool) -> None:
    assert has_words(text) is says


@pytest.mark.parametrize("flood", ["<script>", "<a ", "<", "&", "<!--", "</script"])
@pytest.mark.parametrize("end", ["", "-->", "</script>"])
def test_a_flood_is_read_in_no_time(flood: str, end: str) -> None:
    assert read_line(flood * 100_000 + end) is not None
