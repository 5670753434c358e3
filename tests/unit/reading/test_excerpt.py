"""A summary for the articles that have none."""

import pytest

from plugins.reading.excerpt import LONGEST, build_excerpt


@pytest.mark.parametrize(
    ("body", "excerpt"),
    [
        ("<p>Un <em>mot</em> &amp; deux.</p><p>Trois.</p>", "Un mot & deux."),
        ("<h2>Titre</h2>\n<p>Un\ntexte.</p>", "Un texte."),
        ('<p><img src="/x.png" alt="Non"></p><p class="a">Oui\u00a0!</p>', "Oui\u00a0!"),
        ('<p>Un<sup id="fnref:1"><a href="#fn:1">1</a></sup>.</p>', "Un."),
        ("<ul><li>Rien</li></ul>", ""),
        ("", ""),
    ],
)
def test_the_first_paragraph_with_words_is_taken_as_plain_text(body: str, excerpt: str) -> None:
    assert build_excerpt(body) == excerpt


@pytest.mark.parametrize("word", ["courage", "l’été,", "«\u00a0mot\u00a0»"])
def test_a_long_one_is_cut_between_words(word: str) -> None:
    excerpt = build_excerpt(f"<p>{f'{word} ' * 60}</p>")
    assert len(excerpt) <= LONGEST
    assert excerpt.endswith("…")
    assert f"{word} ".startswith(excerpt.removesuffix("…").rpartition(" ")[2])


def test_one_that_fits_is_whole() -> None:
    assert build_excerpt(f"<p>{'a' * LONGEST}</p>") == "a" * LONGEST
    assert len(build_excerpt(f"<p>{'a' * (LONGEST + 1)}</p>")) == LONGEST
