"""One converter for all files: nothing passes from one to the next, and no line is eaten."""

from plugins.reading.conversion import build_converter

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
