"""What a proofreader is given: the words, each with its line, and nothing of the machine."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.prose.stripping import find_silence, strip_article

HEADER = "Title: Oser\nDate: 2026-01-02\nTags: a, b\nSummary: Un mot.\n"


def read(body: str) -> dict[int, str]:
    """The words of an article with this text, by line of the text (its first is 1)."""
    words = strip_article(f"{HEADER}\n{body}")
    texts: dict[int, list[str]] = {}
    for line, text in zip(words.lines, words.text.split("\n"), strict=True):
        if text and line > 5:
            texts.setdefault(line - 5, []).append(text)
    return {line: " / ".join(found) for line, found in texts.items()}


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("Un mot, *deux* **mots** et _trois_.", {1: "Un mot, deux mots et trois."}),
        ("L'été, l'hiver.", {1: "L’été, l’hiver."}),
        ("Voir [un *bon* texte](https://a.fr/x_(y)) ici.", {1: "Voir un bon texte ici."}),
        ("Voir [ici][note] et <https://a.fr/x>.", {1: "Voir ici et ."}),
        ("Écrire à moi@exemple.fr ou sur www.exemple.fr/a-b.", {1: "Écrire à ou sur ."}),
        ("Un `code` et ``a`b``.", {1: "Un et ."}),
        ("```\nif x:\n```\nSuite.", {4: "Suite."}),
        ("Du texte.\n\n    du code\n\nSuite.", {1: "Du texte.", 5: "Suite."}),
        ("Un <abbr title='x'>CV</abbr> à jour.", {1: "Un CV à jour."}),
        ("De l’<span lang='en'>Office\nManager</span> !", {1: "De l’X", 2: "!"} | {2: ""}),
        ("Un mot[^1] de plus.\n\n[^1]: La note.", {1: "Un mot de plus.", 3: "La note."}),
        ("## Un titre ##\nDu texte.", {1: "Un titre", 2: "Du texte."}),
        ("- un\n- deux\n1. trois", {1: "un", 2: "deux", 3: "trois"}),
        ("> - Dit-il.", {1: "Dit-il."}),
        ("| a | b |\n|---|:-:|\n| c | d |", {1: "a / b", 3: "c / d"}),
        ("Karine\n{: .signature }", {1: "Karine"}),
        ('![Une main.](/a.png "La lettre")', {1: "Une main. La lettre"}),
        ("<!-- caché\nencore -->\nVu.", {3: "Vu."}),
        ("5 &lt; 6 &nbsp;mots \\*vrais\\*", {1: "5 < 6 mots *vrais*"}),
        ("---\n* * *\nFin.", {3: "Fin."}),
        ("Une ligne\nqui continue.", {1: "Une ligne", 2: "qui continue."}),
    ],
)
def test_words_are_left_and_marks_are_not(body: str, words: dict[int, str]) -> None:
    assert read(body) == {line: text for line, text in words.items() if text}


def test_fields_that_readers_read_are_read_too() -> None:
    words = strip_article(HEADER + "Image_alt: Une main.\n\nTexte.")
    found = [pair for pair in zip(words.lines, words.text.split("\n"), strict=True) if pair[1]]
    assert found == [(1, "Oser"), (4, "Un mot."), (5, "Une main."), (7, "Texte.")]


def test_titles_and_items_are_paragraphs_of_their_own() -> None:
    text = strip_article(f"{HEADER}\n## Un titre\nUne phrase\nqui dure.\n- un\n- deux").text
    assert "Un titre\n\nUne phrase\nqui dure.\n\nun\n\ndeux" in text


def test_an_article_in_another_language_is_not_read() -> None:
    assert strip_article(f"{HEADER}Lang: en\n\nSome words.").text == ""


def test_what_an_article_does_not_want_to_hear() -> None:
    assert find_silence(f"{HEADER}Silence: Orthographe, lien\n\nx") == {"orthographe", "lien"}


@given(st.text(alphabet="ab \n*_`[](){}<>!#|-~\\\"'&;:^.é", max_size=200))
def test_each_line_comes_from_the_article_in_order(body: str) -> None:
    article = f"{HEADER}\n{body}"
    words = strip_article(article)
    assert len(words.lines) == len(words.text.split("\n"))
    assert list(words.lines) == sorted(words.lines)
    assert all(1 <= line <= article.count("\n") + 1 for line in words.lines)
