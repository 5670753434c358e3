"""`content/themes.toml` read strictly, and the themes that articles name found in it."""

import time

import pytest

from plugins.reading.problems import RefusedValueError
from plugins.reading.slugs import build_slug
from plugins.reading.theme_links import resolve_theme_links
from plugins.reading.themes import Themes
from plugins.reading.themes_file import parse_themes

SOUND = """\
[[themes]]
nom = "LinkedIn & Cie"
slug = "linkedin"
parent = "Recherche / Réseau"
[[themes]]
nom = "Réseau"
slug = "reseau-humeurs"
parent = "Humeurs"
[[themes]]
nom = "Réseau"
parent = "Recherche"
description = '''
Deux
lignes.'''
[[etiquettes]]
nom = "C++"
slug = "c-plus-plus"
[[etiquettes]]
nom = "L’été"
slug = "lete"
[[etiquettes]]
nom = "🎉"
slug = "🎉"
"""


def read(text: str) -> Themes:
    themes, problems = parse_themes(text, build_slug)
    assert not problems
    return themes


def list_problems(text: str) -> list[tuple[int, str]]:
    return [(each.line, each.message) for each in parse_themes(text, build_slug)[1]]


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Humeurs / Réseau", "reseau-humeurs"),
        ("Recherche / Réseau", "reseau"),
        ("Humeurs\u00a0/ Re\u0301seau", "reseau-humeurs"),
        ("LinkedIn & Cie", "linkedin"),
        ("Réseau / LinkedIn & Cie", "linkedin"),
        ("linkedin", "linkedin"),
        ("Humeurs", "humeurs"),
        ("humeurs", "humeurs"),
        ("Autre / chose", ""),
        ("Autre", ""),
    ],
)
def test_a_category_is_found_by_its_path_its_end_or_its_slug(text: str, slug: str) -> None:
    assert read(SOUND).categories.find(text).slug == slug


@pytest.mark.parametrize(
    ("text", "slug"),
    [("C++", "c-plus-plus"), ("L'été", "lete"), ("l’été", ""), ("lete", "lete"), ("C", "")],
)
def test_a_tag_is_found_by_its_name_or_its_slug(text: str, slug: str) -> None:
    assert read(SOUND).tags.find(text).slug == slug


def test_parents_and_description_are_known_whatever_the_order() -> None:
    found = read(SOUND).categories.find("LinkedIn & Cie")
    assert [each.slug for each in found.parents] == ["recherche", "reseau"]
    assert found.parents[1].description == "Deux lignes."
    assert found.path == "Recherche / Réseau / LinkedIn & Cie"


def test_of_namesakes_the_one_is_meant_whose_slug_follows_from_the_name() -> None:
    assert read(SOUND).categories.find("Réseau").path == "Recherche / Réseau"


@pytest.mark.parametrize("text", ["Réseau", "Ailleurs / Réseau"])
def test_a_name_that_may_be_several_or_none_is_refused(text: str) -> None:
    apart = SOUND.replace('parent = "Recherche"', 'parent = "Recherche"\nslug = "r"')
    with pytest.raises(RefusedValueError, match="Réseau"):
        read(apart).categories.find(text)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('[[themes]]\nnom = "A\n', 2, "ne se lit pas"),
        ("[[themes]]\nnom = [\n", 3, "ne se lit pas"),
        ('\n[[theme]]\nnom = "A"', 2, "vouliez-vous dire « themes »"),
        ('[themes]\nnom = "A"', 1, "[[themes]]"),
        ('themes = "A"', 1, "[[themes]]"),
        ('[[themes]]\nslug = "a"', 1, "il manque le nom"),
        ('[[themes]]\nnom = "A"\n\nparents = "B"', 4, "vouliez-vous dire « parent »"),
        ('[[etiquettes]]\nnom = "A"\nparent = "B"', 3, "n’existe pas"),
        ("[[themes]]\nnom = 12", 2, "doit être un texte"),
        ('[[themes]]\nnom = "A"\nslug = "A b"', 3, "« A b »"),
        ('[[themes]]\nnom = "A"\nslug = "../x"', 3, "« ../x »"),
        ('[[themes]]\nnom = "A\\u202e"', 2, "invisible"),
        ('[[etiquettes]]\nnom = "a; b"', 2, "point-virgule"),
        ('[[themes]]\nnom = "+"', 1, "ne donne pas d’adresse"),
        ('[[themes]]\nnom = "A"\n[[themes]]\nnom = "B"\nslug = "a"', 5, "déjà celui de « A »"),
        ('[[themes]]\nnom = "A"\n[[themes]]\nnom = "A"\nslug = "b"', 4, "écrit deux fois"),
        ('[[themes]]\nnom = "A"\nparent = "A"', 3, "un seul"),
        ('[[themes]]\nnom = "A"\nparent = "B / C"', 3, "un seul"),
        ("x = " + "[" * 5000, 1, "ne se lit pas"),
    ],
)
def test_each_fault_is_said_with_its_line(text: str, line: int, words: str) -> None:
    ((found, message),) = list_problems(text)
    assert found == line
    assert words in message


def test_a_circle_and_a_doubtful_parent_are_refused() -> None:
    circle = '[[themes]]\nnom = "A"\nparent = "B"\n[[themes]]\nnom = "B"\nparent = "A"\n'
    assert [line for line, _ in list_problems(circle)] == [3, 6]
    doubtful = SOUND + '[[themes]]\nnom = "X"\nparent = "Réseau"\n'
    assert [line for line, _ in list_problems(doubtful)] == [SOUND.count("\n") + 3]


def test_an_empty_file_says_nothing() -> None:
    themes = read("# rien\n")
    assert themes.categories.find("Réseau").slug == ""
    assert resolve_theme_links('<a href="{tag}C++">', themes, {}) == '<a href="{tag}C++">'


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ('href="{tag}C++"', 'href="/t/c-plus-plus/"'),
        ("href='{tag}L&#39;été'", "href='/t/lete/'"),
        ('href="{category}Humeurs%20/%20Réseau#x"', 'href="/c/reseau-humeurs/#x"'),
        ('href="{category}Réseau"', 'href="/c/reseau/"'),
        ('href="{category}Ailleurs / Réseau"', 'href="{category}Ailleurs / Réseau"'),
        ('href="{tag}🎉"', 'href="/t/%F0%9F%8E%89/"'),
        ('href="{tag}autre"', 'href="{tag}autre"'),
        ('title="{tag}C++"', 'title="{tag}C++"'),
    ],
)
def test_links_by_name_lead_to_known_slugs(link: str, address: str) -> None:
    patterns = {"category": "c/{slug}/", "tag": "t/{slug}/"}
    assert resolve_theme_links(f"<a {link}>", read(SOUND), patterns) == f"<a {address}>"


def test_a_long_file_is_read_in_linear_time() -> None:
    rows = (f'[[themes]]\nnom = "N {n}"\nparent = "N {n // 3}"\n' for n in range(1, 3000))
    started = time.process_time()
    themes, problems = parse_themes('[[themes]]\nnom = "N 0"\n' + "".join(rows), build_slug)
    assert len(themes.categories.by_slug) == 3000
    assert not problems
    assert time.process_time() - started < 5
