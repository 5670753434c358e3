"""The filter learns from decisions, and forgets what is taken back."""

import pytest

from plugins.comments.bayes import COMMENTS, Counts, count_marks, learn, weigh
from plugins.comments.words import find_links, find_words, hash_marks

OFFER, THANKS = "gagnez vite beaucoup sur notre offre", "merci pour cet article si juste"


def teach(times: int) -> Counts:
    """Counts that have seen as many offers as thanks."""
    counts: Counts = {}
    for _ in range(times):
        counts = learn(learn(counts, OFFER, is_spam=True), THANKS, is_spam=False)
    return counts


def test_what_was_learnt_is_told_apart() -> None:
    counts = teach(50)
    assert weigh("une offre, gagnez beaucoup", counts) > 2
    assert weigh("merci, article juste", counts) < 0
    assert weigh("candidature spontanée", counts) == 0


@pytest.mark.parametrize("times", [0, 1, 9])
def test_a_filter_that_has_seen_little_says_nothing(times: int) -> None:
    assert weigh(OFFER, teach(times)) == 0


def test_it_says_more_the_more_it_has_seen() -> None:
    assert 0 < weigh(OFFER, teach(10)) < weigh(OFFER, teach(40))


def test_what_one_comment_adds_can_be_taken_back() -> None:
    added, taken = count_marks(OFFER, is_spam=True), count_marks(OFFER, is_spam=True, times=-1)
    assert added[COMMENTS] == (0, 1)
    assert {mark: (0, -spam) for mark, (_, spam) in added.items()} == taken


def test_nothing_that_was_written_can_be_read_in_what_was_learnt() -> None:
    marks = "".join(count_marks("Zoé Martin, zoe@exemple.fr, https://exemple.fr", is_spam=False))
    assert not any(word in marks for word in ("zoe", "martin", "exemple"))


def test_an_address_of_mail_is_never_counted() -> None:
    assert hash_marks("a@b.fr") == hash_marks("autre@exemple.fr")


def test_the_longest_text_leaves_a_bounded_number_of_marks() -> None:
    text = " ".join(f"mot{number}" for number in range(5_000))
    assert len(hash_marks(text)) < 1_500


@pytest.mark.parametrize(
    ("text", "hosts"),
    [
        ("voir https://www.Exemple.fr/a?b et exemple.com", ["exemple.fr", "exemple.com"]),
        ("www.exemple.org:80/x", ["exemple.org"]),
        ("écrivez à zoe@exemple.fr", []),
        ("Fini.Demain je reprends. Ok.Merci", []),
    ],
)
def test_links_are_found_with_or_without_scheme(text: str, hosts: list[str]) -> None:
    assert find_links(text) == hosts


def test_words_are_counted_as_a_reader_sees_them() -> None:
    assert find_words("L’ÉTÉ &eacute;t\u00e9<br /> suuuuper 2024") == [
        *("l'ete", "ete", "suuper", "z4figures")
    ]
