"""The first abbreviation of its kind says what it stands for."""

import pytest

from plugins.typography.abbreviations import expand_abbreviations

GLOSSARY = {
    "ERO": ("En Recherche d’Opportunité", None),
    "CV": ("curriculum vitæ", None),
    "IRL": ("In Real Life", "en"),
    "R&D": ('recherche & "développement"', None),
}
ERO = '<abbr title="En Recherche d’Opportunité">'


def _expand(source: str) -> str:
    return "".join(expand_abbreviations([source], GLOSSARY))


@pytest.mark.parametrize(
    ("source", "expanded"),
    [
        ("Un ERO, deux EROs", f"Un {ERO}ERO</abbr>, deux EROs"),
        ("Un E.R.O. et un ERO", f"Un {ERO}E.R.O.</abbr> et un ERO"),
        ("Les EROs", f"Les {ERO}EROs</abbr>"),
        ("<p>L’ERO</p><p>ERO</p>", f"<p>L’{ERO}ERO</abbr></p><p>ERO</p>"),
        ("<b>ERO</b> !", f"<b>{ERO}ERO</abbr></b> !"),
        ("IRL", '<abbr title="In Real Life" lang="en">IRL</abbr>'),
        ("R&D", '<abbr title="recherche &amp; &quot;développement&quot;">R&D</abbr>'),
        ("R&amp;D", '<abbr title="recherche &amp; &quot;développement&quot;">R&amp;D</abbr>'),
        ("Le CV d’un ERO", f'Le <abbr title="curriculum vitæ">CV</abbr> d’un {ERO}ERO</abbr>'),
        ("<h2>ERO</h2>ERO", f"<h2>ERO</h2>{ERO}ERO</abbr>"),
        ("<a href='/'>ERO</a> ERO", f"<a href='/'>ERO</a> {ERO}ERO</abbr>"),
        ("<b>E</b>RO ERO", f"<b>E</b>RO {ERO}ERO</abbr>"),
        ("ERO<!-- CV -->", f"{ERO}ERO</abbr><!-- CV -->"),
    ],
)
def test_the_first_occurrence_is_expanded(source: str, expanded: str) -> None:
    assert _expand(source) == expanded
    assert _expand(expanded) == expanded


@pytest.mark.parametrize(
    "source",
    [
        "HEROS EROSION CV2 2CV mi-CV CV-type @ERO #ERO a.ERO ERO.fr",
        "<b>H</b>ERO",
        "<code>ERO</code> <pre>ERO</pre>",
        '<i lang="en">ERO</i> <i class="no-typo">ERO</i> <i translate="no">ERO</i>',
        "<h1>ERO</h1> <h3><b>ERO</b></h3> <a href='x'>un <b>ERO</b></a>",
        '<img alt="ERO" src="ERO.png">',
        '<abbr title="x">E.R.O.</abbr> ERO',
        'ERO puis <abbr title="x">EROs</abbr>',
        "https://ex.fr/ERO ero Ero",
    ],
)
def test_nothing_else_is(source: str) -> None:
    assert _expand(source) == source
