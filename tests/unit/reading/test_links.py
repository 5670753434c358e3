"""Links held against a small site: two articles, a draft, one to come, and a picture."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from plugins.reading.destinations import find_destination, find_destinations
from plugins.reading.links import find_fault, find_faults, find_image_problems, locate_faults
from plugins.reading.places import Fault, Place, Site
from plugins.reading.scanning import Link, scan_body
from plugins.reading.source import parse_source
from plugins.reading.suggestions import MOST_SEARCHES, Suggestions


def _place(slug: str, year: int = 2024, is_draft: bool = False) -> Place:
    output, anchors = f"{slug}/index.html", frozenset({"titre"})
    return Place(f"articles/{slug}.md", output, anchors, is_draft, datetime(year, 1, 1, tzinfo=UTC))


HERE, OTHER, DRAFT, LATER = (
    _place("ici"),
    _place("la"),
    _place("brut", 2024, True),
    _place("v", 2030),
)
PLACES = (HERE, OTHER, DRAFT, LATER)
SITE = Site(
    by_source={place.source: place for place in PLACES},
    by_output={place.output: place for place in PLACES},
    outputs=frozenset({"index.html", "archives/index.html", "la/index.html", "flux/rss.xml"}),
    files=frozenset({"images/a.png", "articles/la.md"}),
    names=frozenset({"tag:réseau"}),
    theme_anchors=frozenset({"contenu"}),
    address="https://exemple.fr",
    now=datetime(2026, 11, 24, tzinfo=UTC),
)


def find_fault_of(target: str, place: Place, site: Site) -> Fault | None:
    """What is wrong with a link in the text of `place`."""
    link = Link(target, False)
    destination = find_destination(link, place.source, place.output, site.address)
    return destination and find_fault(destination, place, site)


@pytest.mark.parametrize(
    "target",
    [
        *("{filename}/articles/la.md", "{filename}la.md#titre", "|filename|/articles/la.md"),
        *("{static}/images/a.png", "{static}../images/a.png", "{tag}réseau", "{index}"),
        *("/", "/archives/", "/la/", "/la/#titre", "/la/#contenu", "../la/", "/flux/rss.xml"),
        *("#titre", "#", "#top", "#contenu", "/images/a.png", "/theme/x.css", "/archives/#2017"),
        *("https://exemple.fr/la/", "https://ailleurs.fr/x/", "mailto:a@b.fr", "http://[", ""),
    ],
)
def test_a_link_that_leads_somewhere_is_sound(target: str) -> None:
    assert find_fault_of(target, HERE, SITE) is None


@pytest.mark.parametrize(
    ("target", "severity", "words"),
    [
        ("{filename}/articles/las.md", "erreur", "vouliez-vous dire « content/articles/la.md »"),
        ("{filename}/images/a.png", "erreur", "{static}"),
        ("{filename}la.md#tire", "attention", "vouliez-vous dire « #titre »"),
        ("{static}/images/b.png", "erreur", "« content/images/b.png » n’existe pas"),
        ("{fichier}la.md", "erreur", "{filename}"),
        ("{tag}absent", "attention", "aucun article publié"),
        ("/nulle-part/", "attention", "aucune page"),
        ("/archive/", "attention", "vouliez-vous dire « /archives/ »"),
        ("/la", "attention", "finir par une barre"),
        ("la.md", "attention", "{filename}"),
        ("www.exemple.fr/", "attention", "https://"),
        ("https://exemple.fr/nulle-part/", "attention", "aucune page"),
        ("/images/A.png", "attention", "vouliez-vous dire « content/images/a.png »"),
        ("#tite", "attention", "dans cette page"),
        ("/la/#tite", "attention", "content/articles/la.md"),
        ("{filename}brut.md", "attention", "brouillon"),
        ("/brut/", "attention", "brouillon"),
        ("{filename}v.md", "attention", "pas encore paru"),
    ],
)
def test_a_link_that_leads_nowhere_is_a_fault(target: str, severity: str, words: str) -> None:
    fault = find_fault_of(target, HERE, replace(SITE, suggestions=Suggestions()))
    assert fault is not None
    assert fault.severity.value == severity
    assert words in fault.message


@pytest.mark.parametrize("place", [DRAFT, _place("apres", 2031)])
def test_what_is_not_out_yet_may_lead_to_what_will_be_out_by_then(place: Place) -> None:
    assert find_fault_of("{filename}v.md", place, SITE) is None


def test_a_faulty_link_is_reported_at_every_line_where_it_stands() -> None:
    source = parse_source("Title: T\n\n[a](/x/)\n\n[b](/x/)\n")
    scan = scan_body('<a href="/x/">a</a><a href="/x/">b</a>')
    links = find_destinations(scan.links, HERE.source, HERE.output, SITE.address)
    assert [p.line for p in locate_faults(find_faults(HERE, links, SITE), source)] == [3, 5]


def test_the_image_of_the_header_must_be_there() -> None:
    assert find_image_problems("/images/a.png", 4, SITE) == []
    (problem,) = find_image_problems("/images/absent.png", 4, SITE)
    assert (problem.line, problem.severity.value) == (4, "erreur")


def test_suggestions_are_bounded() -> None:
    suggestions = Suggestions()
    hints = [suggestions.suggest("acheter", ["acheter"]) for _ in range(MOST_SEARCHES + 10)]
    assert len([hint for hint in hints if hint]) == MOST_SEARCHES
