"""One converter for all files: nothing passes from one to the next, and no line is eaten."""

import time

import pytest

from plugins.reading.conversion import build_converter, remove_comments

SETTINGS = {
    "extensions": [
        *("markdown.extensions.meta", "markdown.extensions.toc", "markdown.extensions.tables"),
        *("markdown.extensions.footnotes", "markdown.extensions.abbr"),
    ],
    "output_format": "html5",
}


def test_a_text_that_begins_like_a_field_stays_whole() -> None:
    assert build_converter(SETTINGS)("Mot: texte\n\nSuite") == "<p>Mot: texte</p>\n<p>Suite</p>"


def test_nothing_passes_from_one_text_to_the_next() -> None:
    convert = build_converter(SETTINGS)
    convert("[a]: /a/\n*[ERO]: En Recherche d’Opportunité\n\n## Titre\n\nx[^1]\n\n[^1]: note")
    assert convert("[a] ERO") == "<p>[a] ERO</p>"
    assert convert("## Titre") == '<h2 id="titre">Titre</h2>'


def test_ids_are_french_unless_the_settings_say_otherwise() -> None:
    assert build_converter(SETTINGS)("## Œuvres") == '<h2 id="oeuvres">Œuvres</h2>'
    own = {"markdown.extensions.toc": {"slugify": lambda value, _: value.upper()}}
    convert = build_converter({**SETTINGS, "extension_configs": own})
    assert convert("## Œuvres") == '<h2 id="ŒUVRES">Œuvres</h2>'


def test_the_settings_are_left_as_they_were() -> None:
    build_converter(SETTINGS)
    assert "markdown.extensions.meta" in SETTINGS["extensions"]
    assert "extension_configs" not in SETTINGS


def test_columns_are_aligned_by_a_class_and_not_by_a_style() -> None:
    table = build_converter(SETTINGS)("a | b\n:-- | --:\n1 | 2")
    assert "style" not in table
    assert table.count('class="align-right"') == 2


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Avant\n\n<!-- pour moi -->\n\nAprès", "<p>Avant</p>\n\n\n<p>Après</p>"),
        ("Un <!-- pour moi -->mot", "<p>Un mot</p>"),
        ("<div>a<!-- pour\n\nmoi -->b</div>", "<div>ab</div>"),
        ("<div>a<!-- jamais refermé</div>", "<div>a"),
        ("<div>a<!-->b<!--->c<!-- x --!>d<?php e ?>f</div>", "<div>abcdf</div>"),
        ("`<!-- vu -->`", "<p><code>&lt;!-- vu --&gt;</code></p>"),
        ("    <!-- vu -->", "<pre><code>&lt;!-- vu --&gt;\n</code></pre>"),
        (r"\<!-- vu -->", r"<p>\</p>"),
        ("&lt;!-- vu -->", "<p>&lt;!-- vu --&gt;</p>"),
        ('<div title="<!-- a -->">b</div>', '<div title="<!-- a -->">b</div>'),
        ("<div title='<!-- a -->'>b</div>", "<div title='<!-- a -->'>b</div>"),
        ("a < b ! c > d", "<p>a &lt; b ! c &gt; d</p>"),
    ],
)
def test_comments_are_for_the_author_alone(text: str, html: str) -> None:
    assert build_converter(SETTINGS)(text) == html


@pytest.mark.parametrize("flood", ["<!--", "<!", "<a ", '<a b="', "<a '\"", "<?", "<!-->"])
def test_comments_are_found_in_linear_time(flood: str) -> None:
    start = time.process_time()
    remove_comments(flood * (200_000 // len(flood)))
    assert time.process_time() - start < 1


def test_a_table_without_a_header_has_none() -> None:
    table = build_converter(SETTINGS)("|  |  |\n|---|--:|\n| 1 | 2 |")
    assert "<th" not in table
    assert table.count("<td") == 2


def test_a_header_with_one_word_is_a_header() -> None:
    assert build_converter(SETTINGS)("|  | Prix |\n|---|---|\n| 1 | 2 |").count("<th>") == 2
